// Unpacks the index that the build made (macros/exports/search/) into documents and their words.

/** @import { Document, Index, Kind, Library, Row } from "./types.js" */

import { words } from "./words.js";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;=>?@[]^_{|}~ '";
const HALF = Math.floor(DIGITS.length / 2);
const VALUE = new Map([...DIGITS].map((sign, value) => [sign, value]));

/** The numbers in a packed string; see ``number`` in macros/exports/search/index.py. @param {string} packed */
function* numbers(packed) {
  let value = 0;
  for (const sign of packed) {
    const digit = VALUE.get(sign) ?? 0;
    if (digit < HALF) {
      value = (value + digit + 1) * HALF;
    } else {
      yield value + digit - HALF;
      value = 0;
    }
  }
}

/** Words that were written without what they share with the one before. @param {string} packed */
function unpackWords(packed) {
  let before = "";
  return packed.split(" ").map((part) => (before = before.slice(0, VALUE.get(part.charAt(0))) + part.slice(1)));
}

const FIELDS = /** @type {const} */ (["keywords", "text", "related"]); // as in macros/exports/search/index.py

/**
 * Give every document the words of its three packed fields.
 *
 * @param {Index} index
 * @param {Document[]} documents
 */
function spread(index, documents) {
  const [counts = "", steps = "", fields = ""] = index.plaatsen.split("\n");
  const [count, step] = [numbers(counts), numbers(steps)];
  let at = 0;
  for (const word of unpackWords(index.woorden)) {
    let place = -1;
    for (let left = count.next().value ?? 0; left > 0; left -= 1) {
      place += (step.next().value ?? 0) + 1;
      documents[place]?.[FIELDS[Number(fields[at])] ?? "text"].push(word);
      at += 1;
    }
  }
}

/** What is empty in a document until it is filled. */
const empty = () => ({
  number: "",
  links: /** @type {number[]} */ ([]),
  ...{ thema: /** @type {string[]} */ ([]), sector: /** @type {string[]} */ ([]), rol: /** @type {string[]} */ ([]) },
  ...{ keywords: /** @type {string[]} */ ([]), text: /** @type {string[]} */ ([]), related: /** @type {string[]} */ ([]) },
  ...{ withdrawn: false, doors: /** @type {string[]} */ ([]) },
});

/**
 * A group of words is a document too: its preferred word is its title.
 *
 * @param {{ id: string, terms: string[] }} group
 * @param {Kind} kind
 * @param {string} address
 * @param {number} place
 * @param {Set<string>} stop
 * @returns {Document}
 */
function groupDocument({ id, terms: [title = "", ...others] }, kind, address, place, stop) {
  const titleWords = words(title, stop);
  const own = { place, id, title, titleWords, names: [titleWords], keywords: words(others.join(" "), stop), group: true };
  return { ...empty(), ...own, kind, soort: [kind.id], label: kind.label, address: address.replace("*", () => id) };
}

/**
 * A document of its row.
 *
 * @param {Row} row
 * @param {number} place
 * @param {Index} index
 * @param {Set<string>} stop
 * @returns {Document}
 */
function rowDocument(row, place, index, stop) {
  const [soort, id, title, number = "", address = 0, links = [], themes = [], sectors = [], roles = [], withdrawn = 0, doors = []] = row;
  const kind = /** @type {Kind} */ (index.soorten[soort]);
  /** @param {number[]} places @param {[string, string][]} choices */
  const idsAt = (places, choices) => places.flatMap((at) => choices[at]?.[0] ?? []);
  return {
    ...empty(),
    ...{ place, id, title, number, links, kind, doors },
    soort: [kind.id],
    label: [kind.label, number].filter(Boolean).join(" "),
    address: (index.adressen[address] ?? "").replace("*", () => id),
    ...{ thema: idsAt(themes, index.themas), sector: idsAt(sectors, index.sectoren), rol: idsAt(roles, index.rollen) },
    withdrawn: withdrawn === 1,
    titleWords: words(title, stop),
    // Its title without the abbreviation that stands behind it, and its other names.
    names: [title.replace(/\(.*\)/, ""), ...doors].map((name) => words(name, stop)),
  };
}

/**
 * What the index holds, with names: documents in the order of the build, and the choices to filter by.
 *
 * @param {Index} index
 * @returns {Library}
 */
export function unpack(index) {
  const stop = new Set(index.stopwoorden.split(" "));
  const { soorten, woordgroep } = index;
  const documents = index.documenten.map((row, place) => rowDocument(row, place, index, stop));
  spread(index, documents);
  const groups = index.woordgroepen.map(([id, equal, ...terms]) => ({ id, equal: equal === 1, terms }));
  const kind = soorten.find(({ id }) => id === woordgroep.soort);
  if (kind) for (const group of groups) documents.push(groupDocument(group, kind, woordgroep.adres, documents.length, stop));
  /** @param {[string, string][]} rows */
  const choice = (rows) => rows.map(([id, label]) => ({ id, label, plural: label }));
  const choices = { soort: soorten, thema: choice(index.themas), sector: choice(index.sectoren), rol: choice(index.rollen) };
  return { documents, choices, groups, stop, texts: index.teksten };
}
