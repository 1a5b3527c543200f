// Where the search gets its files, and what it makes of them. Nothing here knows the page.

/** @import { Document, Index, Library, Search } from "./types.js" */

import { element } from "../element.js";
import * as site from "../href.js";
import { makeEngine } from "./engine.js";
import { makeLexicon } from "./lexicon.js";
import { unpack } from "./library.js";
import { understand } from "./understand.js";

/** The root of the site: this script stands in assets/ under it. */
export const ROOT = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

const INDEX = "data/zoeken.js";
const TEXTS = /^assets\/zoekteksten\.[0-9a-f]{8}\.js$/;

/** The address of a page of the site. @param {string} address */
export const hrefOf = (address) => site.hrefOf(ROOT, address);

/** The address of the page with all results. @param {string} query */
export const resultsHref = (query) => site.resultsHref(ROOT, query);

/**
 * Run a script of the site; gives the global that it sets. A file with a slip in it is told to the reader by us, not by the console.
 *
 * @param {string} path
 * @param {"kennisbankZoeken" | "kennisbankZoekteksten"} name
 * @returns {Promise<unknown>}
 */
function fetchGlobal(path, name) {
  return new Promise((resolve, reject) => {
    const src = ROOT + path;
    /** @param {ErrorEvent} event */
    const quiet = (event) => {
      if (event.filename === src || event.message === "Script error.") event.preventDefault();
    };
    const script = element("script", { src });
    const finish = () => {
      window.removeEventListener("error", quiet);
      script.remove();
      if (window[name]) resolve(window[name]);
      else reject(new Error(path));
    };
    window.addEventListener("error", quiet);
    script.onload = finish;
    script.onerror = finish;
    document.head.append(script);
  });
}

/** @type {Promise<Search> | undefined} */
let making;

/** The search, ready for use; rejects when the index is missing or broken. */
export function getSearch() {
  making ??= fetchGlobal(INDEX, "kennisbankZoeken").then((index) => make(unpack(/** @type {Index} */ (index))));
  return making;
}

/** @param {Library} library @returns {Search} */
function make(library) {
  const lexicon = makeLexicon(library);
  const engine = makeEngine(library.documents);
  const texts = textsFrom(library.texts);
  return {
    ...library,
    lexicon,
    /** What a query means, and the hits, best first. */
    ask(query, options) {
      const understood = understand(query, lexicon, options);
      return { understood, hits: engine.search(understood).map(({ document: found }) => found) };
    },
    getTexts: texts.get,
    get hasTexts() {
      return texts.settled;
    },
    textsOf: texts.of,
  };
}

/** The texts of this file, asked for once; without them hits stand without a piece of text. @param {string} path */
function textsFrom(path) {
  /** @type {Promise<void> | undefined} */
  let asked;
  /** @type {string[][]} */
  let all = [];
  const found = {
    settled: false,
    get: () => (asked ??= load()),
    /** The texts of a document to show a piece of: its own first, then the reasons of its links. @param {Document} document */
    of: ({ place }) => (all[place] ?? []).map(String),
  };
  async function load() {
    try {
      if (TEXTS.test(path)) all = /** @type {string[][]} */ (await fetchGlobal(path, "kennisbankZoekteksten"));
    } catch {
      all = [];
    }
    found.settled = true;
  }
  return found;
}
