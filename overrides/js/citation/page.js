// The page /citaat/: takes what was pasted, shows the outcome. What was pasted enters the
// page as text only, and never leaves it.

import { element as make } from "../element.js";
import { hrefOf } from "../href.js";
import { recognise } from "./recognise.js";
import { OUTCOMES, verdict } from "./verdict.js";

const LONGEST = 240; // characters of a pasted line that are shown
const MOST = 50; // lines that are listed as not recognised

const place = ({ first, last }) => (first === last ? `Regel ${first}` : `Regel ${first} tot en met ${last}`);

/** What was pasted, cut between characters, in a direction of its own. */
function pasted(item) {
  const letters = [...item.source];
  return make("bdi", "", letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")} …` : item.source);
}

function differenceOf(pieces) {
  const names = { weg: "del", nieuw: "ins" };
  const parts = pieces.flatMap(({ soort, tekst }) => [names[soort] ? make(names[soort], "", tekst) : tekst, " "]);
  return make("p", "difference", ...parts);
}

function linksOf(links, root) {
  const anchors = links.map(({ text, address }) => make("a", { href: hrefOf(root, address) }, text));
  return make("p", "", ...anchors.flatMap((anchor, index) => (index ? [" · ", anchor] : [anchor])));
}

/** One recognised point. */
function entry(item, found, root) {
  const { badge, hue } = OUTCOMES[found.outcome];
  const element = make("li", `hue-${hue}`, make("h3", "", found.title, " ", make("span", "badge", badge)));
  element.append(make("p", "meta", `${place(item)}: `, pasted(item)));
  for (const line of found.lines) element.append(make("p", "", line));
  if (found.text) element.append(make("blockquote", "", found.text));
  if (found.shown) element.append(differenceOf(found.shown));
  if (found.links.length) element.append(linksOf(found.links, root));
  return element;
}

/** The lines in which nothing of ours was found, in one list. */
function leftOver(items) {
  const rows = items.slice(0, MOST).map((item) => make("li", "", make("p", "", `${place(item)}: `, pasted(item))));
  if (items.length > MOST) rows.push(make("li", "", `En nog ${items.length - MOST} regels.`));
  const why = make("p", "meta", "Hierin vonden we geen adres, nummer of tekst van een punt.");
  return [make("h3", "", "Niet herkend"), why, make("ul", "", ...rows)];
}

function countOf(verdicts) {
  const counts = Object.keys(OUTCOMES).map((name) => [name, verdicts.filter(({ found }) => found.outcome === name).length]);
  const said = counts.filter(([, number]) => number).map(([name, number]) => OUTCOMES[name].count(number));
  return said.length ? `Uitkomst: ${said.join(", ")}.` : "Er staat nog niets om te controleren. Plak eerst een tekst.";
}

function show(verdicts, target, root) {
  const [named, rest] = [verdicts.filter(({ found }) => found.title), verdicts.filter(({ found }) => !found.title)];
  const content = named.length ? [make("ol", "points", ...named.map(({ item, found }) => entry(item, found, root)))] : [];
  if (rest.length) content.push(...leftOver(rest.map(({ item }) => item)));
  target.replaceChildren(...(content.length ? [make("h2", "", "Uitkomst"), ...content] : []));
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
