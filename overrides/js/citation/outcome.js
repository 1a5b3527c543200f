// Checks what was pasted and makes the outcome. Loaded at the first use of the form of /citaat/, which knows it by the
// global that it sets. What was pasted enters the page as text only.

/** @import { Data, Item, Outcome, Piece, Verdict } from "./types.js" */

import { button, element } from "../element.js";
import { hrefOf } from "../href.js";
import { prepareStatus, say } from "../status.js";
import { recognise } from "./recognise.js";
import { OUTCOMES, verdict } from "./verdict.js";

const LONGEST = 240; // characters of a pasted line that are shown at once
const SIGNS = {
  triangle: ["M12 1 23.5 22H.5z", "M12 18.5v-8m-3.2 3.2L12 10.5l3.2 3.2"],
  diamond: ["M12 .8 23.2 12 12 23.2.8 12z", "M9.3 9.4c.3-3.2 5.4-3 5.4 0 0 1.9-2.6 2-2.7 4m0 3v.1"],
  octagon: ["M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z", "m8.2 8.2 7.6 7.6m0-7.6-7.6 7.6"],
  circle: ["M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z", "m7 12.5 3.5 3.5L17 9"],
};

/** @typedef {{ item: Item, found: Verdict }} Checked */

/** A sign of its own shape for an outcome; what it says stands beside it. @param {Outcome} outcome */
function sign(outcome) {
  const [shape, stroke] = /** @type {Record<string, string[]>} */ (SIGNS)[OUTCOMES[outcome].sign].map((path, index) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", "path");
    made.setAttribute("d", path);
    made.setAttribute("class", index ? "stroke" : "shape");
    return made;
  });
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "sign");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.append(shape, stroke);
  return svg;
}

/** @param {Item} item */
const place = ({ first, last }) => (first === last ? `Regel ${first}` : `Regel ${first} tot en met ${last}`);

/** What was pasted, in a direction of its own; of a long line the rest is one fold away. @param {Item} item */
function pasted({ source }) {
  const letters = [...source];
  const start = element("bdi", "", letters.slice(0, LONGEST).join(""));
  if (letters.length <= LONGEST) return [start];
  return [start, " …", element("details", "more", element("summary", "", "De hele regel"), element("bdi", "", source))];
}

/** @param {Piece[]} pieces */
function differenceOf(pieces) {
  /** @type {Record<string, "del" | "ins">} */
  const names = { weg: "del", nieuw: "ins" };
  const parts = pieces.flatMap(({ soort, tekst }) => [names[soort] ? element(names[soort], "", tekst) : tekst, " "]);
  return element("p", "difference", ...parts);
}

/** Copy a reference; where there is no clipboard, such as on a page from disk, it is shown to copy. @param {string} reference @param {HTMLElement} beside */
async function copy(reference, beside) {
  try {
    await navigator.clipboard.writeText(reference);
    say("Gekopieerd");
  } catch {
    const shown = element("p", "reference", reference);
    beside.replaceWith(beside, shown);
    getSelection()?.selectAllChildren(shown);
    say("De verwijzing is geselecteerd. Kopieer met Ctrl+C of Cmd+C.");
  }
}

/** One recognised point. @param {Checked} checked @param {string} root @param {string} id */
function entry({ item, found }, root, id) {
  const { hue, label } = OUTCOMES[found.outcome];
  const point = item.point ?? item.quote?.point;
  const name = point ? element("a", { href: hrefOf(root, point.adres) }, found.title) : found.title;
  const row = element("li", { className: `outcome hue-${hue}`, id }, element("p", "verdict", sign(found.outcome), " ", label), element("h3", "", name));
  row.append(element("div", "you", `${place(item)}: `, ...pasted(item)));
  for (const line of found.lines) if (line) row.append(element("p", "", line));
  if (found.shown) row.append(differenceOf(found.shown));
  const { successor } = found;
  if (successor) row.append(element("p", "", "In de plaats gekomen: ", element("a", { href: hrefOf(root, successor.address) }, successor.text)));
  const actions = element("p", "actions");
  actions.append(
    ...found.copies.map(({ text, reference }) => button(text, () => copy(reference, actions))),
    ...found.links.map(({ text, address }) => element("a", { className: "button", href: hrefOf(root, address) }, text)),
  );
  if (actions.children.length) row.append(actions);
  return row;
}

/** The lines in which nothing of ours was found, in one list. @param {Checked[]} rest @param {string} id */
function leftOver(rest, id) {
  const rows = rest.map(({ item }) => element("li", "", element("div", "", `${place(item)}: `, ...pasted(item))));
  const why = element("p", "meta", "Hierin vonden we geen adres, nummer of tekst van een punt.");
  return element("section", { className: `outcome hue-${OUTCOMES.onbekend.hue}`, id }, element("p", "verdict", sign("onbekend"), " ", OUTCOMES.onbekend.label), why, element("ul", "", ...rows));
}

const ORDER = /** @type {Outcome[]} */ (Object.keys(OUTCOMES));

/** The outcomes that there are, with how many, each linked to the first of its kind. @param {Checked[]} all */
function tally(all) {
  const counts = ORDER.map((outcome) => ({ outcome, number: all.filter(({ found }) => found.outcome === outcome).length }));
  const there = counts.filter(({ number }) => number);
  const rows = there.map(({ outcome, number }) => {
    const { hue, count } = OUTCOMES[outcome];
    return element("li", `hue-${hue}`, element("a", { href: `#uitkomst-${outcome}` }, sign(outcome), " ", count(number)));
  });
  const said = there.map(({ outcome, number }) => OUTCOMES[outcome].count(number)).join(", ");
  return { list: element("ul", "tally", ...rows), said: said ? `Uitkomst: ${said}.` : "" };
}

/**
 * Check a text: what to say of it, and the nodes to show; nothing for an empty text.
 *
 * @param {string} text
 * @param {Data} data
 * @param {string} root where the site begins
 */
export function check(text, data, root) {
  prepareStatus();
  const all = recognise(text, data).map((item) => ({ item, found: verdict(item, data) }));
  const [named, rest] = [all.filter(({ found }) => found.title), all.filter(({ found }) => !found.title)];
  named.sort((one, other) => ORDER.indexOf(one.found.outcome) - ORDER.indexOf(other.found.outcome));
  /** @type {Set<Outcome>} */
  const seen = new Set();
  const rows = named.map((checked) => {
    const { outcome } = checked.found;
    const id = seen.has(outcome) ? "" : `uitkomst-${outcome}`;
    seen.add(outcome);
    return entry(checked, root, id);
  });
  const { list, said } = tally(all);
  const number = text.split("\n").filter((line) => line.trim()).length;
  const title = element("h2", "", `Uitkomst van ${number} ${number === 1 ? "regel" : "regels"}`);
  const nodes = [title, list, ...(rows.length ? [element("ol", "outcomes", ...rows)] : []), ...(rest.length ? [leftOver(rest, seen.has("onbekend") ? "" : "uitkomst-onbekend")] : [])];
  return { said, nodes: all.length ? nodes : [] };
}

window.kennisbankCitaat = { check };
