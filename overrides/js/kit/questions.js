// What is said of the questions in a kit, wherever it is said: their order, for whom they are, and who talks together.

import { capital } from "../capital.js";

/** @import { Conversation, Kit, Question, State } from "./types.js" */

export const NOBODY = "niet genoemd in de bron";

/** How many roles sit at one table at most, unless one question is for more. */
const AT_A_TABLE = 3;

/** What can be written at a question: the label of each part of a note. @type {Record<"bewijs" | "tekst", string>} */
export const NOTES = { bewijs: "Bewijs", tekst: "Aantekeningen" };

/** "a, b en c" @param {string[]} words */
export const listed = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} en ${words.at(-1)}`);

/** @param {number} number */
export const counted = (number) => (number === 1 ? "1 vraag" : `${number} vragen`);

/** The questions of a choice in its order, own ones too; an id that is not known is passed over. @param {Kit} kit @param {Pick<State, "eigen" | "vragen">} state */
export function questionsOf(kit, state) {
  const known = new Map(kit.vragen.map((question) => [question.id, question]));
  /** @param {string} id @returns {Question | undefined} */
  const own = (id) => (Object.hasOwn(state.eigen, id) ? { id, vraag: state.eigen[id] } : undefined);
  return state.vragen.flatMap((id) => known.get(id) ?? own(id) ?? []);
}

/** Roles in words. @param {Kit} kit @param {string[]} ids */
export const rolesInWords = (kit, ids) => listed(ids.map((id) => kit.rollen[id] ?? id));

/** For whom a question is, in words. @param {Kit} kit @param {Question} question */
export function participants(kit, question) {
  if (!question.herkomst) return "";
  return question.voor ? rolesInWords(kit, question.voor) : NOBODY;
}

/** The points of a question with their version, and its waarborgen and criteria. @param {Kit} kit @param {Question} question */
export function belongsTo(kit, question) {
  const points = (question.punten ?? []).flatMap((id) => kit.punten[id] ?? []);
  const parts = (question.kader ?? []).flatMap((id) => kit.kader[id] ?? []);
  return [...points.map(({ kort, versie }) => (versie ? `${kort} (versie ${versie})` : kort)), ...parts.map(({ kort }) => kort)];
}

/** @param {Question} question */
const isForMore = ({ voor = [] }) => voor.length > 1;

/** How many questions are for more than one role. @param {Question[]} questions */
export const forMore = (questions) => questions.filter(isForMore).length;

/**
 * Who talks together, in the order of the questions; those for nobody named and own ones come last. Every role of a
 * question is there: at the one table, or each at its own.
 *
 * @param {Kit} kit
 * @param {Question[]} questions
 * @param {State["samen"]} together
 * @returns {Conversation[]}
 */
export function conversations(kit, questions, together = "gesprek") {
  const named = questions.filter(({ voor }) => voor?.length);
  const tables = together === "rol" ? atEachRole(named) : atOneTable(named);
  const talks = tables.map(({ roles, questions: own }) => ({ key: roles.join(" "), title: capital(rolesInWords(kit, roles)), roles, questions: own }));
  const rest = [
    { key: "niemand", title: `Voor wie: ${NOBODY}`, roles: [], questions: questions.filter(({ herkomst, voor }) => herkomst && !voor?.length) },
    { key: "eigen", title: "Eigen vragen", roles: [], questions: questions.filter(({ herkomst }) => !herkomst) },
  ];
  return [...talks, ...rest.filter((talk) => talk.questions.length)];
}

/** @typedef {{ roles: string[], questions: Question[] }} Table */

/** A question is asked once: with others that share a role, as long as they fit at one table. @param {Question[]} questions */
function atOneTable(questions) {
  /** @type {Table[]} */
  const tables = [];
  for (const question of questions) {
    const roles = question.voor ?? [];
    const fitting = tables
      .map((table) => ({ table, all: [...new Set([...table.roles, ...roles])] }))
      .filter(({ table, all }) => table.roles.some((id) => roles.includes(id)) && (all.length <= AT_A_TABLE || all.length === table.roles.length))
      .sort((a, b) => a.all.length - a.table.roles.length - (b.all.length - b.table.roles.length));
    if (fitting.length) {
      fitting[0].table.roles = fitting[0].all;
      fitting[0].table.questions.push(question);
    } else tables.push({ roles: [...roles], questions: [question] });
  }
  return tables;
}

/** A question is asked at each of its roles. @param {Question[]} questions @returns {Table[]} */
function atEachRole(questions) {
  const roles = [...new Set(questions.flatMap(({ voor = [] }) => voor))];
  return roles.map((role) => ({ roles: [role], questions: questions.filter(({ voor = [] }) => voor.includes(role)) }));
}

/** Ids of questions with those that are asked together beside each other, in the order of the list of roles. @param {Kit} kit @param {string[]} ids */
export function sorted(kit, ids) {
  const order = Object.keys(kit.rollen);
  /** @param {Question} question */
  const placeOf = ({ voor }) => (voor?.length ? order.indexOf(voor[0]) : order.length);
  const questions = questionsOf(kit, { vragen: ids, eigen: {} }).sort((a, b) => placeOf(a) - placeOf(b));
  return conversations(kit, questions).flatMap((talk) => talk.questions.map(({ id }) => id));
}
