// Where the search gets its files, and what it makes of them. Nothing here knows the page.

import { element } from "../element.js";
import * as site from "../href.js";
import { makeEngine } from "./engine.js";
import { makeLexicon } from "./lexicon.js";
import { unpack } from "./library.js";
import { understand } from "./understand.js";

/** The root of the site: this script stands in assets/ under it. */
export const ROOT = new URL("..", document.currentScript.src).href;

const INDEX = "data/zoeken.js";
const TEXTS = /^assets\/zoekteksten\.[0-9a-f]{8}\.js$/;

/** The address of a page of the site. */
export const hrefOf = (address) => site.hrefOf(ROOT, address);

/** The address of the page with all results. */
export const resultsHref = (query) => site.resultsHref(ROOT, query);

/** Run a script of the site; gives the global that it sets. A file with a slip in it is told to the reader by us, not by the console. */
function fetchGlobal(path, name) {
  return new Promise((resolve, reject) => {
    const src = ROOT + path;
    const quiet = (event) => {
      if (event.filename === src || event.message === "Script error.") event.preventDefault();
    };
    const finish = () => {
      window.removeEventListener("error", quiet);
      script.remove();
      if (window[name]) resolve(window[name]);
      else reject(new Error(path));
    };
    window.addEventListener("error", quiet);
    const script = element("script", { src, onload: finish, onerror: finish });
    document.head.append(script);
  });
}

let making;
let texts = [];

/** The search, ready for use; rejects when the index is missing or broken. */
export function getSearch() {
  making ??= fetchGlobal(INDEX, "kennisbankZoeken").then((index) => make(unpack(index)));
  return making;
}

function make(library) {
  const lexicon = makeLexicon(library);
  const engine = makeEngine(library.documents);
  let asked;
  let settled = false;
  return {
    ...library,
    lexicon,
    /** What a query means, and the hits, best first. */
    ask(query, options) {
      const understood = understand(query, lexicon, options);
      return { understood, hits: engine.search(understood).map(({ document }) => document) };
    },
    /** The texts, asked for once; without them hits stand without a piece of text. */
    getTexts() {
      asked ??= (TEXTS.test(library.texts) ? fetchGlobal(library.texts, "kennisbankZoekteksten") : Promise.reject()).then(
        (found) => void (texts = found),
        () => {},
      ).finally(() => void (settled = true));
      return asked;
    },
    get hasTexts() {
      return settled;
    },
    /** The texts of a document to show a piece of: its own first, then the reasons of its links. */
    textsOf: ({ place }) => (texts[place] ?? []).map(String),
  };
}
