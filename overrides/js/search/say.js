// What the search says: how many were found, what it made of the query, and what to do when there is nothing.

/** @import { Answer, Search, Understood } from "./types.js" */

import { button, element } from "../element.js";
import { reach } from "../typing.js";
import { written } from "./words.js";

const LONGEST = 200; // letters of a query that are looked at
const MOST_WORDS = 6;
const BROKEN = "Het zoeken lukt nu niet: het bestand met woorden is er niet of is niet heel.";

/** @param {number} number */
export const count = (number) => (number === 1 ? "1 resultaat" : `${number} resultaten`);

/** Words that were typed and stand nowhere, with what was taken instead. @param {Understood} understood */
export function explain({ concepts }) {
  const lines = [];
  for (const { word, sure, ways } of concepts) {
    const [best] = ways;
    if (!best) lines.push(`Niets gevonden met “${word}”.`);
    else if (!sure) lines.push(`Niets gevonden met “${word}”, wel met “${best.words.join(" ")}”.`);
  }
  return [...new Set(lines)].join(" ");
}

/** The nearest words of the site, best first, at most three; a short word has none: every other would do. @param {string} query @param {Search} search */
function nearest(query, { lexicon }) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const { bare } of written(query.slice(0, LONGEST)).slice(0, MOST_WORDS)) {
    for (const [near, errors] of lexicon.stop.has(bare) ? [] : lexicon.words.near(bare, reach(bare.length))) {
      const worth = errors / bare.length - (near[0] === bare[0] ? 0.2 : 0);
      if (near.length > 3 && worth < (found.get(near) ?? 1)) found.set(near, worth);
    }
  }
  return [...found].sort((a, b) => a[1] - b[1]).slice(0, 3).map(([word]) => word);
}

/**
 * What stands there when nothing was found; ``pick`` is called with a word that is chosen instead.
 *
 * @param {string} query
 * @param {Answer} answer
 * @param {Search} search
 * @param {(word: string) => void} pick
 */
export function nothing(query, { understood }, search, pick) {
  const shown = query.trim().length > 60 ? `${query.trim().slice(0, 60)}…` : query.trim();
  const made = element("div", "nothing", element("p", "", `Niets gevonden met “${shown}”.`));
  if (understood.concepts.length) {
    const words = [...new Set(understood.concepts.map(({ word }) => word))];
    const left = understood.ignored.length ? ` Niet meegeteld: ${[...new Set(understood.ignored)].join(", ")}.` : "";
    made.append(element("p", "meta", `Gezocht op: ${words.join(", ")}.${left}`));
  } else {
    made.append(element("p", "meta", "Hier staat geen woord in om op te zoeken."));
  }
  const near = nearest(query, search);
  if (near.length) {
    const buttons = near.map((word) => button(word, () => pick(word)));
    made.append(element("p", "actions", element("span", "", "Bedoelde je:"), ...buttons));
  }
  made.append(element("p", "", "Of kijk in een overzicht:"), overviews());
  return made;
}

/** What stands there when the search does not work. */
export function broken() {
  return element("div", "nothing", element("p", "", BROKEN), element("p", "", "Kijk in een overzicht:"), overviews());
}

/** The overviews of the main menu, which stands in every page, also where it is not shown, and all names from A to Z. */
function overviews() {
  const found = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('.main-menu a, .menu-panel a[href$="a-z/"]'));
  return element("ul", "chips", ...[...found].map(({ href, textContent }) => element("li", "", element("a", { href }, textContent ?? ""))));
}
