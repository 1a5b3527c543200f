// The choice as a table for a spreadsheet.

import { csv } from "../csv.js";
import { originOf } from "./compose.js";
import { belongsTo, participants, questionsOf } from "./questions.js";

/** The choice as CSV. */
export function csvOf(kit, state, base) {
  const further = Object.keys(kit.velden);
  const head = ["nr", "id", "vraag", "voor", "herkomst", "status", "bronnen", "bij", ...further, "adres", "bewijs", "aantekeningen"];
  const rows = questionsOf(kit, state).map((question, index) => {
    const { bewijs = "", tekst = "" } = state.notities[question.id] ?? {};
    const sources = (question.bronnen ?? []).map((id) => kit.bronnen[id] ?? id).join(" | ");
    const origin = question.herkomst ?? originOf(kit, question, base)[0];
    const address = question.adres ? base + question.adres : "";
    return [String(index + 1), question.id, question.vraag, participants(kit, question), origin, question.status ?? "", sources, belongsTo(kit, question).join(" | "), ...further.map((name) => question.meer?.[name] ?? ""), address, bewijs, tekst];
  });
  return csv([head, ...rows]);
}
