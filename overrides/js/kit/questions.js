// What is said of the questions in a kit, wherever it is said: their order, and for whom they are.

import { capital } from "../capital.js";

export const NOBODY = "niet genoemd in de bron";

/** What can be written at a question: the label of each part of a note. */
export const NOTES = { bewijs: "Bewijs", tekst: "Aantekeningen" };

/** "a, b en c" */
export const listed = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} en ${words.at(-1)}`);

export const counted = (number) => (number === 1 ? "1 vraag" : `${number} vragen`);

/** The questions of a choice in its order, own ones too; an id that is not known is passed over. */
export function questionsOf(kit, state) {
  const known = new Map(kit.vragen.map((question) => [question.id, question]));
  const own = (id) => (Object.hasOwn(state.eigen, id) ? { id, vraag: state.eigen[id] } : undefined);
  return state.vragen.map((id) => known.get(id) ?? own(id)).filter(Boolean);
}

/** For whom a question is, in words. */
export function participants(kit, question) {
  if (!question.herkomst) return "";
  return question.voor ? listed(question.voor.map((id) => kit.rollen[id] ?? id)) : NOBODY;
}

/** The points of a question with their version, and its waarborgen and criteria. */
export function belongsTo(kit, question) {
  const points = (question.punten ?? []).map((id) => kit.punten[id]).filter(Boolean);
  const parts = (question.kader ?? []).map((id) => kit.kader[id]).filter(Boolean);
  return [...points.map(({ kort, versie }) => (versie ? `${kort} (versie ${versie})` : kort)), ...parts.map(({ kort }) => kort)];
}

/** Questions in groups by the first participant, in the order of the list of roles; own ones last. */
export function byParticipant(kit, questions) {
  const keys = [...Object.keys(kit.rollen), "niemand", "eigen"];
  const keyOf = (question) => (question.herkomst ? (question.voor?.[0] ?? "niemand") : "eigen");
  const titles = { niemand: `Voor wie: ${NOBODY}`, eigen: "Eigen vragen" };
  return keys
    .map((key) => ({
      key,
      title: titles[key] ?? capital(kit.rollen[key]),
      questions: questions.filter((question) => keyOf(question) === key),
    }))
    .filter((group) => group.questions.length);
}

/** Ids of questions in the order of participants. */
export function sorted(kit, ids) {
  const questions = questionsOf(kit, { vragen: ids, eigen: {} });
  return byParticipant(kit, questions).flatMap((group) => group.questions.map(({ id }) => id));
}
