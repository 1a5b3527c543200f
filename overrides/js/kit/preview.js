// The blocks of compose.js as HTML: what is shown is what is printed. Text enters as text only.

import { element } from "../element.js";

const lines = (className, texts) => texts.map((text) => element("p", className, text));

function tableOf({ head, widths, rows, tall }) {
  const cells = (name, row, looks) => row.map((text) => element(name, looks, text));
  const heads = cells("th", head, { scope: "col" });
  heads.forEach((cell, index) => (cell.style.width = `${widths[index]}%`));
  const body = rows.map(([first, ...rest]) => element("tr", "", first ? element("th", { scope: "row" }, first) : element("td"), ...cells("td", rest)));
  const table = element("table", tall ? "plain tall" : "plain", element("thead", "", element("tr", "", ...heads)), element("tbody", "", ...body));
  return element("div", { className: "scroll", tabIndex: 0, role: "region", ariaLabel: `Tabel: ${head.filter(Boolean).join(", ").toLowerCase()}` }, table);
}

const BLOCKS = {
  heading: ({ level, text, newPage }) => element(`h${level + 1}`, newPage ? "new-page" : "", text),
  text: ({ text, small }) => element("p", small ? "meta" : "", text),
  table: tableOf,
  question({ number, text, lines: origin, notes }) {
    const room = notes.map(([label, note]) => element("span", "", element("b", "", label), note ? `\n${note}` : ""));
    return element("section", "kit-question", element("p", "question", `${number}. ${text}`), ...lines("meta", origin), element("p", "room", ...room));
  },
  cards({ cards }) {
    const items = cards.map(({ number, text, who, lines: origin }) => element("li", "", element("p", "meta", who), element("p", "question", `${number}. ${text}`), ...lines("meta", origin)));
    return element("ul", "kit-cards", ...items);
  },
};

/** All blocks as elements. */
export const drawn = ({ blocks }) => blocks.map((block) => BLOCKS[block.type](block));
