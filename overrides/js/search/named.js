// The records that a query calls by name or number. Knows nothing of words and weights.

/** @import { Kind, Lexicon, Token } from "./types.js" */

import { numberOf, NUMBERS, ordinal } from "../numerals.js";
import { stem } from "./lexicon.js";
import { distance } from "../typing.js";

const MOST = 30; // numbers of a range that are looked at
const TO = String.raw`\s*(?:-|–|—|…|\.{2,3}|t\s?\/?\s?m|tot(?:\s+en\s+met)?|en\s+met)\s*`;
const NUMBER = String.raw`(?:\d{1,3}|${NUMBERS.slice(1).join("|")})`;
const LETTERED = new RegExp(String.raw`(?<![\p{L}\p{N}-])(\p{L})[\s.-]?0*(\d{1,3})${TO}\1?[\s.-]?0*(\d{1,3})(?![\p{L}\p{N}.])`, "giu");
const NUMBERED = new RegExp(String.raw`(?<=(\p{L}+)\s+(?:(?:van|nrs?\.?|nummers?)\s+)?)(${NUMBER})${TO}(${NUMBER})(?![\p{L}\p{N}.])`, "giu");
const PARTS = new RegExp(String.raw`(?<![\p{N}.])(\d)\.(\d)${TO}(?:\1\.)?(\d)(?![\p{N}.])`, "gu");
const FIRST = new RegExp(String.raw`eerste\s+(${NUMBER})\s+(\p{L}+)`, "giu");

/**
 * The query with every range written out: u03-u05 is u3 u4 u5, uitgangspunt drie tot 5 is uitgangspunt 3 4 5, 2.1-2.3 is
 * 2.1 2.2 2.3, and de eerste twee uitgangspunten is de uitgangspunten 1 2.
 *
 * @param {string} query
 * @param {Lexicon} lexicon
 */
export function withRanges(query, lexicon) {
  /** @param {string} whole @param {string} from @param {string} to @param {string} letter */
  const written = (whole, from, to, letter) => {
    const [first = 0, last = 0] = [from, to].map((number) => numberOf(number.toLowerCase())).sort((a, b) => a - b);
    const count = Math.min(MOST, last - first + 1);
    return count < 2 ? whole : Array.from({ length: count }, (_, at) => `${letter}${first + at}`).join(" ");
  };
  return query
    .replace(LETTERED, (whole, letter, from, to) => (lexicon.kinds.some((kind) => kind.letter === letter.toLowerCase()) ? written(whole, from, to, letter) : whole))
    .replace(PARTS, (whole, owner, from, to) => written(whole, from, to, `${owner}.`))
    .replace(FIRST, (whole, count, word) => (kindOf(word.toLowerCase(), lexicon) ? `${word} ${written(whole, "1", count, "")}` : whole))
    .replace(NUMBERED, (whole, word, from, to) => (kindOf(word.toLowerCase(), lexicon) ? written(whole, from, to, "") : whole));
}

/**
 * Records that the query calls by name: u4, U04, w2, 2.3, uitgangspunt vier, het derde uitgangspunt, or a whole id.
 *
 * @param {Token[]} tokens
 * @param {string} query
 * @param {Lexicon} lexicon
 */
export function named(tokens, query, lexicon) {
  const text = query.toLowerCase();
  /** @type {Set<string>} */
  const found = new Set([text.trim()]);
  for (const [kind, number] of [...byNumber(text, lexicon), ...byWords(tokens, lexicon)]) for (const id of called(kind, number, lexicon)) found.add(id);
  return [...found].filter((id) => lexicon.ids.has(id));
}

/**
 * The ids of what has this number; a waarborg comes with its criteria, and more than one framework may have one of this number.
 *
 * @param {Kind} kind
 * @param {string | number} number
 * @param {Lexicon} lexicon
 */
function called({ id: name, letter = "", figures }, number, { kinds, names }) {
  const ids = figures ? [letter + String(number).padStart(figures, "0")] : (names.get(`${name} ${number}`) ?? []);
  const parts = ids.length ? kinds.filter(({ owner }) => owner === name) : [];
  return [...ids, ...parts.flatMap(({ id }) => [...names].flatMap(([label, owned]) => (label.startsWith(`${id} ${number}.`) ? owned : [])))];
}

/**
 * Numbers as they are: 2.3, u4 and w-2.
 *
 * @param {string} text
 * @param {Lexicon} lexicon
 * @returns {Generator<[Kind, string]>}
 */
function* byNumber(text, { kinds }) {
  for (const [, number = ""] of text.matchAll(/(?<![\d.])(\d\.\d)(?![\d.])/g)) for (const kind of kinds) yield [kind, number];
  for (const [, letter, number = ""] of text.matchAll(/(?<![\p{L}\p{N}]|\p{L}-)([a-z])[\s.-]?0*(\d{1,3})(?![\p{L}\p{N}])/gu)) {
    for (const kind of kinds) if (kind.letter === letter) yield [kind, number];
  }
}

/**
 * Numbers after a kind, or one before it: uitgangspunten 3 en 4, het tweede aandachtspunt.
 *
 * @param {Token[]} tokens
 * @param {Lexicon} lexicon
 * @returns {Generator<[Kind, number]>}
 */
function* byWords(tokens, lexicon) {
  for (const { word: whole, place } of tokens) {
    const [, label = "", close = ""] = /^(.*?)(\d*)$/.exec(whole) ?? [];
    const kind = kindOf(label, lexicon);
    if (!kind) continue;
    yield [kind, Number(close)];
    yield [kind, ordinal(tokens[place - 1]?.word)];
    for (const { word } of tokens.slice(place + 1)) {
      const number = numberOf(word);
      if (number) yield [kind, number];
      else if (!["en", "van", "nummer", "nummers", "nr", "nrs"].includes(word)) break;
    }
  }
}

/**
 * The kind that a word of the query names, also when it has a typing error.
 *
 * @param {string} word
 * @param {Lexicon} lexicon
 */
function kindOf(word, { kinds, kindWords, counts }) {
  const close = word.length < 8 || counts.has(word) ? undefined : [...kindWords].find(([label]) => distance(label, stem(word), 2) <= 2);
  const id = kindWords.get(stem(word)) ?? close?.[1];
  return kinds.find((kind) => kind.id === id || (kind.nickname && stem(kind.nickname) === stem(word)));
}
