// Does a line quote the text of a point, and of which version? Knows nothing of the page.

import { plain } from "./mentions.js";

// Among the 21 texts the two that are most alike share 0.56 of their words.
const ALIKE = 0.6;
const FEWEST = 5;
const QUOTED = /“([^“”]+)”|„([^„”]+)”|"([^"]+)"|‘([^‘’]+)’|«([^«»]+)»/g;

/** The words of a text, apart and in a row: marks and capitals do not count. */
function wordsOf(text) {
  const words = plain(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return { words, row: ` ${words.join(" ")} ` };
}

/** All versions of some points, newest first: where two have the same words, the newest is meant. */
export const releases = (points) =>
  points.flatMap((point) => point.versies.map((version) => ({ point, version, ...wordsOf(version.tekst) }))).reverse();

/**
 * Which of some releases a line quotes, or null: { point, version, how, text }.
 * `how` is "heel" (all its words, in order), "deel" (a part of them) or "bijna" (many of them).
 */
export function quoteIn(line, texts) {
  const candidates = [...quotedIn(line), line].map((text) => ({ text, ...wordsOf(text) })).filter((each) => each.words.length >= FEWEST);
  const found = candidates.flatMap((text) => texts.map((each) => compare(text, each)));
  return found.filter(Boolean).reduce((best, next) => (best && best.score >= next.score ? best : next), null);
}

/** What the reference to a point quotes: by preference from the version that it names. */
export function quoteBeside(line, point, number) {
  const [all, named] = [releases([point]), releases([point]).filter(({ version }) => version.versie === number)];
  const own = quoteIn(line, named);
  const found = own && own.how !== "bijna" ? own : quoteIn(line, all);
  // A reference says more than it quotes, so only what stands between quotation marks can be almost right.
  return found?.how === "bijna" && found.text === line ? null : found;
}

const quotedIn = (line) => [...line.matchAll(QUOTED)].map((match) => match.slice(1).find(Boolean));

function compare(here, there) {
  const found = { point: there.point, version: there.version, text: here.text.trim() };
  if (there.words.length && here.row.includes(there.row)) return { ...found, how: "heel", score: 3 };
  if (there.row.includes(here.row)) return { ...found, how: "deel", score: 2 };
  const score = alike(there.words, here.words);
  return score >= ALIKE ? { ...found, how: "bijna", score } : null;
}

/** The part of their words that two texts share, whatever the order: 0 to 1. */
function alike(one, other) {
  const most = (2 * Math.min(one.length, other.length)) / (one.length + other.length);
  if (most < ALIKE) return most;
  const left = new Map();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    if (!left.get(word)) continue;
    left.set(word, left.get(word) - 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
