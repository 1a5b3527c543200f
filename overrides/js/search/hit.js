// How a hit looks: its kind, its title and a piece of its text, with the words that were met marked.
// Text goes into the page as text, never as HTML.

/** @import { Document, Search, Understood } from "./types.js" */

import { element } from "../element.js";
import { hrefOf } from "./source.js";
import { forms, written } from "./words.js";

const AROUND = 150; // letters of the piece of text

/** The words of the site that the query means, to mark them. @param {Understood} understood */
export function wordsMet({ concepts }) {
  return new Set(concepts.flatMap(({ ways }) => ways.flatMap(({ words }) => words)));
}

/** The places in a text of the words that were met. @param {string} text @param {Set<string>} met */
function placesOf(text, met) {
  return written(text).filter(({ bare }) => forms(bare).some((form) => met.has(form)));
}

/** A text as nodes, with the words that were met in <mark>. @param {string} text @param {Set<string>} met */
function marked(text, met) {
  /** @type {(Node | string)[]} */
  const nodes = [];
  let done = 0;
  for (const { start, end } of placesOf(text, met)) {
    nodes.push(text.slice(done, start), element("mark", "", text.slice(start, end)));
    done = end;
  }
  return [...nodes, text.slice(done)];
}

/** The piece of a text where most different words that were met stand together. @param {string} text @param {Set<string>} met */
function piece(text, met) {
  if (text.length <= AROUND) return text;
  const places = placesOf(text, met);
  let best = { start: 0, count: 0 };
  for (const { start } of places) {
    const near = places.filter((other) => other.start >= start && other.end <= start + AROUND - 30);
    const count = new Set(near.map(({ bare }) => bare)).size;
    if (count > best.count) best = { start, count };
  }
  const from = best.start < 60 ? 0 : text.indexOf(" ", best.start - 50) + 1;
  const to = from + AROUND >= text.length ? text.length : text.lastIndexOf(" ", from + AROUND);
  return `${from ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}

const GREY = 5;

/** The colour of a hit: that of its theme or kind, as elsewhere on the site. @param {Document} document @param {Search} search */
function hue({ kind, thema }, { choices }) {
  if (kind.hue === "thema") return Math.min(choices.thema.findIndex(({ id }) => id === thema[0]) + 1, GREY);
  return kind.hue ?? 0;
}

/** What a hit is made of: { kind, title, text } as lists of nodes. @param {Document} found @param {Set<string>} met @param {Search} search */
function parts(found, met, search) {
  const texts = search.textsOf(found);
  const text = texts.find((one) => placesOf(one, met).length) ?? texts[0] ?? "";
  return {
    kind: found.label + (found.withdrawn ? " · ingetrokken" : ""),
    title: marked(found.title, met),
    text: text ? marked(piece(text, met), met) : [],
  };
}

/**
 * A hit as an option of a list box.
 *
 * @param {Document} found
 * @param {Set<string>} met
 * @param {Search} search
 * @param {string} id
 */
export function option(found, met, search, id) {
  const { kind, title, text } = parts(found, met, search);
  const looks = { className: `hit hue-${hue(found, search)}`, id, href: hrefOf(found.address), tabIndex: -1, role: "option", ariaSelected: "false" };
  const link = element("a", looks, element("span", "hit-kind", kind), " ", element("strong", "", ...title));
  if (text.length) link.append(" ", element("span", "hit-text", ...text));
  link.dataset.id = found.id;
  return link;
}

/** A hit as an item of a list. @param {Document} found @param {Set<string>} met @param {Search} search */
export function item(found, met, search) {
  const { kind, title, text } = parts(found, met, search);
  const link = element("a", { href: hrefOf(found.address) }, ...title);
  const made = element("li", `hit hue-${hue(found, search)}`, element("p", "hit-kind", kind), element("h2", "", link));
  if (text.length) made.append(element("p", "hit-text", ...text));
  made.dataset.id = found.id;
  return made;
}
