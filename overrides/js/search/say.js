// What the search says: how many were found, what it made of the query, and what to do when there is nothing.

import { button, element } from "../element.js";
import { hrefOf } from "./source.js";
import { written } from "./words.js";

const BROKEN = "Het zoeken lukt nu niet: het bestand met woorden is er niet of is niet heel.";

const OVERVIEWS = [
  ["Uitgangspunten", "uitgangspunten/"],
  ["Aandachtspunten", "aandachtspunten/"],
  ["Vragen voor peer review", "peer-review/"],
  ["Praktijk", "praktijk/"],
  ["Kwaliteitskader", "kwaliteitskader/"],
  ["Begrippen", "begrippen/"],
  ["A tot Z", "a-z/"],
];

export const count = (number) => (number === 1 ? "1 resultaat" : `${number} resultaten`);

/** Words that were typed and stand nowhere, with what was taken instead. */
export function explain({ concepts }) {
  const lines = [];
  for (const { word, sure, ways } of concepts) {
    if (ways.length === 0) lines.push(`Niets gevonden met “${word}”.`);
    else if (!sure) lines.push(`Niets gevonden met “${word}”, wel met “${ways[0].words.join(" ")}”.`);
  }
  return [...new Set(lines)].join(" ");
}

/** The nearest words of the site, best first, at most three. */
function nearest(query, { lexicon }) {
  const found = new Map();
  for (const { bare } of written(query.slice(0, 200)).slice(0, 6)) {
    if (lexicon.stop.has(bare) || bare.length < 3) continue;
    const reach = Math.min(4, Math.ceil(bare.length / 2.5));
    for (const [near, errors] of lexicon.words.near(bare, reach)) {
      const worth = errors / bare.length - (near[0] === bare[0] ? 0.2 : 0);
      if (near.length > 3 && !(found.get(near) < worth)) found.set(near, worth);
    }
  }
  return [...found].sort((a, b) => a[1] - b[1]).slice(0, 3).map(([word]) => word);
}

/** What stands there when nothing was found; ``pick`` is called with a word that is chosen instead. */
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

function overviews() {
  const links = OVERVIEWS.map(([title, address]) => element("li", "", element("a", { href: hrefOf(address) }, title)));
  return element("ul", "chips", ...links);
}
