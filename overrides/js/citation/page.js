// The page /citaat/: takes what was pasted, shows the outcome. What was pasted enters the
// page as text only, and never leaves it.

import { element } from "../element.js";
import { hrefOf } from "../href.js";
import { recognise } from "./recognise.js";
import { OUTCOMES, verdict } from "./verdict.js";

const LONGEST = 240; // characters of a pasted line that are shown
const MOST = 50; // lines that are listed as not recognised

const place = ({ first, last }) => (first === last ? `Regel ${first}` : `Regel ${first} tot en met ${last}`);

/** What was pasted, cut between characters, in a direction of its own. */
function pasted(item) {
  const letters = [...item.source];
  return element("bdi", "", letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")} …` : item.source);
}

function differenceOf(pieces) {
  const names = { weg: "del", nieuw: "ins" };
  const parts = pieces.flatMap(({ soort, tekst }) => [names[soort] ? element(names[soort], "", tekst) : tekst, " "]);
  return element("p", "difference", ...parts);
}

function linksOf(links, root) {
  const anchors = links.map(({ text, address }) => element("a", { href: hrefOf(root, address) }, text));
  return element("p", "", ...anchors.flatMap((anchor, index) => (index ? [" · ", anchor] : [anchor])));
}

/** One recognised point. */
function entry(item, found, root) {
  const { badge, hue } = OUTCOMES[found.outcome];
  const row = element("li", `hue-${hue}`, element("h3", "", found.title, " ", element("span", "badge", badge)));
  row.append(element("p", "meta", `${place(item)}: `, pasted(item)));
  for (const line of found.lines) row.append(element("p", "", line));
  if (found.text) row.append(element("blockquote", "", found.text));
  if (found.shown) row.append(differenceOf(found.shown));
  if (found.links.length) row.append(linksOf(found.links, root));
  return row;
}

/** The lines in which nothing of ours was found, in one list. */
function leftOver(items) {
  const rows = items.slice(0, MOST).map((item) => element("li", "", element("p", "", `${place(item)}: `, pasted(item))));
  if (items.length > MOST) rows.push(element("li", "", `En nog ${items.length - MOST} regels.`));
  const why = element("p", "meta", "Hierin vonden we geen adres, nummer of tekst van een punt.");
  return [element("h3", "", "Niet herkend"), why, element("ul", "", ...rows)];
}

function countOf(verdicts) {
  const counts = Object.keys(OUTCOMES).map((name) => [name, verdicts.filter(({ found }) => found.outcome === name).length]);
  const said = counts.filter(([, number]) => number).map(([name, number]) => OUTCOMES[name].count(number));
  return said.length ? `Uitkomst: ${said.join(", ")}.` : "Er staat nog niets om te controleren. Plak eerst een tekst.";
}

function show(verdicts, target, root) {
  const [named, rest] = [verdicts.filter(({ found }) => found.title), verdicts.filter(({ found }) => !found.title)];
  const content = named.length ? [element("ol", "points", ...named.map(({ item, found }) => entry(item, found, root)))] : [];
  if (rest.length) content.push(...leftOver(rest.map(({ item }) => item)));
  target.replaceChildren(...(content.length ? [element("h2", "", "Uitkomst"), ...content] : []));
}

function start(form) {
  const text = form.querySelector("textarea");
  const [count, target] = [document.getElementById("citaat-telling"), document.getElementById("citaat-uitkomst")];
  const data = window.kennisbankCitaten;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!data) return void count.replaceChildren("De teksten zijn niet geladen. Laad de pagina opnieuw, of kijk in de tabel hieronder.");
    const verdicts = recognise(text.value, data).map((item) => ({ item, found: verdict(item, data) }));
    // A new node, so that an outcome that is the same is said again.
    count.replaceChildren(countOf(verdicts));
    show(verdicts, target, form.dataset.root);
  });
  form.addEventListener("reset", () => {
    count.replaceChildren();
    target.replaceChildren();
    text.focus();
  });
}

const form = document.getElementById("citaat-controle");
if (form) start(form);
