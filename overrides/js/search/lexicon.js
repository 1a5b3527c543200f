// The words of the site, ordered so that what a reader types can be led to them.

/** @import { Document, Kind, Lexicon, Library, Term, WordGroup } from "./types.js" */

import { stemmer } from "@orama/stemmers/dutch";

import { WordList } from "./wordlist.js";
import { forms, plain, written } from "./words.js";

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

/**
 * Whether two words of one stem can be forms of one word. The stemmer writes a long vowel as a short one (baas and basse
 * become bas), and no word has both: a doubled consonant or a short end beside a double vowel is another word.
 * @param {string} a
 * @param {string} b
 */
export const alike = (a, b) => !((SHORT.test(a) && LONG.test(b)) || (SHORT.test(b) && LONG.test(a)));
const SHORT = /[^aeiou][aeou]([bcdfgklmnprst])\1[aeiou]?[a-z]{0,2}$|(?:[^aeiou][aou]|^[^aeiou]*e)[bcdfgklmnprst]$/;
const LONG = /([aeou])\1[^aeiou]+(?:e[nrs]?)?$/;

/** A form of a verb without its ending; a "t" after one short vowel belongs to the word. */
const BASE = /^(.*(?:[^aeiou]|aa|ee|oo|ie|oe|eu|ui|ij|ei|ou))[dt](?:en?)?$/;

/** Values under a key. @template T @param {Iterable<readonly [string, T]>} entries @returns {Map<string, T[]>} */
function gather(entries) {
  /** @type {Map<string, T[]>} */
  const found = new Map();
  for (const [key, value] of entries) {
    const values = found.get(key);
    if (values) values.push(value);
    else found.set(key, [value]);
  }
  return found;
}

/**
 * A term of a group of words: the ways it is written, with the parts of a word with hyphens apart and as one word,
 * and the key by which it is found, the stems of its words.
 *
 * @param {string} term
 */
function phrase(term) {
  const all = written(term).map(({ bare }) => forms(bare));
  const apart = all.flatMap((each) => (each.length > 1 ? each.slice(0, -1) : each));
  const closed = all.flatMap((each) => each.slice(-1));
  return { spellings: closed.length < apart.length ? [apart, closed] : [apart], key: apart.map(stem).join(" ") };
}

/** @typedef {ReturnType<typeof phrase>} Phrase */

/** The terms of each group, as phrases. @param {WordGroup[]} groups */
const phrased = (groups) => groups.map(({ equal, terms }) => ({ equal, phrases: terms.map(phrase).filter(({ key }) => key) }));

/** For the key of every term the others of its phrases. @param {Phrase[]} phrases */
const pairs = (phrases) => phrases.flatMap((one) => phrases.filter(({ key }) => key !== one.key).map((other) => ({ key: one.key, other })));

/**
 * For the key of every term: the other terms of its groups, and what means the same as those.
 *
 * @param {ReturnType<typeof phrased>} groups
 * @returns {Map<string, Term[]>}
 */
function neighbours(groups) {
  const same = gather(groups.filter(({ equal }) => equal).flatMap(({ phrases }) => pairs(phrases).map(({ key, other }) => /** @type {const} */ ([key, other]))));
  const led = gather(
    groups.flatMap(({ equal, phrases }) =>
      pairs(phrases).flatMap(({ key, other }) => {
        const meant = [other, ...(same.get(other.key) ?? [])].filter((term) => term.key !== key);
        return meant.flatMap(({ spellings }) => spellings.map((parts) => /** @type {const} */ ([key, { parts, equal }])));
      }),
    ),
  );
  return new Map([...led].map(([key, terms]) => [key, once(terms)]));
}

/** Each term once, as equal when it is so anywhere. @param {Term[]} terms */
const once = (terms) => [...new Map([...terms].sort((a, b) => Number(a.equal) - Number(b.equal)).map((term) => [term.parts.join(" "), term])).values()];

/** For the stem of every term of one word, the words as they are written. @param {ReturnType<typeof phrased>} groups */
const spelled = (groups) => gather(groups.flatMap(({ phrases }) => phrases.flatMap(({ key, spellings: [[word = ""] = []] }) => (key.includes(" ") ? [] : [/** @type {[string, string]} */ ([key, word])]))));

/** For the stem of a word that means the same as others, the stem that stands for them all: docent and leerkracht are leraar. @param {ReturnType<typeof phrased>} groups @returns {Map<string, string>} */
function standing(groups) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { equal, phrases } of groups) {
    const keys = phrases.map(({ key }) => key).filter((key) => equal && !key.includes(" "));
    for (const key of keys) if (!found.has(key)) found.set(key, keys[0] ?? key);
  }
  return found;
}

/**
 * The same terms under what their words stand for: "gevluchte docent" is found by "gevluchte leraren" too.
 *
 * @param {Map<string, Term[]>} synonyms
 * @param {Map<string, string>} stands
 * @returns {[string, Term[]][]}
 */
function underAnother(synonyms, stands) {
  return [...synonyms].flatMap(([key, terms]) => {
    const words = key.split(" ");
    const other = standsFor(words, stands);
    return words.length > 1 && other !== key ? [/** @type {[string, Term[]]} */ ([other, [...(synonyms.get(other) ?? []), ...terms, { parts: words, equal: true }]])] : [];
  });
}

/** The key of a run of stems, each by what it stands for. @param {string[]} stems @param {Map<string, string>} stands */
export const standsFor = (stems, stands) => stems.map((word) => stands.get(word) ?? word).join(" ");

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
  const terms = phrased(groups);
  const stands = standing(terms);
  const direct = neighbours(terms);
  const synonyms = new Map([...direct, ...underAnother(direct, stands)]);
  const numbered = documents.filter(({ number }) => /^\d/.test(number));
  return {
    stop,
    synonyms,
    stands,
    spelled: spelled(terms),
    groupWords,
    counts,
    words: new WordList(counts.keys()),
    keys: new WordList([...synonyms.keys()].filter((key) => !key.includes(" ") && !counts.has(key))),
    stems: gather([...counts.keys()].map((word) => [stem(word), word])),
    verbs: gather([...counts.keys()].flatMap((word) => verbStems(word).map((base) => /** @type {[string, string]} */ ([base, word])))),
    kinds: choices.soort,
    kindWords: kindWords(choices.soort),
    names: gather(numbered.map(({ label, id }) => [label.toLowerCase().split(" · ")[0] ?? "", id])),
    doors: new Map(documents.flatMap(doorsOf)),
    ids: new Set(documents.map(({ id }) => id)),
  };
}

/** What a page for readers is called whole, with its id. @param {Document} document @returns {[string, string][]} */
const doorsOf = ({ kind, address, title, doors, id }) => (kind.page && !address.includes("#") ? [title, ...doors].map((door) => [plain(door), id]) : []);

/** For the stem of every word that names a kind, the kind: vragen is peervraag, voorbeeld is praktijkvoorbeeld. @param {Kind[]} kinds */
function kindWords(kinds) {
  const asked = kinds.filter(({ page }) => !page).map(({ id, label, plural, words = [] }) => ({ id, all: [label, plural, ...words] }));
  return new Map(asked.flatMap(({ id, all }) => all.map((word) => /** @type {[string, string]} */ ([stem((phrase(word).spellings[0] ?? []).join("")), id]))));
}
