// The choice as a table for a spreadsheet.

import { originOf } from "./compose.js";
import { belongsTo, participants, questionsOf } from "./questions.js";

/** A cell of CSV; one that a spreadsheet would run as a formula gets an apostrophe before it (as macros/exports/csv_files.py). */
function cell(text) {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The choice as CSV after RFC 4180, with semicolons and a byte order mark, as a Dutch Excel reads it. */
export function csvOf(kit, state, base) {
  const head = ["nr", "id", "vraag", "voor", "herkomst", "status", "bronnen", "bij", "adres", "bewijs", "aantekeningen"];
  const rows = questionsOf(kit, state).map((question, index) => {
    const { bewijs = "", tekst = "" } = state.notities[question.id] ?? {};
    const sources = (question.bronnen ?? []).map((id) => kit.bronnen[id] ?? id).join(" | ");
    const origin = question.herkomst ?? originOf(kit, question, base)[0];
    const address = question.adres ? base + question.adres : "";
    return [String(index + 1), question.id, question.vraag, participants(kit, question), origin, question.status ?? "", sources, belongsTo(kit, question).join(" | "), address, bewijs, tekst];
  });
  return `\ufeff${[head, ...rows].map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;
}
