// The ways to meet a word of a query: itself, its forms, what means the same, and what a slip of the hand makes of it.
// A way is { words, weight }: words of the site that must all stand in a document, and what meeting them is worth, from 0 to 1.

import { stem, verbStems } from "./lexicon.js";

const JOINTS = ["", "s", "en", "e", "n"]; // letters between the parts of a compound

/** How much a way of meeting a word is worth. */
export const WEIGHT = {
  exact: 1,
  inflected: 0.8,
  verb: 0.45,
  equal: 0.85,
  akin: 0.35,
  form: 0.75,
  begin: 0.8,
  inside: 0.35,
  typo: 0.7,
  part: 0.15,
  family: 0.22,
  start: 0.5,
  rescue: 0.3,
};

/** For a word that leads nowhere: what it ends or begins with, and what is further away than a slip. */
export function rescue(word, context) {
  const { lexicon } = context;
  const pieces = [];
  for (let size = word.length - 2; size >= 4 && !pieces.length; size -= 1) {
    pieces.push(...[word.slice(-size), word.slice(0, size)].filter((piece) => isWord(piece, lexicon)));
  }
  const far = word.length >= 8 ? [...lexicon.words.near(word, 3)].map(([near]) => near) : [];
  return [
    ...pieces.flatMap((piece) => waysOf(piece, false, context).filter(({ weight }) => weight >= WEIGHT.typo)),
    ...far.map((near) => ({ words: [near], weight: 1 })),
  ].map((way) => ({ ...way, weight: way.weight * WEIGHT.rescue }));
}

/** Every way to meet one word. */
export function waysOf(word, typing, { lexicon, synonyms }) {
  const ways = [];
  const add = (found, weight) => ways.push({ words: [found], weight });
  const { counts } = lexicon;
  const own = stem(word);
  const inflected = lexicon.stems.get(own) ?? [];
  if (counts.has(word)) add(word, WEIGHT.exact);
  for (const found of inflected) add(found, WEIGHT.inflected);
  if (synonyms) ways.push(...synonymsOf(own, lexicon, 1));
  const verbs = new Set((lexicon.verbs.get(own) ?? []).concat(verbStems(word).flatMap((base) => [...(lexicon.stems.get(base) ?? []), ...(lexicon.verbs.get(base) ?? [])])));
  for (const found of verbs) add(found, WEIGHT.verb);
  if (synonyms) for (const base of verbStems(word)) ways.push(...synonymsOf(base, lexicon, WEIGHT.verb));

  const known = counts.has(word) || inflected.length > 0 || verbs.size > 0 || (synonyms && [own, ...verbStems(word)].some((key) => lexicon.synonyms.has(key)));
  let begun = false;
  if (word.length >= 2) {
    for (const found of lexicon.words.startingWith(word)) {
      if (found === word) continue;
      add(found, (known && !typing ? 0.5 : WEIGHT.begin) * Math.sqrt(word.length / found.length));
      begun ||= word.length >= 4;
    }
  }
  if (word.length >= 4) {
    const core = own.length >= 4 ? own : word;
    for (const found of lexicon.words.words) {
      const at = found.indexOf(core, 1);
      if (at > 0) add(found, WEIGHT.inside * (found.endsWith(word) || stem(found).endsWith(core) ? 1 : 0.6));
    }
  }
  // A word that is still being typed is no typing error.
  if (begun && typing && !known) return ways;
  if (!known && word.length >= 4) ways.push(...typos(word, lexicon, synonyms));
  const parts = split(word, lexicon);
  if (known) ways.push(...parts.map((part) => ({ words: [part], weight: WEIGHT.part })));
  if (word.length >= 6 && !parts.length) ways.push(...family(word, lexicon));
  return ways;
}

/** The words that mean the same or are akin. */
function synonymsOf(key, lexicon, factor) {
  const found = [];
  for (const { parts, equal } of lexicon.synonyms.get(key) ?? []) {
    const words = parts.filter((part) => !lexicon.stop.has(part)).map((part) => nearest(part, lexicon));
    if (!words.length || words.includes("")) continue;
    // A term that shrank to one common word says less than it did.
    const lost = parts.length > 1 && words.length === 1 ? 0.5 : 1;
    for (const option of combinations(words)) {
      const other = option.some((word) => !parts.includes(word)) ? WEIGHT.form : 1;
      found.push({ words: option, weight: other * factor * lost * (equal ? WEIGHT.equal : WEIGHT.akin) });
    }
  }
  return found;
}

/** The forms of a word that stand on the site; empty when there are none. */
function nearest(word, { counts, stems }) {
  const found = stems.get(stem(word)) ?? [];
  return found.length ? found : counts.has(word) ? [word] : "";
}

/** Each choice of one form per word; at most eight. */
function combinations(choices) {
  return choices.reduce((made, options) => made.flatMap((start) => options.map((option) => [...start, option])).slice(0, 8), [[]]);
}

/** Words a typing error away. */
function typos(word, lexicon, synonyms) {
  const reach = word.length >= 7 ? 2 : 1;
  const found = [];
  const worth = (near, errors) => WEIGHT.typo * (1 - errors / Math.max(4, word.length)) * (near[0] === word[0] ? 1 : 0.6);
  for (const [near, errors] of lexicon.words.near(word, reach)) {
    const weight = worth(near, errors);
    found.push({ words: [near], weight });
    for (const form of lexicon.stems.get(stem(near)) ?? []) found.push({ words: [form], weight: weight * 0.8 });
    if (synonyms) found.push(...synonymsOf(stem(near), lexicon, weight));
  }
  if (synonyms) for (const [near, errors] of lexicon.keys.near(stem(word), reach)) found.push(...synonymsOf(near, lexicon, worth(near, errors)));
  return found;
}

/** The parts of a compound, each a word of the site or of a group of words; empty when it is none. */
export function split(word, lexicon, depth = 0) {
  if (word.length < 7 || depth > 2) return [];
  let best = [];
  for (let at = word.length - 3; at >= 3; at -= 1) {
    const head = word.slice(at);
    if (!isWord(head, lexicon)) continue;
    for (const joint of JOINTS) {
      const start = word.slice(0, at);
      if (!start.endsWith(joint)) continue;
      const rest = start.slice(0, start.length - joint.length);
      if (rest.length < 3) continue;
      const parts = isWord(rest, lexicon) ? [rest, head] : [];
      const more = parts.length ? parts : split(rest, lexicon, depth + 1);
      const made = parts.length ? parts : more.length ? [...more, head] : [];
      if (made.length && (!best.length || made.length < best.length || shortest(made) > shortest(best))) best = made;
    }
  }
  return best;
}

const shortest = (parts) => Math.min(...parts.map((part) => part.length));

function isWord(word, { counts, stems, synonyms, stop }) {
  if (word.length < 3 || stop.has(word)) return false;
  const own = stem(word);
  return counts.has(word) || stems.has(own) || synonyms.has(own);
}

/** Words that begin alike and are likely derived from the same: concurreren and concurrentie. */
function family(word, lexicon) {
  const shared = Math.max(5, Math.ceil(Math.min(word.length, 11) * 0.62));
  const found = [];
  for (const near of lexicon.words.startingWith(word.slice(0, shared))) {
    if (near !== word && near.length < word.length + 5) found.push({ words: [near], weight: WEIGHT.family });
  }
  for (let length = word.length - 1; length >= Math.max(5, word.length * 0.55); length -= 1) {
    const start = word.slice(0, length);
    if (lexicon.counts.has(start)) found.push({ words: [start], weight: (WEIGHT.start * length) / word.length });
  }
  return found;
}

/** Ways to meet neighbouring words at once: joined ("peer review" is peerreview), or as a term of a group of words. */
export function together(tokens, { lexicon, synonyms }) {
  const found = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (let size = 2; size <= 4 && start + size <= tokens.length; size += 1) {
      const part = tokens.slice(start, start + size);
      const joined = part.map(({ word }) => word).join("");
      const forms = size <= 3 && joined.length >= 5 ? new Set([...(lexicon.counts.has(joined) ? [joined] : []), ...(lexicon.stems.get(stem(joined)) ?? [])]) : [];
      for (const form of forms) found.push({ words: [form], weight: WEIGHT.exact, tokens: part });
      if (size <= 2 && joined.length >= 6) {
        for (const longer of lexicon.words.startingWith(joined)) {
          if (longer !== joined) found.push({ words: [longer], weight: WEIGHT.begin, tokens: part });
        }
      }
      if (!synonyms) continue;
      const keys = [part.map(({ word }) => stem(word)).join(" "), stem(joined)];
      for (const key of new Set(keys)) found.push(...synonymsOf(key, lexicon, 1).map((way) => ({ ...way, tokens: part })));
    }
  }
  return found;
}
