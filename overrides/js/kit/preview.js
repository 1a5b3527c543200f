// The blocks of compose.js as HTML: what is shown is what is printed. Text enters as text only.

import { make } from "./make.js";

const lines = (className, texts) => texts.map((text) => make("p", { class: className }, text));

function tableOf({ head, widths, rows, tall }) {
  const cells = (name, row, attributes = {}) => row.map((text) => make(name, attributes, text));
  const heads = cells("th", head, { scope: "col" });
  heads.forEach((cell, index) => (cell.style.width = `${widths[index]}%`));
  const body = rows.map(([first, ...rest]) => make("tr", {}, first ? make("th", { scope: "row" }, first) : make("td", {}, first), ...cells("td", rest)));
  const table = make("table", { class: tall ? "plain tall" : "plain" }, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...body));
  return make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Tabel: ${head.filter(Boolean).join(", ").toLowerCase()}` }, table);
}

const BLOCKS = {
  heading: ({ level, text, newPage }) => make(`h${level + 1}`, newPage ? { class: "new-page" } : {}, text),
  text: ({ text, small }) => make("p", small ? { class: "meta" } : {}, text),
  table: tableOf,
  question({ number, text, lines: origin, notes }) {
    const room = notes.map(([label, note]) => make("span", {}, make("b", {}, label), note ? `\n${note}` : ""));
    return make("section", { class: "kit-question" }, make("p", { class: "question" }, `${number}. ${text}`), ...lines("meta", origin), make("p", { class: "room" }, ...room));
  },
  cards({ cards }) {
    const items = cards.map(({ number, text, who, lines: origin }) => make("li", {}, make("p", { class: "meta" }, who), make("p", { class: "question" }, `${number}. ${text}`), ...lines("meta", origin)));
    return make("ul", { class: "kit-cards" }, ...items);
  },
};

/** All blocks as elements. */
export const drawn = ({ blocks }) => blocks.map((block) => BLOCKS[block.type](block));
