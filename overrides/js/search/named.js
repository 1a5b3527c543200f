// The records that a query calls by name or number. Knows nothing of words and weights.

import { stem } from "./lexicon.js";
import { distance } from "./wordlist.js";

const NUMBERS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split(" ");
const ORDINALS = { eerste: 1, derde: 3 }; // the others are a number with -de or -ste after it

/** Records that the query calls by name: u4, U04, w2, 2.3, uitgangspunt vier, het derde uitgangspunt, or a whole id. */
export function named(tokens, query, lexicon) {
  const { ids, kinds, names: labels } = lexicon;
  const found = new Set();
  const add = (id) => ids.has(id) && found.add(id);
  const call = ({ id: kind, letter, figures }, number) => {
    // More than one framework may have a waarborg of this number.
    const called = figures ? [letter + String(number).padStart(figures, "0")] : (labels.get(`${kind} ${number}`) ?? []);
    called.forEach(add);
    // A waarborg comes with its criteria.
    const parts = called.length ? kinds.filter(({ owner }) => owner === kind) : [];
    for (const { id } of parts) for (const [label, ids] of labels) if (label.startsWith(`${id} ${number}.`)) ids.forEach(add);
  };
  const text = query.toLowerCase();
  add(text.trim());
  for (const [, number] of text.matchAll(/(?<![\d.])(\d\.\d)(?![\d.])/g)) for (const kind of kinds) call(kind, number);
  for (const [, letter, number] of text.matchAll(/(?<![\p{L}\p{N}]|\p{L}-)([a-z])[\s.-]?0*(\d{1,3})(?![\p{L}\p{N}])/gu)) {
    for (const kind of kinds.filter((one) => one.letter === letter)) call(kind, number);
  }
  // Numbers after a kind, or one before it: uitgangspunten 3 en 4, het tweede aandachtspunt.
  for (const { word: whole, place } of tokens) {
    const [, label, close] = /^(.*?)(\d*)$/.exec(whole);
    const kind = kindOf(label, lexicon);
    if (!kind) continue;
    call(kind, Number(close));
    call(kind, ordinal(tokens[place - 1]?.word));
    for (const { word } of tokens.slice(place + 1)) {
      const number = numberOf(word);
      if (number) call(kind, number);
      else if (!["en", "nummer", "nr"].includes(word)) break;
    }
  }
  return [...found];
}

/** The kind that a word of the query names, also when it has a typing error. */
function kindOf(word, { kinds, kindWords, counts }) {
  const close = word.length < 8 || counts.has(word) ? [] : [...kindWords].find(([label]) => distance(label, stem(word), 2) <= 2);
  const id = kindWords.get(stem(word)) ?? close?.[1];
  return kinds.find((kind) => kind.id === id || kind.nickname === word);
}

/** The number that a word is; 0 for another word. */
export const numberOf = (word) => (/^\d+$/.test(word) ? Number(word) : Math.max(0, NUMBERS.indexOf(word)));

/** The number in eerste, tweede, 3e or zestiende; 0 in another word. */
function ordinal(word = "") {
  return ORDINALS[word] ?? numberOf(/^(.+?)(?:de|ste|e)$/.exec(word)?.[1] ?? "");
}
