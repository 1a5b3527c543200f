// The words of the site, ordered so that what a reader types can be led to them.

/** @import { Document, Kind, Lexicon, Library, Term, WordGroup } from "./types.js" */

import { stemmer } from "@orama/stemmers/dutch";

import { WordList } from "./wordlist.js";
import { forms, written } from "./words.js";

/**
 * What a word has in common with its other forms: the stem of Snowball for Dutch, and what that leaves.
 * A plural after a vowel (regio's, pabos), a present participle (krimpende), a doubled letter (rollen, rol),
 * and a last letter that a plural changes (grenzen, grens; brieven, brief).
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  const bare = word.replace(/(?<=...[aiouy])s$/, "").replace(/(?<=[^aeiouy]..[^aeiouy])end?e?n?$/, "en");
  return stemmer(bare)
    .replace(/([^aeiouy])\1$/, "$1")
    .replace(/(?<=...)[sz]$/, "")
    .replace(/v$/, "f");
}

/** The stems that a word would have if it is a form of a verb: betaalt and betaald of betalen, gedeeld of delen. @param {string} word */
export function verbStems(word) {
  const base = BASE.exec(word)?.[1] ?? "";
  const bases = [base, /[td]$/.test(word) ? base.replace(/^ge/, "") : ""];
  return [...new Set(bases.filter(({ length }) => length >= 4).map(stem))].filter((found) => found !== stem(word));
}

/** A form of a verb without its ending; a "t" after one short vowel belongs to the word. */
const BASE = /^(.*(?:[^aeiou]|aa|ee|oo|ie|oe|eu|ui|ij|ei|ou))[dt](?:en?)?$/;

/** Words under a key. @param {Iterable<[string, string]>} pairs @returns {Map<string, string[]>} */
function gather(pairs) {
  const found = new Map();
  for (const [key, value] of pairs) {
    if (found.has(key)) found.get(key).push(value);
    else found.set(key, [value]);
  }
  return found;
}

/** A term of a group of words as a list of words, and the key by which it is found: the stems of its words. @param {string} term */
function phrase(term) {
  const parts = written(term).flatMap(({ bare }) => forms(bare).slice(0, bare.split("-").length));
  return { parts, key: parts.map(stem).join(" ") };
}

/** For the key of every term: the other terms of its groups. @param {WordGroup[]} groups @returns {Map<string, Term[]>} */
function neighbours(groups) {
  /** @type {Map<string, Term[]>} */
  const found = new Map();
  for (const { equal, terms } of groups) {
    const phrases = terms.map(phrase).filter(({ parts }) => parts.length > 0);
    for (const { key } of phrases) {
      const others = phrases.filter((other) => other.key !== key).map(({ parts }) => ({ parts, equal }));
      found.set(key, [...(found.get(key) ?? []), ...others]);
    }
  }
  return found;
}

/**
 * How many documents hold each word, and the words of the groups of words: these lead to others, and are no words of the site.
 *
 * @param {Document[]} documents
 */
function counted(documents) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Set<string>} */
  const groupWords = new Set();
  for (const { group, titleWords, keywords, text, related } of documents) {
    if (group) for (const word of [...titleWords, ...keywords]) groupWords.add(word);
    else for (const word of new Set([...titleWords, ...keywords, ...text, ...related])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return { counts, groupWords };
}

/**
 * The lexicon: every word by which a document is found, its relatives, and how people call documents.
 *
 * @param {Pick<Library, "documents" | "groups" | "stop" | "choices">} library
 * @returns {Lexicon}
 */
export function makeLexicon({ documents, groups, stop, choices }) {
  const { counts, groupWords } = counted(documents);
  const synonyms = neighbours(groups);
  const numbered = documents.filter(({ number }) => /^\d/.test(number));
  return {
    stop,
    synonyms,
    groupWords,
    counts,
    words: new WordList(counts.keys()),
    keys: new WordList([...synonyms.keys()].filter((key) => !key.includes(" ") && !counts.has(key))),
    stems: gather([...counts.keys()].map((word) => [stem(word), word])),
    verbs: gather([...counts.keys()].flatMap((word) => verbStems(word).map((base) => /** @type {[string, string]} */ ([base, word])))),
    kinds: choices.soort,
    kindWords: kindWords(choices.soort),
    names: gather(numbered.map(({ label, id }) => [label.toLowerCase().split(" · ")[0] ?? "", id])),
    ids: new Set(documents.map(({ id }) => id)),
  };
}

/** For the stem of every word that names a kind, the kind: vragen is peervraag, voorbeeld is praktijkvoorbeeld. @param {Kind[]} kinds */
function kindWords(kinds) {
  const asked = kinds.filter(({ page }) => !page).map(({ id, label, plural, words = [] }) => ({ id, all: [label, plural, ...words] }));
  return new Map(asked.flatMap(({ id, all }) => all.map((word) => /** @type {[string, string]} */ ([stem(phrase(word).parts.join("")), id]))));
}
