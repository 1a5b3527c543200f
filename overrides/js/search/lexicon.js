// The words of the site, ordered so that what a reader types can be led to them.

import { stemmer } from "@orama/stemmers/dutch";

import { WordList } from "./wordlist.js";
import { forms, written } from "./words.js";

/**
 * What a word has in common with its other forms: the stem of Snowball for Dutch, and what that leaves.
 * A plural after a vowel (regio's, pabos), a present participle (krimpende), a doubled letter (rollen, rol),
 * and a last letter that a plural changes (grenzen, grens; brieven, brief).
 */
export function stem(word) {
  const bare = word.replace(/(?<=...[aiouy])s$/, "").replace(/(?<=[^aeiouy]..[^aeiouy])end?e?n?$/, "en");
  return stemmer(bare)
    .replace(/([^aeiouy])\1$/, "$1")
    .replace(/(?<=...)[sz]$/, "")
    .replace(/v$/, "f");
}

/** The stems that a word would have if it is a form of a verb: betaalt and betaald of betalen, gedeeld of delen. */
export function verbStems(word) {
  const base = BASE.exec(word)?.[1] ?? "";
  const bases = [base, /[td]$/.test(word) ? base.replace(/^ge/, "") : ""];
  return [...new Set(bases.filter(({ length }) => length >= 4).map(stem))].filter((found) => found !== stem(word));
}

/** A form of a verb without its ending; a "t" after one short vowel belongs to the word. */
const BASE = /^(.*(?:[^aeiou]|aa|ee|oo|ie|oe|eu|ui|ij|ei|ou))[dt](?:en?)?$/;

/** Words under a key; a Map whose values are lists. */
function gather(pairs) {
  const found = new Map();
  for (const [key, value] of pairs) {
    if (found.has(key)) found.get(key).push(value);
    else found.set(key, [value]);
  }
  return found;
}

/** A term of a group of words as a list of words, and the key by which it is found: the stems of its words. */
function phrase(term) {
  const parts = written(term).flatMap(({ bare }) => forms(bare).slice(0, bare.split("-").length));
  return { parts, key: parts.map(stem).join(" ") };
}

/** For the key of every term: the other terms of its groups. */
function neighbours(groups) {
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
 * The lexicon: every word by which a document is found, its relatives, and how people call documents.
 * ``documents``, ``groups`` and ``stop`` are those of ``unpack``.
 */
export function makeLexicon({ documents, groups, stop, choices }) {
  const counts = new Map();
  const groupWords = new Set();
  for (const { group, titleWords, keywords, text, related } of documents) {
    // Words that only stand in a group of words lead to others; they are no words of the site.
    if (group) for (const word of [...titleWords, ...keywords]) groupWords.add(word);
    else for (const word of new Set([...titleWords, ...keywords, ...text, ...related])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const synonyms = neighbours(groups);
  return {
    stop,
    synonyms,
    groupWords,
    counts,
    words: new WordList(counts.keys()),
    keys: new WordList([...synonyms.keys()].filter((key) => !key.includes(" ") && !counts.has(key))),
    stems: gather([...counts.keys()].map((word) => [stem(word), word])),
    verbs: gather([...counts.keys()].flatMap((word) => verbStems(word).map((base) => [base, word]))),
    kinds: choices.soort,
    kindWords: kindWords(choices.soort),
    names: gather(documents.filter(({ number }) => /^\d/.test(number)).map(({ label, id }) => [label.toLowerCase().split(" · ")[0], id])),
    ids: new Map(documents.map(({ id }) => [id, id])),
  };
}

/** For the stem of every word that names a kind of record, the kind: vragen is peervraag, voorbeeld is praktijkvoorbeeld. */
function kindWords(kinds) {
  return new Map(kinds.filter(({ page }) => !page).flatMap(({ id, label, plural, words = [] }) => [label, plural, ...words].map((word) => [stem(phrase(word).parts.join("")), id])));
}
