// Unpacks the index that the build made (macros/exports/search/) into documents and their words.

import { words } from "./words.js";

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;=>?@[]^_{|}~ '";
const HALF = Math.floor(DIGITS.length / 2);
const VALUE = new Map([...DIGITS].map((sign, value) => [sign, value]));

/** The numbers in a packed string; see ``number`` in macros/exports/search/index.py. */
function* numbers(packed) {
  let value = 0;
  for (const sign of packed) {
    const digit = VALUE.get(sign);
    if (digit < HALF) {
      value = (value + digit + 1) * HALF;
    } else {
      yield value + digit - HALF;
      value = 0;
    }
  }
}

/** Words that were written without what they share with the one before. */
function unpackWords(packed) {
  let before = "";
  return packed.split(" ").map((part) => (before = before.slice(0, VALUE.get(part[0])) + part.slice(1)));
}

const FIELDS = ["keywords", "text", "related"]; // as in macros/exports/search/index.py

/** Give every document the words of its three packed fields. */
function spread(index, documents) {
  const [counts, steps, fields] = index.plaatsen.split("\n");
  const [count, step] = [numbers(counts), numbers(steps)];
  let at = 0;
  for (const word of unpackWords(index.woorden)) {
    let place = -1;
    for (let left = count.next().value; left > 0; left -= 1) {
      place += step.next().value + 1;
      const field = FIELDS[fields[at++]];
      documents[place][field].push(word);
    }
  }
}

/** A group of words is a document too: its preferred word is its title. */
function groupDocument(id, [title, ...others], kind, address, place, stop) {
  const empty = { group: true, number: "", links: [], thema: [], sector: [], rol: [], withdrawn: false, doors: [], text: [], related: [] };
  const [titleWords, keywords] = [title, others.join(" ")].map((text) => words(text, stop));
  return { ...empty, place, id, title, titleWords, nameWords: titleWords, keywords, kind, soort: [kind.id], label: kind.label, address: address.replace("*", () => id) };
}

/** What the index holds, with names: documents in the order of the build, and the choices to filter by. */
export function unpack(index) {
  const stop = new Set(index.stopwoorden.split(" "));
  const { soorten, woordgroep } = index;
  const [themas, sectoren, rollen] = ["themas", "sectoren", "rollen"].map((name) => index[name].map(([id, label]) => ({ id, label, plural: label })));
  const documents = index.documenten.map((row, place) => {
    const [soort, id, title, number = "", address = 0, links = [], themes = [], sectors = [], roles = [], withdrawn = 0, doors = []] = row;
    const kind = soorten[soort];
    return {
      place,
      id,
      title,
      number,
      links,
      kind,
      soort: [kind.id],
      label: [kind.label, number].filter(Boolean).join(" "),
      address: index.adressen[address].replace("*", () => id),
      thema: themes.map((at) => themas[at].id),
      sector: sectors.map((at) => sectoren[at].id),
      rol: roles.map((at) => rollen[at].id),
      withdrawn: withdrawn === 1,
      titleWords: words(title, stop),
      nameWords: words(title.replace(/\(.*\)/, ""), stop), // without the abbreviation that stands behind it
      doors: doors.map((door) => words(door, stop)),
      keywords: [],
      text: [],
      related: [],
    };
  });
  spread(index, documents);
  const groups = index.woordgroepen.map(([id, equal, ...terms]) => ({ id, equal: equal === 1, terms }));
  const kind = soorten.find(({ id }) => id === woordgroep.soort);
  for (const { id, terms } of groups) documents.push(groupDocument(id, terms, kind, woordgroep.adres, documents.length, stop));
  return { documents, choices: { soort: soorten, thema: themas, sector: sectoren, rol: rollen }, groups, stop, texts: index.teksten };
}
