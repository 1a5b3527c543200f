// The choice as a table for a spreadsheet.

import { csv } from "../csv.js";
import { originOf } from "./compose.js";
import { agendaOf } from "./hour.js";
import { belongsTo, participants, questionsOf } from "./questions.js";

/** @import { Kit, Question, State } from "./types.js" */

/** The headings of the table, with the fields that a document has no form of its own for. @param {Kit} kit */
const headOf = (kit) => ["nr", "id", "vraag", "voor", "herkomst", "status", "bronnen", "bij", ...Object.keys(kit.velden), "adres", "bewijs", "aantekeningen"];

/** The choice as CSV; an agenda with the time and the minutes of each part. @param {Kit} kit @param {State} state @param {string} base */
export function csvOf(kit, state, base) {
  const head = headOf(kit);
  const questions = questionsOf(kit, state);
  const rows = questions.map((question, index) => rowOf(kit, state, base, question, index + 1));
  if (state.vorm !== "uur") return csv([head, ...rows]);
  const parts = agendaOf(kit, state, questions);
  /** @param {string} what */
  const bare = (what) => head.map((name) => (name === "vraag" ? what : ""));
  const cells = [bare(parts[0].what), ...rows, bare(parts[parts.length - 1].what)];
  return csv([["tijd", "minuten", ...head], ...parts.map(({ time, minutes }, index) => [time, String(minutes), ...cells[index]])]);
}

/** @param {Kit} kit @param {State} state @param {string} base @param {Question} question @param {number} number */
function rowOf(kit, state, base, question, number) {
  const { bewijs = "", tekst = "" } = state.notities[question.id] ?? {};
  const sources = (question.bronnen ?? []).map((id) => kit.bronnen[id] ?? id).join(" | ");
  const origin = question.herkomst ?? originOf(kit, question, base)[0];
  const address = question.adres ? base + question.adres : "";
  const further = Object.keys(kit.velden).map((name) => question.meer?.[name] ?? "");
  return [String(number), question.id, question.vraag, participants(kit, question), origin, question.status ?? "", sources, belongsTo(kit, question).join(" | "), ...further, address, bewijs, tekst];
}
