// Cuts a text into words, in the same way as the build did (macros/exports/search/words.py).

const DASHES = /[‐‑‒–—]/g;
const UNSEEN = String.raw`[\p{Default_Ignorable_Code_Point}\p{Co}\p{Noncharacter_Code_Point}\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u2800\ufff9-\ufffd]`;
const WORD = new RegExp(`[\\p{L}\\p{N}]+(?:(?:${UNSEEN}+(?:['’ʼ\`´&-]${UNSEEN}*)?|['’ʼ\`´&-]${UNSEEN}*)[\\p{L}\\p{N}]+)*`, "gu");
const APART = new RegExp(`['’ʼ\`´]|${UNSEEN}`, "gu"); // stand inside a word, and are no part of it

/** Without accents: coördinatie is coordinatie. */
const fold = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "");

/** The words of a text as they stand in it: their place, and how they are written without signs in them. */
export function written(text) {
  const plain = text.normalize("NFC").toLowerCase().replace(DASHES, "-");
  return Array.from(plain.matchAll(WORD), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    bare: match[0].replaceAll("&", "en").replace(APART, ""),
  }));
}

/** The forms by which one written word is found: itself, or its parts and the whole when it has hyphens. */
export function forms(bare) {
  const pieces = bare.split("-").map(fold);
  return pieces.length > 1 ? [...pieces, pieces.join("")] : pieces;
}

/** The words by which a text is found: no stop words, no single letters. */
export function words(text, stop) {
  return written(text)
    .filter(({ bare }) => !stop.has(bare))
    .flatMap(({ bare }) => forms(bare))
    .filter((form) => /^(?:..|\p{Nd})/u.test(form));
}
