// The matrix: shows one table at a time, filters its rows, and gives what is shown as CSV.

import { onReturn, readAddress, writeAddress } from "../facets/address.js";
import { choiceOf, choose, fits, tokensOf } from "../facets/choice.js";
import { saySentence } from "../facets/sentence.js";
import { save } from "../files.js";
import { hrefOf } from "../href.js";
import { csvOf } from "./csv.js";

const COLUMNS = "kolommen";

const form = /** @type {HTMLFormElement} */ (document.querySelector(".matrix-form"));
const columns = /** @type {HTMLSelectElement} */ (form.elements.namedItem(COLUMNS));
const said = /** @type {HTMLElement} */ (document.getElementById("getoond"));
const tables = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("section[data-table]"))];
const clear = /** @type {HTMLElement} */ (document.querySelector('[data-clear="filters"]'));

/** @param {HTMLElement} table */
const rowsOf = (table) => [.../** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll("tr[data-facets]"))];
/** @param {HTMLTableCellElement} cell */
const numberOf = (cell) => (cell.textContent === "•" ? 1 : Number(cell.textContent));
const shownTable = () => tables.find((table) => !table.hidden) ?? tables[0];

function show() {
  const key = columns.selectedOptions[0].dataset.table;
  for (const table of tables) table.hidden = table.id !== key;
  const table = shownTable();
  const choice = choiceOf(form, COLUMNS);
  const rows = rowsOf(table);
  for (const row of rows) row.hidden = !fits(tokensOf(row), choice);
  for (const group of /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("[data-group]"))) group.hidden = !group.querySelector("tr[data-facets]:not([hidden])");
  const shown = rows.filter((row) => !row.hidden);
  table.querySelectorAll("tfoot td").forEach((total, index) => {
    total.textContent = String(shown.reduce((sum, row) => sum + numberOf(row.cells[index + 1]), 0));
  });
  saySentence(said, shown.length, rows.length, { one: "punt", many: "punten" }, form, choice);
  clear.hidden = choice.size === 0;
}

/** A number leads to the list of exactly those; without this script, to where they stand on the page of the point. @param {HTMLElement} table */
function leadToLists(table) {
  const heads = /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("thead th"));
  for (const row of rowsOf(table)) {
    for (const cell of row.cells) {
      const link = cell.querySelector("a");
      const { filtered = "" } = table.dataset;
      if (link && cell.cellIndex) link.href = hrefOf("", filtered.replace("{kolom}", heads[cell.cellIndex].dataset.value ?? "").replace("{punt}", row.dataset.punt ?? ""));
    }
  }
}

function fromAddress() {
  choose(form, readAddress);
  // A link to the anchor of a table, as they are without JavaScript, chooses that table.
  const anchor = location.hash.slice(1);
  const option = [...columns.options].find(({ dataset }) => dataset.table === anchor);
  if (option && !columns.value) columns.value = option.value;
  show();
}

function changed() {
  writeAddress(choiceOf(form));
  show();
}

function download() {
  const table = shownTable();
  save(`matrix-${table.id}.csv`, "text/csv", csvOf(table));
}

/** @type {HTMLElement} */ (document.querySelector(".matrix-nav")).hidden = true;
form.addEventListener("change", changed);
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("[data-csv]")?.addEventListener("click", download);
clear.addEventListener("click", () => {
  for (const select of form.querySelectorAll("select")) if (select !== columns) select.value = "";
  changed();
  said.focus(); // the button is gone now
});
for (const table of tables) if (table.dataset.filtered) leadToLists(table);
onReturn(fromAddress);
fromAddress();
