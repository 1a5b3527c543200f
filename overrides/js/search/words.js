// Cuts a text into words, in the same way as the build did (macros/exports/search/words.py).

const UNSEEN = String.raw`[\p{Default_Ignorable_Code_Point}\p{Co}\p{Noncharacter_Code_Point}\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u2800\ufff9-\ufffd]`;
const DASHES = /[‐‑‒–—]/g;
const WORD = new RegExp(`[\\p{L}\\p{N}]+(?:(?:${UNSEEN}+(?:['’ʼ\`´&-]${UNSEEN}*)?|['’ʼ\`´&-]${UNSEEN}*)[\\p{L}\\p{N}]+)*`, "gu");
const APART = new RegExp(`['’ʼ\`´]|${UNSEEN}`, "gu"); // stand inside a word, and are no part of it

/** Letters that Unicode does not take apart, as people type them without their keyboard. @type {Record<string, string>} */
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ħ: "h", ŧ: "t", ŋ: "n", ĸ: "k", ƶ: "z", ɨ: "i" };

/** Without accents: coördinatie is coordinatie, Łódź is lodz. @param {string} word */
const fold = (word) => word.replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? letter).normalize("NFKD").replace(/\p{M}/gu, "");

/**
 * A text in lower case, with one form for every letter, and for each place in it the place in the text as it was.
 * @param {string} text
 */
function evened(text) {
  const composed = text.normalize("NFC");
  const even = composed.toLowerCase();
  if (composed === text && even.length === text.length) return { even, placeOf: (/** @type {number} */ at) => at };
  /** @type {number[]} */
  const places = [];
  let whole = "";
  for (const { 0: letter, index } of text.matchAll(/\P{M}?\p{M}*/gsu)) {
    const part = letter.normalize("NFC").toLowerCase();
    for (let at = 0; at < part.length; at += 1) places.push(index);
    whole += part;
  }
  places.push(text.length);
  return { even: whole, placeOf: (/** @type {number} */ at) => places[at] ?? text.length };
}

/**
 * The words of a text as they stand in it: their place, and how they are written without signs in them.
 * @param {string} text
 */
export function written(text) {
  const { even, placeOf } = evened(text);
  return Array.from(even.replace(DASHES, "-").matchAll(WORD), (match) => ({
    start: placeOf(match.index),
    end: placeOf(match.index + match[0].length),
    bare: match[0].replaceAll("&", "en").replace(APART, ""),
  }));
}

/** A text as it is called, whatever its capitals, accents and signs: "A–Z" is "a-z". @param {string} text */
export const plain = (text) => fold(written(text).map(({ bare }) => bare).join(" "));

/** The forms by which one written word is found: itself, or its parts and the whole when it has hyphens. @param {string} bare */
export function forms(bare) {
  const pieces = bare.split("-").map(fold);
  return pieces.length > 1 ? [...pieces, pieces.join("")] : pieces;
}

/**
 * The words by which a text is found: no stop words, no single letters.
 * @param {string} text
 * @param {Set<string>} stop
 */
export function words(text, stop) {
  return written(text)
    .filter(({ bare }) => !stop.has(bare))
    .flatMap(({ bare }) => forms(bare))
    .filter((form) => /^(?:..|\p{Nd})/u.test(form));
}
