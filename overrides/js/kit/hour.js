// An agenda with minutes: how they are divided, when each part begins, and what they add up to.

import { capital } from "../capital.js";
import { participants } from "./questions.js";

/** @import { Kit, Question, State } from "./types.js" */
/** @typedef {{ id: string, what: string, who: string, minutes: number, time: string }} Row */
/** @typedef {Pick<State, "begin" | "duur" | "minuten">} Times */

export const LENGTHS = [30, 45, 60, 90];
/** The most minutes that one part takes. */
export const MOST = 90;
/** Less than this is little for a question. */
const LITTLE = 4;

/** What stands before and after the questions, with the minutes that it starts with. */
const WELCOME = { id: "ontvangst", what: "Ontvangst en kennismaking", minutes: 5 };
const CLOSING = { id: "afspraken", what: "Terugkoppeling en afspraken", minutes: 7 };

/** Minutes since midnight of a time such as 14:00; 0 without one. @param {string} time */
const inMinutes = (time) => time.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

/** A time of the clock; the clock goes round. @param {number} minutes */
const clock = (minutes) => `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;

/** The minutes of each part by its id: what somebody gave, and the rest divided over the other questions; what is left over goes to the last. @param {Times} times @param {Question[]} questions */
function divided({ duur, minuten }, questions) {
  const given = new Map([WELCOME, CLOSING].map(({ id, minutes }) => [id, minuten[id] ?? minutes]));
  for (const { id } of questions) if (Object.hasOwn(minuten, id)) given.set(id, minuten[id]);
  const free = questions.filter(({ id }) => !given.has(id));
  const rest = duur - [...given.values()].reduce((sum, one) => sum + one, 0);
  const each = Math.max(1, Math.floor(rest / free.length));
  free.forEach(({ id }, index) => given.set(id, index < free.length - 1 ? each : Math.max(1, rest - each * index)));
  return given;
}

/** The parts of an agenda in their order. Without a time to begin, the times count from 0:00. @param {Kit} kit @param {Times} times @param {Question[]} questions @returns {Row[]} */
export function agendaOf(kit, times, questions) {
  const minutes = divided(times, questions);
  const asked = questions.map((question, index) => ({ id: question.id, what: `${index + 1}. ${question.vraag}`, who: whoOf(kit, question) }));
  const parts = [{ ...WELCOME, who: "Iedereen" }, ...asked, { ...CLOSING, who: "Iedereen" }];
  let now = inMinutes(times.begin);
  return parts.map(({ id, what, who }) => {
    const row = { id, what, who, minutes: minutes.get(id) ?? 0, time: clock(now) };
    now += row.minutes;
    return row;
  });
}

/** @param {Kit} kit @param {Question} question */
const whoOf = (kit, question) => (question.voor ? capital(participants(kit, question)) : "Kies zelf met wie");

/** What the minutes add up to, in words, and whether that is too much. @param {Times} times @param {Row[]} rows */
export function sumOf({ begin, duur }, rows) {
  const total = rows.reduce((sum, { minutes }) => sum + minutes, 0);
  const difference = total > duur ? `: ${total - duur} te veel` : total < duur ? `: ${duur - total} over` : "";
  const ready = begin ? ` Klaar om ${clock(inMinutes(begin) + total)}.` : "";
  const little = rows.slice(1, -1).some(({ minutes }) => minutes < LITTLE) ? " Dat is weinig tijd per vraag. Kies er minder." : "";
  return { total: `${total} van ${duur} minuten${difference}.`, more: `${ready}${little}`.trim(), over: total > duur };
}

/** The minutes as they stand, with other ones for one part: from now on nothing is divided by itself. @param {Row[]} rows @param {string} id @param {number} minutes */
export const withMinutes = (rows, id, minutes) => Object.fromEntries(rows.map((row) => [row.id, row.id === id ? minutes : row.minutes]));

/** A number of minutes that a part may take; 0 for what is none. @param {unknown} value */
export function wholeMinutes(value) {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= MOST ? number : 0;
}

/** A time of the clock as 14:00; "" for what is none. @param {unknown} value */
export function timeOf(value) {
  const [, hours = "", minutes = ""] = /^(\d{1,2})[:.](\d\d)$/.exec(String(value ?? "").trim()) ?? [];
  return minutes && Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, "0")}:${minutes}` : "";
}
