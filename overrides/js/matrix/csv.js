// What a table of the matrix shows, for a spreadsheet.

import { csv } from "../csv.js";

/** @param {Element | null | undefined} element */
const plain = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** The rows that are shown, with their theme; a dot is "ja". As CSV. @param {HTMLElement} table */
export function csvOf(table) {
  const head = ["Thema", "Nummer", "Punt", ...[...table.querySelectorAll("thead th")].slice(1).map(plain)];
  const rows = [.../** @type {NodeListOf<HTMLTableRowElement>} */ (table.querySelectorAll("tr[data-facets]:not([hidden])"))].map((row) => [
    plain(row.closest("tbody")?.querySelector(".group-row")),
    plain(row.querySelector("th b")),
    plain(row.querySelector("th span")),
    ...[...row.cells].slice(1).map((cell) => plain(cell).replace("•", "ja")),
  ]);
  return csv([head, ...rows]);
}
