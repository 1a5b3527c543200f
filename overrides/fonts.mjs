// Which fonts the site serves, and which letters of them.

import subsetFont from "subset-font";

/** All characters from one code point to another, both included. @param {number} from @param {number} to */
const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

// What is not listed here is shown in a fallback font; the arrows and icons of the shell
// are SVG for that reason.
const BASIC_LATIN = range(0x20, 0x7e);
const LATIN_1 = range(0xa0, 0xff);
const SIGNS = "–—‘’‚“”„…•€‹›−";
const DUTCH_ACCENTS = "\u00a0·áàâäçéèêëíìîïñóòôöúùûüÁÄÇÉÈËÏÓÖÜ";

// Copyright, licence and its address stay in the font, as the Open Font License asks.
const LICENCE_NAMES = [0, 13, 14];

/** @typedef {{ file: string, letters: string, features: string[], axes?: Record<string, { min: number, max: number, default: number }> }} Font */

/** Name under which a font is published -> where it comes from, and what of it is kept. @type {Record<string, Font>} */
export const FONTS = {
  "sans.woff2": {
    file: "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
    letters: BASIC_LATIN + LATIN_1 + SIGNS,
    features: ["kern", "mark", "mkmk", "ccmp", "liga", "locl", "pnum"],
    // The weights that css/tokens.css names lie within this range.
    axes: { wght: { min: 400, max: 700, default: 400 } },
  },
  // Only for statements, which are Dutch: a third of the bytes less than with all of Latin-1.
  "serif.woff2": {
    file: "@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2",
    letters: BASIC_LATIN + DUTCH_ACCENTS + SIGNS,
    features: ["kern", "liga"],
  },
};

/** The font as woff2 with only the letters, features and weights asked for. @param {Uint8Array} bytes @param {Font} font */
export function subset(bytes, { letters, features, axes }) {
  return subsetFont(bytes, letters, {
    targetFormat: "woff2",
    keepFeatures: features,
    preserveNameIds: LICENCE_NAMES,
    noHinting: true,
    ...(axes && { variationAxes: axes }),
  });
}
