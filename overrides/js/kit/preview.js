// The blocks of compose.js as HTML: what is shown is what is printed. Text enters as text only.

import { element } from "../element.js";

/** @import { Block, Composed } from "./types.js" */
/** One kind of block. @template {Block["type"]} Type @typedef {Extract<Block, { type: Type }>} Of */

/** @param {string} className @param {string[]} texts */
const lines = (className, texts) => texts.map((text) => element("p", className, text));

/** @param {Of<"table">} block */
function tableOf({ head, widths, rows, tall }) {
  /** @template {"th" | "td"} Name @param {Name} name @param {string[]} row @param {Partial<HTMLElementTagNameMap[Name]>} [looks] */
  const cells = (name, row, looks) => row.map((text) => element(name, looks, text));
  const heads = cells("th", head, { scope: "col" });
  heads.forEach((cell, index) => (cell.style.width = `${widths[index]}%`));
  const body = rows.map(([first, ...rest]) => element("tr", "", first ? element("th", { scope: "row" }, first) : element("td"), ...cells("td", rest)));
  const table = element("table", tall ? "plain tall" : "plain", element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...body));
  return element("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: `Tabel: ${head.filter(Boolean).join(", ").toLowerCase()}` }, table);
}

/** @param {Of<"question">} block */
function questionOf({ number, text, lines: origin, notes }) {
  const room = notes.map(([label, note]) => element("span", "", element("b", "", label), note ? `\n${note}` : ""));
  return element("section", "kit-question", element("p", "question", `${number}. ${text}`), ...lines("meta", origin), element("p", "room", ...room));
}

/** @param {Of<"cards">} block */
function cardsOf({ cards }) {
  const items = cards.map(({ number, text, who, lines: origin }) => element("li", "", element("p", "meta", who), element("p", "question", `${number}. ${text}`), ...lines("meta", origin)));
  return element("ul", "kit-cards", ...items);
}

/** @param {Of<"heading">} block */
const headingOf = ({ level, text, newPage }) => element(/** @type {"h2" | "h3" | "h4"} */ (`h${level + 1}`), newPage ? "new-page" : "", text);

/** @param {Block} block */
function blockOf(block) {
  if (block.type === "heading") return headingOf(block);
  if (block.type === "table") return tableOf(block);
  if (block.type === "question") return questionOf(block);
  return block.type === "cards" ? cardsOf(block) : element("p", block.small ? "meta" : "", block.text);
}

/** All blocks as elements. @param {Composed} document */
export const drawn = ({ blocks }) => blocks.map(blockOf);
