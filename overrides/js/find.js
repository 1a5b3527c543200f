// <input data-find="#list"> leaves of a list only the rows that hold all the words one types, and says how many.

/** @typedef {{ row: HTMLElement, text: string }} Row */

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}|\u00ad/gu, "").toLowerCase();

function startFind() {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[data-find]"))) {
    const list = /** @type {HTMLElement} */ (document.querySelector(String(field.dataset.find)));
    const rows = [.../** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-row]"))].map((row) => ({ row, text: plain(row.textContent) }));
    field.addEventListener("input", () => find(plain(field.value).split(/\s+/).filter(Boolean), list, rows));
  }
}

/** @param {string[]} words @param {HTMLElement} list @param {Row[]} rows */
function find(words, list, rows) {
  for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-rows]"))) {
    group.hidden = !group.querySelector("[data-row]:not([hidden])");
  }
  const count = rows.filter(({ row }) => !row.hidden).length;
  const said = /** @type {HTMLElement} */ (document.querySelector("#gevonden"));
  said.textContent = words.length ? `${count} gevonden.` : "";
}

startFind();
