// Rows as CSV after RFC 4180, but with semicolons and a byte order mark, as a Dutch Excel reads it.
// The same as the exports of the site (macros/exports/csv_files.py); tests/test_csv.py puts both beside each other.

const BLANK = /^[\x00-\x20\x27\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]*/;

/** A cell that a spreadsheet may run as a formula gets an apostrophe before it: = + - @, in any form, also after white space. @param {string} text */
function harmless(text) {
  const [first = ""] = text.replace(BLANK, "");
  return /^[=+\-@]/.test(first.normalize("NFKC")) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

/** @param {string} text */
const quoted = (text) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The text of a file with these rows, each a list of texts. @param {string[][]} rows */
export const csv = (rows) => `\ufeff${rows.map((row) => `${row.map((text) => quoted(harmless(text))).join(";")}\r\n`).join("")}`;
