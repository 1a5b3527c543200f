// The ways to meet a word of a query: itself, its forms, what means the same, and what a slip of the hand makes of it.
// A way is { words, weight }: words of the site that must all stand in a document, and what meeting them is worth, from 0 to 1.

/** @import { Context, Lexicon, Token, Way } from "./types.js" */

import { alike, standsFor, stem, verbStems } from "./lexicon.js";
import { heard, reach, swapped } from "../typing.js";

const JOINTS = ["", "s", "en", "e", "n"]; // letters between the parts of a compound

/** What Dutch puts before a verb: "tegengaan" is a word, and no slip for one of the site, as long as "gaan" is known. */
const BEFORE = /^(?:aan|achter|af|bij|door|in|mee|na|om|onder|op|over|rond|samen|tegen|terug|toe|uit|voor|weg)(?=....)/;

/** How much a way of meeting a word is worth. */
export const WEIGHT = {
  exact: 1,
  inflected: 0.8,
  verb: 0.6,
  equal: 0.72,
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

/**
 * For a word that leads nowhere: the word that it ends or begins with.
 * A part of a word with hyphens is most often a name, and another word is no help there.
 *
 * @param {Token} token
 * @param {Context} context
 * @returns {Way[]}
 */
export function rescue({ word, part }, context) {
  const { lexicon } = context;
  const pieces = [];
  for (let size = word.length - 2; size >= 5 && !pieces.length && !part && !isVerb(word, lexicon); size -= 1) {
    pieces.push(...[word.slice(-size), word.slice(0, size)].filter((piece) => isWord(piece, lexicon) && (stem(piece).length >= 4 || lexicon.counts.has(piece))));
  }
  const found = pieces.flatMap((piece) => waysOf({ word: piece }, { ...context, synonyms: false }).filter(({ weight }) => weight >= WEIGHT.typo));
  return found.map((way) => ({ ...way, weight: way.weight * WEIGHT.rescue }));
}

/**
 * Every way to meet one word.
 *
 * @param {Pick<Token, "word"> & Partial<Token>} token
 * @param {Context} context
 * @returns {Way[]}
 */
export function waysOf(token, context) {
  const { word } = token;
  const { lexicon, synonyms } = context;
  const typing = token === context.typing;
  const direct = relatives(word, context);
  const known = lexicon.counts.has(word) || direct.known;
  // "co-teaching": what stands before a hyphen is a whole word.
  const whole = token.part && !typing && !known && word.length < 4;
  const begun = whole ? [] : beginnings(word, known && !typing ? 0.5 : WEIGHT.begin, lexicon);
  const ways = [...direct.ways, ...begun, ...insides(word, lexicon)];
  // A word that is still being typed is no typing error.
  if (begun.length && word.length >= 4 && typing && !known) return ways;
  if (!known && !isVerb(word, lexicon) && !isName(token, lexicon)) ways.push(...typos(word, token.part ? 1 : 2, lexicon, synonyms));
  const parts = split(word, lexicon);
  if (known) ways.push(...parts.map((part) => ({ words: [part], weight: WEIGHT.part })));
  if (word.length >= 6 && !parts.length && !token.part) ways.push(...family(word, lexicon));
  return ways;
}

/**
 * The word itself, its forms, and what means the same; whether any of these is of the site or of a group of words.
 *
 * @param {string} word
 * @param {Context} context
 */
function relatives(word, { lexicon, synonyms }) {
  const own = stem(word);
  const bases = verbStems(word);
  /** @param {Map<string, string[]>} found @param {string} key */
  const formsOf = (found, key) => (found.get(key) ?? []).filter((other) => alike(word, other));
  const inflected = formsOf(lexicon.stems, own);
  const verbs = new Set(formsOf(lexicon.verbs, own).concat(bases.flatMap((base) => [...(lexicon.stems.get(base) ?? []), ...(lexicon.verbs.get(base) ?? [])])));
  const meant = synonyms && formsOf(lexicon.spelled, own).length > 0;
  const meantBy = synonyms ? bases.filter((base) => lexicon.spelled.has(base)) : [];
  const ways = [
    ...(lexicon.counts.has(word) ? [{ words: [word], weight: WEIGHT.exact }] : []),
    ...inflected.map((found) => ({ words: [found], weight: WEIGHT.inflected })),
    ...(meant ? synonymsOf(own, lexicon, 1) : []),
    ...[...verbs].map((found) => ({ words: [found], weight: WEIGHT.verb })),
    ...meantBy.flatMap((base) => synonymsOf(base, lexicon, WEIGHT.verb)),
  ];
  return { ways, known: inflected.length > 0 || verbs.size > 0 || meant || meantBy.length > 0 };
}

/**
 * Words that begin with this one.
 *
 * @param {string} word
 * @param {number} weight
 * @param {Lexicon} lexicon
 */
function beginnings(word, weight, lexicon) {
  const longer = word.length < 2 ? [] : [...lexicon.words.startingWith(word)].filter((found) => found !== word);
  return longer.map((found) => ({ words: [found], weight: weight * Math.sqrt(word.length / found.length) }));
}

/**
 * Words that hold this one.
 *
 * @param {string} word
 * @param {Lexicon} lexicon
 */
function insides(word, lexicon) {
  if (word.length < 4) return [];
  const own = stem(word);
  const core = own.length >= 4 ? own : word;
  const cut = word.startsWith(core); // "straat" has the stem "strat", and "administratie" does not hold it
  const holding = lexicon.words.words.filter((found) => found.indexOf(core, 1) > 0 && (core.length > 5 || found.endsWith(word) || (core.length === 5 && stem(found).endsWith(core))) && alike(word, found) && (cut || stem(found).endsWith(core)));
  return holding.map((found) => ({ words: [found], weight: WEIGHT.inside * (found.endsWith(word) || stem(found).endsWith(core) ? 1 : 0.6) }));
}

/**
 * The words that mean the same or are akin.
 *
 * @param {string} key
 * @param {Lexicon} lexicon
 * @param {number} factor
 */
function synonymsOf(key, lexicon, factor) {
  /** @type {Way[]} */
  const found = [];
  for (const { parts, equal } of lexicon.synonyms.get(key) ?? []) {
    const words = parts.filter((part) => !lexicon.stop.has(part)).map((part) => nearest(part, lexicon));
    if (!words.length || words.some((forms) => !forms.length)) continue;
    // A term that shrank to one common word says less than it did.
    const lost = parts.length > 1 && words.length === 1 ? 0.5 : 1;
    for (const option of combinations(words)) {
      const other = option.some((word) => !parts.includes(word)) ? WEIGHT.form : 1;
      found.push({ words: option, weight: other * factor * lost * (equal ? WEIGHT.equal : WEIGHT.akin) });
    }
  }
  return found;
}

/** The forms of a word that stand on the site. @param {string} word @param {Lexicon} lexicon */
function nearest(word, { counts, stems }) {
  const found = stems.get(stem(word)) ?? [];
  return found.length || !counts.has(word) ? found : [word];
}

/** Each choice of one form per word; at most eight. @param {string[][]} choices */
function combinations(choices) {
  return choices.reduce((made, options) => made.flatMap((start) => options.map((option) => [...start, option])).slice(0, 8), /** @type {string[][]} */ ([[]]));
}

/**
 * Words a typing error away: in four or five letters only two that changed places, or what sounds the same; in more one error or ``most``.
 *
 * @param {string} word
 * @param {number} most
 * @param {Lexicon} lexicon
 * @param {boolean} synonyms
 */
function typos(word, most, lexicon, synonyms) {
  const errors = Math.min(most, Math.max(1, reach(word.length)));
  /** @param {Iterable<[string, number]>} found */
  const fit = (found, own = word) => [...found].filter(([near]) => own.length > 5 || (own.length >= 4 && swapped(own, near)) || (own.length === 5 && heard(own) === heard(near)));
  /** @param {string} near @param {number} count */
  const worth = (near, count) => WEIGHT.typo * (1 - count / Math.max(4, word.length)) * (near[0] === word[0] ? 1 : 0.6);
  const found = fit(lexicon.words.near(word, errors)).filter(([near, count]) => (count < 2 && word.length > 7) || near[0] === word[0] || swapped(word, near)).flatMap(([near, count]) => {
    const weight = worth(near, count);
    const forms = (lexicon.stems.get(stem(near)) ?? []).map((form) => ({ words: [form], weight: weight * 0.8 }));
    return [{ words: [near], weight }, ...forms, ...(synonyms ? synonymsOf(stem(near), lexicon, weight) : [])];
  });
  const own = stem(word);
  const keys = synonyms ? fit(lexicon.keys.near(own, Math.min(errors, Math.max(1, reach(own.length)))), own).filter(([near]) => near[0] === own[0]) : [];
  return [...found, ...keys.flatMap(([near, count]) => synonymsOf(near, lexicon, worth(near, count)))];
}

/** The parts of a compound, each a word of the site or of a group of words; empty when it is none. @param {string} word @param {Lexicon} lexicon @returns {string[]} */
export function split(word, lexicon, depth = 0) {
  if (word.length < 7 || depth > 2) return [];
  /** @type {string[]} */
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

/** @param {string[]} parts */
const shortest = (parts) => Math.min(...parts.map((part) => part.length));

/** @param {string} word @param {Lexicon} lexicon */
function isWord(word, { counts, stems, synonyms, stop }) {
  if (word.length < 3 || stop.has(word)) return false;
  const own = stem(word);
  return counts.has(word) || stems.has(own) || synonyms.has(own);
}

/** A verb of two parts, of which the site has the second. @param {string} word @param {Lexicon} lexicon */
function isVerb(word, { counts, stems, stop }) {
  const rest = word.replace(BEFORE, "");
  return rest !== word && (stop.has(rest) || counts.has(rest) || stems.has(stem(rest)));
}

/**
 * A part of a word with hyphens that is not a slip for one of the site either: then it is most often of a name, and
 * another word for a part of it ("vlaanderen", "multi-level") is nonsense.
 *
 * @param {Partial<Token>} token
 * @param {Lexicon} lexicon
 */
function isName({ part, whole = "" }, { words }) {
  return Boolean(part) && words.near(whole, reach(whole.length)).next().done === true;
}

/** Words that begin alike and are likely derived from the same: concurreren and concurrentie. @param {string} word @param {Lexicon} lexicon */
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

/**
 * Ways to meet neighbouring words at once: joined ("peer review" is peerreview), or as a term of a group of words.
 *
 * @param {Token[]} tokens
 * @param {Context} context
 * @returns {Way[]}
 */
export function together(tokens, { lexicon, synonyms }) {
  const runs = tokens.flatMap((_, start) => [2, 3, 4].map((size) => tokens.slice(start, start + size)).filter(({ length }, at) => length === at + 2));
  return runs.flatMap((part) => {
    const joined = part.map(({ word }) => word).join("");
    const stems = part.map(({ word }) => stem(word));
    const keys = new Set([stems.join(" "), standsFor(stems, lexicon.stands), stem(joined)]);
    const meant = synonyms ? [...keys].flatMap((key) => synonymsOf(key, lexicon, 1)) : [];
    return [...asOne(joined, part, lexicon), ...meant].map((way) => ({ ...way, tokens: part }));
  });
}

/**
 * Words that were written apart: as one word, and where it begins a longer one.
 *
 * @param {string} joined
 * @param {Token[]} tokens the words that it was
 * @param {Lexicon} lexicon
 */
function asOne(joined, { length: size, 0: first }, { counts, stems, words }) {
  const forms = size <= 3 && joined.length >= 5 ? new Set([...(counts.has(joined) ? [joined] : []), ...(stems.get(stem(joined)) ?? [])]) : [];
  const longer = size <= 2 && joined.length >= (first?.part ? 4 : 6) ? [...words.startingWith(joined)].filter((word) => word !== joined) : [];
  return [...[...forms].map((form) => ({ words: [form], weight: WEIGHT.exact })), ...longer.map((word) => ({ words: [word], weight: WEIGHT.begin }))];
}
