// Two texts beside each other, word by word, by the rule of macros/views/difference.py. Knows nothing of the page.

/** @import { Piece } from "./types.js" */

/** @param {string} text */
const split = (text) => text.split(/\s+/).filter(Boolean);

/**
 * What is in both texts ("gelijk"), only in the first ("weg") or only in the second ("nieuw"),
 * in reading order: a list of { soort, tekst }.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Piece[]}
 */
export function difference(before, after) {
  const [old, young] = [split(before), split(after)];
  /** @type {[string, string][]} */
  const steps = [];
  const lengths = commonLengths(old, young);
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      steps.push(["gelijk", old[i]]);
      [i, j] = [i + 1, j + 1];
    } else if (j === young.length || (i < old.length && lengths[i + 1][j] >= lengths[i][j + 1])) steps.push(["weg", old[i++]]);
    else steps.push(["nieuw", young[j++]]);
  }
  return joined(steps);
}

/** For every pair of places: how many words the rests of both texts share, in the same order. @param {string[]} old @param {string[]} young */
function commonLengths(old, young) {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(young.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      lengths[i][j] = old[i] === young[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

/** Neighbours of one kind as one piece; in a change what went stands before what came. @param {[string, string][]} steps */
function joined(steps) {
  /** @type {Piece[]} */
  const made = [];
  /** @type {Record<string, string[]>} */
  let change = { weg: [], nieuw: [] };
  const close = () => {
    for (const [soort, words] of Object.entries(change)) if (words.length) made.push({ soort, tekst: words.join(" ") });
    change = { weg: [], nieuw: [] };
  };
  for (const [soort, word] of steps) {
    if (soort !== "gelijk") change[soort].push(word);
    else {
      close();
      const last = made.at(-1);
      if (last?.soort === "gelijk") last.tekst += ` ${word}`;
      else made.push({ soort, tekst: word });
    }
  }
  close();
  return made;
}

/** The texts of the pieces of one kind. @param {Piece[]} all @param {string} soort */
export const pieces = (all, soort) => all.filter((piece) => piece.soort === soort).map((piece) => piece.tekst);
