// Rows as CSV after RFC 4180, but with semicolons and a byte order mark, as a Dutch Excel reads it.
// The same as the exports of the site (macros/exports/csv_files.py).

/** A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The text of a file with these rows, each a list of texts. */
export const csv = (rows) => `\ufeff${rows.map((row) => `${row.map((text) => quoted(harmless(text))).join(";")}\r\n`).join("")}`;
