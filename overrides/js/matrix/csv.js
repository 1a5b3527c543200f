// A table as CSV after RFC 4180, but with semicolons and a byte order mark, as a Dutch Excel
// reads it. The same as the exports of the site (macros/exports/csv_files.py).

const FORMULA = /^[=+\-@\t\r]/;

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
const harmless = (text) => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const plain = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** The rows that are shown, with their theme; a dot is "ja". */
export function csvOf(table) {
  const head = ["Thema", "Nummer", "Punt", ...[...table.querySelectorAll("thead th")].slice(1).map(plain)];
  const rows = [...table.querySelectorAll("tr[data-facets]:not([hidden])")].map((row) => [
    plain(row.closest("tbody").querySelector(".group-row")),
    plain(row.querySelector("th b")),
    plain(row.querySelector("th span")),
    ...[...row.cells].slice(1).map((cell) => plain(cell).replace("•", "ja")),
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map((text) => quoted(harmless(text))).join(";")).join("\r\n")}\r\n`;
}
