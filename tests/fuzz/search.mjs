// The search as the browser has it, with a count of the work that a query asks.

import { readFileSync } from "node:fs";

import { makeEngine } from "../../overrides/js/search/engine.js";
import { makeLexicon } from "../../overrides/js/search/lexicon.js";
import { unpack } from "../../overrides/js/search/library.js";
import { understand } from "../../overrides/js/search/understand.js";
import { words } from "../../overrides/js/search/words.js";

let search;
let letters = 0; // of words that were looked up

/** Counts what is looked up in a Map. */
function counted(map) {
  for (const name of ["get", "has"]) {
    const own = map[name].bind(map);
    map[name] = (key) => {
      letters += 1 + String(key).length;
      return own(key);
    };
  }
}

/** Read the file data/zoeken.js; gives the ids and addresses of its documents. */
export function open(path) {
  const [, index] = /^window\.kennisbankZoeken = (.*);\n$/s.exec(readFileSync(path, "utf8"));
  const library = unpack(JSON.parse(index));
  search = { lexicon: makeLexicon(library), engine: makeEngine(library.documents) };
  for (const name of ["stems", "counts", "synonyms", "verbs"]) counted(search.lexicon[name]);
  return library.documents.map(({ id, address }) => [id, address]);
}

/** What a query finds, and the letters that were looked up for it. */
export function ask(query) {
  letters = 0;
  const hits = search.engine.search(understand(query, search.lexicon)).map(({ document, score }) => [document.id, Number.isNaN(score)]);
  return { hits, letters };
}

/** The words of a text, as the browser cuts it. */
export const wordsOf = (text) => words(text, search.lexicon.stop);
