// From a choice of questions to a document as plain data: a title and a row of blocks. The
// browser shows and prints these blocks (preview.js); document/write.js makes a file of them
// for a word processor, in the browser and in Node. Nothing here knows either.
//
// Blocks: {type: "heading", level, text, newPage?}, {type: "text", text, small?},
// {type: "table", head, widths, rows, tall?} (tall: with room to write in its rows), {type: "question", number, text, lines, notes},
// {type: "cards", cards}, where a card is {text, who, lines}.

import { capital } from "../capital.js";
import { NOBODY, NOTES, belongsTo, byParticipant, counted, listed, participants, questionsOf } from "./questions.js";

const heading = (level, text, newPage = false) => ({ type: "heading", level, text, newPage });
const text = (content) => ({ type: "text", text: content });
const small = (content) => ({ type: "text", text: content, small: true });
const table = (head, widths, rows, tall = false) => ({ type: "table", head, widths, rows, tall });
/** Where a question comes from, line by line: for whom, origin, source, points with their version, address. */
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

/** What a document says of a choice: `base` is the address of the site, `moment` the day in words or "". */
export function compose(kit, state, base, moment = "") {
  const chosen = questionsOf(kit, state);
  const questions = ORDER[state.vorm]?.(kit, state, chosen).flatMap((group) => group.questions) ?? chosen;
  const context = { kit, state, base, number: numbers(questions) };
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

// Forms that bring questions together; the others keep the order of the choice.
const ORDER = {
  reflectie: (kit, state, questions) => byWaarborg({ kit, state }, questions),
  programma: (kit, state, questions) => byParticipant(kit, questions),
};

/** The title for who gives none: the subjects that were chosen. */
function titleOf(kit, state) {
  const chosen = kit.keuzes.filter(({ id }) => state.keuze.includes(id));
  const all = chosen.find(({ id }) => id === kit.alles); // whoever takes everything has no need of the parts
  const titles = (all ? [all] : chosen).map(({ titel }) => titel);
  return titles.length && titles.length < 4 ? `Peer review · ${listed(titles)}` : "Vragen voor peer review";
}

/** Each question has one number, wherever the document names it. */
const numbers = (questions) => new Map(questions.map(({ id }, index) => [id, index + 1]));

function asked({ kit, state, base, number }, question) {
  const notes = Object.entries(NOTES).map(([name, label]) => [label, state.notities[question.id]?.[name] ?? ""]);
  return { type: "question", number: number.get(question.id), text: question.vraag, lines: originOf(kit, question, base), notes };
}

const ANYONE = { niemand: "kies zelf met wie", eigen: "eigen vragen, kies zelf met wie" };

/** Which questions these are: they follow each other. */
function span({ number }, questions) {
  const [first, last] = [questions[0], questions.at(-1)].map(({ id }) => number.get(id));
  return first === last ? `${first}` : `${first} tot en met ${last}`;
}

const BODIES = {
  vragenlijst: (context, questions) => grouped(context, questions, 2),

  kaarten(context, questions) {
    const { kit, base, number } = context;
    const cards = questions.map((question) => ({
      number: number.get(question.id),
      text: question.vraag,
      who: originOf(kit, question, base)[0],
      lines: originOf(kit, question, base).slice(1),
    }));
    return [small("Print, knip de kaarten uit en leg ze op tafel. Wie een kaart pakt, stelt de vraag."), { type: "cards", cards }, ...noted(context, questions)];
  },

  reflectie(context, questions) {
    const parts = byWaarborg(context, questions);
    const explanation = "Schrijf per criterium op waar jullie staan, waaruit dat blijkt en wat jullie willen ontwikkelen. Deze indeling is van de redactie; een officieel formulier vonden we niet.";
    return [text(explanation), ...parts.flatMap(({ id, questions: own }, index) => waarborgPart(context, id, own, index > 0))];
  },

  programma(context, questions) {
    const groups = byParticipant(context.kit, questions).map(({ key, questions: own }) => ({ who: ANYONE[key] ?? context.kit.rollen[key], questions: own }));
    const rows = [
      ["", "Ontvangst en kennismaking", "Iedereen", ""],
      ...groups.map(({ who, questions: own }, index) => ["", `Gesprek ${index + 1}`, capital(who), span(context, own)]),
      ["", "Onderling overleg", "Bezoekers", ""],
      ["", "Terugkoppeling en afspraken", "Iedereen", ""],
    ];
    return [
      table(["Over deze dag", "Zelf invullen"], [30, 70], ["Datum", "Plaats", "Ontvangend partnerschap", "Bezoekende partnerschappen", "Gespreksleiders"].map((label) => [label, ""])),
      heading(2, "Programma"),
      text("Voorbeeldindeling van de redactie; een officieel dagprogramma vonden we niet. Vul zelf de tijden en de mensen in."),
      table(["Tijd", "Onderdeel", "Met wie", "Vragen"], [14, 34, 30, 22], rows),
      heading(2, "De gesprekken", true),
      ...groups.flatMap(({ who, questions: own }, index) => [heading(3, `Gesprek ${index + 1}: ${who}`), ...own.map((question) => asked(context, question))]),
    ];
  },
};

/** Questions in their order, with a heading wherever the participant changes. */
function grouped(context, questions, level) {
  const titleOfGroup = (question) => byParticipant(context.kit, [question])[0].title;
  return questions.flatMap((question, index) => {
    const title = titleOfGroup(question);
    const isNew = !index || titleOfGroup(questions[index - 1]) !== title;
    return [...(isNew ? [heading(level, title)] : []), asked(context, question)];
  });
}

/** On cards there is no room to write: what was noted stands behind them. */
function noted(context, questions) {
  const rows = questions.map((question) => asked(context, question)).filter(({ notes }) => notes.some(([, note]) => note));
  return rows.length ? [heading(2, "Bewijs en aantekeningen"), ...rows] : [];
}

/** Each question under one waarborg: one that was chosen and asks it, else its own, else none (""). */
function byWaarborg({ kit, state }, questions) {
  const chosen = kit.keuzes.filter(({ id }) => Object.hasOwn(kit.kader, id) && state.keuze.includes(id));
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

function waarborgPart(context, id, questions, newPage) {
  if (!id) return [heading(2, "Vragen die bij geen waarborg horen", newPage), ...grouped(context, questions, 3)];
  const { kit, base } = context;
  const part = kit.kader[id];
  const criteria = Object.values(kit.kader).filter(({ waarborg }) => waarborg === id);
  const source = part.bronnen ? ` · bron: ${part.bronnen.map((bron) => kit.bronnen[bron] ?? bron).join("; ")}` : "";
  return [
    heading(2, part.naam, newPage),
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

/** What every document ends with: the points in their versions, and what the words of the origin mean. */
function about({ kit, base }, questions) {
  const named = new Set(questions.flatMap(({ punten = [] }) => punten));
  const points = Object.keys(kit.punten).filter((id) => named.has(id));
  const rows = points.map((id) => [kit.punten[id].naam, kit.punten[id].versie || "nog geen", base + kit.punten[id].adres]);
  return [
    heading(2, "Over dit document"),
    text(
      `De vragen komen uit de kennisbank ${kit.naam}. Parafrase: een bron stelt de vraag, wij geven haar weer in eigen woorden. Redactie: wij maakten de vraag. Een officiële lijst met vragen voor peer review vonden we niet.`,
    ),
    ...(kit.adres ? [] : [small("De adressen zijn voorlopig: het adres van de kennisbank is nog niet ingevuld.")]),
    ...(rows.length ? [heading(3, "Punten waar de vragen bij horen"), table(["Punt", "Versie", "Adres"], [46, 13, 41], rows)] : []),
  ];
}
