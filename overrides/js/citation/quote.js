// Does a line quote the text of a point, and of which version? Knows nothing of the page.

/** @import { Point, Quote, Release } from "./types.js" */

import { near, wordsOf } from "./mentions.js";

// Among the 21 texts the two that are most alike share 0.56 of their words.
const ALIKE = 0.6;
const FEWEST = 5;
const QUOTED = /“([^“”]+)”|„([^„”]+)”|"([^"]+)"|‘([^‘’]+)’|«([^«»]+)»/g;

/** The words of a text, apart and in a row. @param {string} text */
function cut(text) {
  const words = wordsOf(text);
  return { words, row: ` ${words.join(" ")} ` };
}

/** All versions of some points, newest first: where two have the same words, the newest is meant. @param {Point[]} points @returns {Release[]} */
export const releases = (points) =>
  points.flatMap((point) => point.versies.map((version) => ({ point, version, ...cut(version.tekst) }))).reverse();

/**
 * Which of some releases a line quotes, or null: { point, version, how, text }.
 * `how` is "heel" (all its words, in order), "deel" (a part of them) or "bijna" (many of them).
 *
 * @param {string} line
 * @param {Release[]} texts
 * @returns {Quote | null}
 */
export function quoteIn(line, texts) {
  const candidates = [...quotedIn(line), line].map((text) => ({ text, ...cut(text) })).filter((each) => each.words.length >= FEWEST);
  const found = candidates.flatMap((text) => texts.flatMap((each) => compare(text, each) ?? []));
  return found.reduce((best, next) => (best && best.score >= next.score ? best : next), /** @type {Quote | null} */ (null));
}

/**
 * What the reference to a point quotes: by preference from the version that it names.
 *
 * @param {string} line
 * @param {Point} point
 * @param {string} number
 */
export function quoteBeside(line, point, number) {
  const [all, named] = [releases([point]), releases([point]).filter(({ version }) => version.versie === number)];
  const own = quoteIn(line, named);
  const found = own && own.how !== "bijna" ? own : quoteIn(line, all);
  // A reference says more than it quotes, so only what stands between quotation marks can be almost right.
  return found?.how === "bijna" && found.text === line.trim() ? null : found;
}

/** @param {string} line */
const quotedIn = (line) => [...line.matchAll(QUOTED)].map((match) => match.slice(1).find(Boolean) ?? "");

/** @param {{ text: string, words: string[], row: string }} here @param {Release} there @returns {Quote | null} */
function compare(here, there) {
  const found = { point: there.point, version: there.version, text: here.text.trim() };
  if (there.words.length && here.row.includes(there.row)) return { ...found, how: "heel", score: 3 };
  if (there.row.includes(here.row)) return { ...found, how: "deel", score: 2 };
  const score = alike(there.words, here.words);
  return score >= ALIKE ? { ...found, how: "bijna", score } : null;
}

/** The part of their words that two texts share but for slips, whatever the order: 0 to 1. @param {string[]} one @param {string[]} other */
function alike(one, other) {
  const most = (2 * Math.min(one.length, other.length)) / (one.length + other.length);
  if (most < ALIKE) return most;
  /** @type {Map<string, number>} */
  const left = new Map();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const key = left.get(word) ? word : [...left].find(([each, count]) => count && near(each, word))?.[0];
    if (key === undefined) continue;
    left.set(key, (left.get(key) ?? 0) - 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
