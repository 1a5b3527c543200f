// From a choice of questions to a document as plain data: a title and a row of blocks. The
// browser shows and prints these blocks (preview.js); document/write.js makes a file of them
// for a word processor, in the browser and in Node. Nothing here knows either.
//
// Blocks: {type: "heading", level, text, newPage?}, {type: "text", text, small?},
// {type: "table", head, widths, rows, tall?} (tall: with room to write in its rows), {type: "question", number, text, lines, notes},
// {type: "cards", cards}, where a card is {text, who, lines}.

import { capital } from "../capital.js";
import { agendaOf } from "./hour.js";
import { NOBODY, NOTES, belongsTo, conversations, counted, listed, participants, questionsOf, rolesInWords } from "./questions.js";

/** @import { Block, Chosen, Composed, Conversation, Kit, Question, State } from "./types.js" */
/** @typedef {{ kit: Kit, state: State, base: string, number: Map<string, number> }} Context */

/** @param {1 | 2 | 3} level @param {string} content @param {boolean} [newPage] @returns {Block} */
const heading = (level, content, newPage = false) => ({ type: "heading", level, text: content, newPage });
/** @param {string} content @returns {Block} */
const text = (content) => ({ type: "text", text: content });
/** @param {string} content @returns {Block} */
const small = (content) => ({ type: "text", text: content, small: true });
/** @param {string[]} head @param {number[]} widths @param {string[][]} rows @param {boolean} [tall] @returns {Block} */
const table = (head, widths, rows, tall = false) => ({ type: "table", head, widths, rows, tall });

/** Where a question comes from, line by line: for whom, origin, source, points with their version, address. @param {Kit} kit @param {Question} question @param {string} base */
export function originOf(kit, question, base) {
  if (!question.herkomst) return ["Eigen vraag; niet uit de kennisbank"];
  const lines = [question.voor ? `Voor: ${participants(kit, question)}` : `Voor wie: ${NOBODY}`];
  lines.push([`Herkomst: ${kit.woorden.herkomst[question.herkomst]}`, question.status].filter(Boolean).join(" · "));
  const seen = question.gezien ? ` (${kit.woorden.gezien[question.gezien]})` : "";
  if (question.bronnen) lines.push(`Bron: ${question.bronnen.map((id) => kit.bronnen[id] ?? id).join("; ")}${seen}`);
  for (const [name, said] of Object.entries(question.meer ?? {})) lines.push(`${kit.velden[name]}: ${said}`);
  const near = belongsTo(kit, question);
  if (near.length) lines.push(`Bij: ${near.join(", ")}`);
  lines.push(`Adres: ${base}${question.adres}`);
  return lines;
}

/** @type {Pick<State, "samen" | "begin" | "duur" | "minuten">} */
const UNSAID = { samen: "gesprek", begin: "", duur: 60, minuten: {} };

/**
 * What a document says of a choice.
 *
 * @param {Kit} kit
 * @param {Chosen} chosen
 * @param {string} base the address of the site.
 * @param {string} [moment] the day in words or "".
 * @returns {Composed}
 */
export function compose(kit, chosen, base, moment = "") {
  const state = { ...UNSAID, ...chosen };
  const questions = questionsOf(kit, state);
  const context = { kit, state, base, number: new Map(questions.map(({ id }, index) => [id, index + 1])) };
  const title = state.titel || titleOf(kit, state);
  const form = kit.vormen[state.vorm];
  return {
    title,
    form,
    author: kit.auteur,
    description: `${form} voor een peer review, uit de kennisbank ${kit.naam}`,
    blocks: [
      heading(1, title),
      small([form, counted(questions.length), moment].filter(Boolean).join(" · ")),
      ...BODIES[state.vorm](context, questions),
      ...about(context, questions),
    ],
  };
}

/** The title for who gives none: the subjects that were chosen. @param {Kit} kit @param {State} state */
function titleOf(kit, state) {
  const chosen = kit.keuzes.filter(({ id }) => state.keuze.includes(id));
  const all = chosen.find(({ id }) => id === kit.alles); // whoever takes everything has no need of the parts
  const titles = (all ? [all] : chosen).map(({ titel }) => titel);
  return titles.length && titles.length < 4 ? `Peer review · ${listed(titles)}` : "Vragen voor peer review";
}

/** The number of a question: its place in the choice, the same wherever the document names it. @param {Context} context @param {Question} question */
const numberOf = ({ number }, question) => number.get(question.id) ?? 0;

/** A question with room to write. Where it is asked at one of its roles, it says which others it is for too. @param {Context} context @param {Question} question @param {string} [role] @returns {Block} */
function asked(context, question, role = "") {
  const { kit, state, base } = context;
  const notes = Object.entries(NOTES).map(([name, label]) => /** @type {[string, string]} */ ([label, state.notities[question.id]?.[/** @type {"bewijs" | "tekst"} */ (name)] ?? ""]));
  const others = (question.voor ?? []).filter((id) => id !== role);
  const [whom, ...lines] = originOf(kit, question, base);
  const said = !role ? [whom] : others.length ? [`Ook voor: ${rolesInWords(kit, others)}`] : [];
  return { type: "question", number: numberOf(context, question), text: question.vraag, lines: [...said, ...lines], notes };
}

/** The questions of a conversation. @param {Context} context @param {Conversation} talk */
const askedIn = (context, { roles, questions }) => questions.map((question) => asked(context, question, context.state.samen === "rol" ? roles[0] : ""));

/** @type {Record<string, string>} */
const ANYONE = { niemand: "Kies zelf met wie", eigen: "Eigen vragen, kies zelf met wie" };

/** Numbers in words, those that follow each other as a range: "1 tot en met 4 en 7". @param {Context} context @param {Question[]} questions */
function numbered(context, questions) {
  /** @type {number[][]} */
  const runs = [];
  for (const number of questions.map((question) => numberOf(context, question))) {
    const run = runs.at(-1);
    if (run && run[run.length - 1] === number - 1) run.push(number);
    else runs.push([number]);
  }
  return listed(runs.flatMap((run) => (run.length > 2 ? [`${run[0]} tot en met ${run[run.length - 1]}`] : run.map(String))));
}

/** What each form says of the questions. @type {Record<string, (context: Context, questions: Question[]) => Block[]>} */
const BODIES = {
  uur(context, questions) {
    const rows = agendaOf(context.kit, context.state, questions).map(({ time, what, who, minutes }) => [time, what, who, String(minutes)]);
    return [
      text("Voorbeeldindeling van de redactie."),
      table(["Tijd", "Onderdeel", "Met wie", "Minuten"], [11, 52, 25, 12], rows),
      heading(2, "De vragen"),
      ...questions.map((question) => asked(context, question)),
    ];
  },

  vragenlijst: (context, questions) => grouped(context, questions, 2),

  kaarten(context, questions) {
    const { kit, base } = context;
    const cards = questions.map((question) => {
      const [who, ...lines] = originOf(kit, question, base);
      return { number: numberOf(context, question), text: question.vraag, who, lines };
    });
    return [small("Print, knip de kaarten uit en leg ze op tafel. Wie een kaart pakt, stelt de vraag."), { type: "cards", cards }, ...noted(context, questions)];
  },

  reflectie(context, questions) {
    const parts = byWaarborg(context, questions);
    const explanation = "Schrijf per criterium op waar jullie staan, waaruit dat blijkt en wat jullie willen ontwikkelen. Deze indeling is van de redactie; een officieel formulier vonden we niet.";
    return [text(explanation), ...parts.flatMap(({ id, questions: own }, index) => waarborgPart(context, id, own, index > 0))];
  },

  programma(context, questions) {
    const talks = conversations(context.kit, questions, context.state.samen).map((talk) => ({ ...talk, who: ANYONE[talk.key] ?? talk.title }));
    const rows = [
      ["", "Ontvangst en kennismaking", "Iedereen", ""],
      ...talks.map(({ who, questions: own }, index) => ["", `Gesprek ${index + 1}`, who, numbered(context, own)]),
      ["", "Onderling overleg", "Bezoekers", ""],
      ["", "Terugkoppeling en afspraken", "Iedereen", ""],
    ];
    return [
      table(["Over deze dag", "Zelf invullen"], [30, 70], ["Datum", "Plaats", "Ontvangend partnerschap", "Bezoekende partnerschappen", "Gespreksleiders"].map((label) => [label, ""])),
      heading(2, "Programma"),
      text("Voorbeeldindeling van de redactie; een officieel dagprogramma vonden we niet. Vul zelf de tijden en de mensen in."),
      table(["Tijd", "Onderdeel", "Met wie", "Vragen"], [14, 34, 30, 22], rows),
      heading(2, "De gesprekken", true),
      ...talks.flatMap((talk, index) => [heading(3, `Gesprek ${index + 1} · ${talk.who}`), ...askedIn(context, talk)]),
    ];
  },
};

/** Questions under whom they are for. @param {Context} context @param {Question[]} questions @param {2 | 3} level */
function grouped(context, questions, level) {
  return conversations(context.kit, questions, context.state.samen).flatMap((talk) => [heading(level, talk.title), ...askedIn(context, talk)]);
}

/** On cards there is no room to write: what was noted stands behind them. @param {Context} context @param {Question[]} questions */
function noted(context, questions) {
  const rows = questions.filter(({ id }) => context.state.notities[id]).map((question) => asked(context, question));
  return rows.length ? [heading(2, "Bewijs en aantekeningen"), ...rows] : [];
}

/** Each question under one waarborg: one that was chosen and asks it, else its own, else none (""). @param {Context} context @param {Question[]} questions */
function byWaarborg({ kit, state }, questions) {
  const chosen = kit.keuzes.filter(({ id }) => Object.hasOwn(kit.kader, id) && state.keuze.includes(id));
  /** @param {Question} question */
  const placeOf = ({ id, kader = [] }) =>
    chosen.find(({ vragen }) => vragen.includes(id))?.id ??
    chosen.find(({ meer }) => meer.includes(id))?.id ??
    kader.map((part) => kit.kader[part]?.waarborg ?? part).find((part) => kit.kader[part]) ??
    "";
  const places = [...Object.keys(kit.kader).filter((id) => !kit.kader[id].waarborg), ""];
  return places
    .map((id) => ({ id, questions: questions.filter((question) => placeOf(question) === id) }))
    .filter((place) => place.questions.length || chosen.some(({ id }) => id === place.id));
}

/** @param {Context} context @param {string} id @param {Question[]} questions @param {boolean} newPage @returns {Block[]} */
function waarborgPart(context, id, questions, newPage) {
  if (!id) return [heading(2, "Vragen die bij geen waarborg horen", newPage), ...grouped(context, questions, 3)];
  const { kit, base } = context;
  const part = kit.kader[id];
  const criteria = Object.values(kit.kader).filter(({ waarborg }) => waarborg === id);
  const source = part.bronnen ? ` · bron: ${part.bronnen.map((bron) => kit.bronnen[bron] ?? bron).join("; ")}` : "";
  return [
    heading(2, part.naam ?? part.kort, newPage),
    text(part.tekst),
    small(`${capital(kit.woorden.herkomst[part.herkomst])} · ${part.status}${source} · ${part.van} · ${base}${part.adres}`),
    table(
      ["Criterium", "Waar staan we?", "Waaruit blijkt dat?", "Wat willen we ontwikkelen?"],
      [34, 22, 22, 22],
      criteria.map(({ nummer, tekst }) => [`${nummer} ${tekst}`, "", "", ""]),
      true,
    ),
    ...(questions.length ? [heading(3, "Vragen voor het gesprek", true), ...questions.map((question) => asked(context, question))] : []),
  ];
}

/** What every document ends with: the points in their versions, and what the words of the origin mean. @param {Context} context @param {Question[]} questions @returns {Block[]} */
function about({ kit, base }, questions) {
  const named = new Set(questions.flatMap(({ punten = [] }) => punten));
  const points = Object.keys(kit.punten).filter((id) => named.has(id));
  const rows = points.map((id) => [kit.punten[id].naam, kit.punten[id].versie || "nog geen", base + kit.punten[id].adres]);
  return [
    heading(2, "Over dit document"),
    text(
      `De vragen komen uit de kennisbank ${kit.naam}. Parafrase: een bron stelt de vraag, wij geven die weer in eigen woorden. Redactie: wij maakten de vraag. Een officiële lijst met vragen voor peer review vonden we niet.`,
    ),
    ...(kit.adres ? [] : [small("De adressen zijn voorlopig: het adres van de kennisbank is nog niet ingevuld.")]),
    ...(rows.length ? [heading(3, "Punten waar de vragen bij horen"), table(["Punt", "Versie", "Adres"], [46, 13, 41], rows)] : []),
  ];
}
