// What somebody chose and wrote: plain data, with the ways in which it comes and goes (the
// address, the browser's storage, a file). Pure functions; nothing that comes from outside is
// trusted, and nothing that somebody wrote is dropped.
//
// What it is made of stands in types.d.ts.

import { agendaOf, LENGTHS, timeOf, wholeMinutes } from "./hour.js";
import { listed as enumerated, questionsOf } from "./questions.js";

/** @import { Found, Kit, State } from "./types.js" */
/** What comes from outside: any of it may be missing, or be something else. @typedef {Partial<Record<keyof State | "teksten", unknown>>} Fields */

const KIND = "peer-review-kit";
const VERSION = 1;
const LONGEST = { titel: 160, eigen: 500 };

/** @returns {State} */
export const emptyState = () => ({ titel: "", vorm: "vragenlijst", samen: "gesprek", begin: "", duur: 60, minuten: {}, keuze: [], vragen: [], eigen: {}, notities: {} });

/** @param {unknown} value @returns {string[]} */
const texts = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
/** @param {unknown} value @returns {[string, unknown][]} */
const entries = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : []);
/** @param {string[]} list */
const once = (list) => [...new Set(list)];
/** As much of a text as a field takes; a sign of two units is never cut in half. @param {string} text @param {number} most */
const cut = (text, most) => text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
/** @param {string} id */
const isOwn = (id) => /^e\d{1,3}$/.test(id);

/** An id for the next own question. @param {Record<string, string>} eigen */
function freeId(eigen) {
  let number = 1;
  while (Object.hasOwn(eigen, `e${number}`)) number += 1;
  return `e${number}`;
}

/** Add an own question to `eigen`; gives its id. @param {Record<string, string>} eigen @param {string} text */
export function addOwn(eigen, text) {
  const id = freeId(eigen);
  eigen[id] = cut(text, LONGEST.eigen);
  return id;
}

/** The part of the address after # that brings somebody else to the same choice; notes are never in it. @param {State} state @param {Kit} kit */
export function linkOf(state, kit) {
  const own = state.vragen.filter(isOwn);
  const ids = state.vragen.map((id) => (isOwn(id) ? `e${own.indexOf(id) + 1}` : id));
  const fields = new URLSearchParams({ vragen: ids.join(","), vorm: state.vorm });
  if (state.samen === "rol") fields.set("samen", state.samen);
  if (state.vorm === "uur") setTimes(fields, state, kit);
  if (state.keuze.length) fields.set("keuze", state.keuze.join(","));
  if (state.titel) fields.set("titel", state.titel);
  for (const id of own) fields.append("eigen", state.eigen[id]);
  return `#${fields.toString().replaceAll("%2C", ",").replaceAll("%3A", ":")}`;
}

/** The times of an agenda; its minutes row by row when somebody changed one. @param {URLSearchParams} fields @param {State} state @param {Kit} kit */
function setTimes(fields, state, kit) {
  if (state.begin) fields.set("begin", state.begin);
  fields.set("duur", String(state.duur));
  if (Object.keys(state.minuten).length) fields.set("minuten", agendaOf(kit, state, questionsOf(kit, state)).map(({ minutes }) => minutes).join(","));
}

/** @param {URLSearchParams} fields @param {string} name */
const listOf = (fields, name) => fields.getAll(name).flatMap((value) => value.split(/[,\s]+/)).filter(Boolean);

/** The choice that an address asks for; null when it asks for none. @param {Pick<Location, "search" | "hash">} address @param {Kit} kit @returns {Found | null} */
export function fromAddress({ search, hash }, kit) {
  const [query, link] = [new URLSearchParams(search), new URLSearchParams(hash.slice(1))];
  return link.has("vragen") ? fromLink(link, kit) : fromQuery(query, kit);
}

/** The choice in a link that the page itself made. @param {URLSearchParams} link @param {Kit} kit */
function fromLink(link, kit) {
  const own = link.getAll("eigen").slice(0, 999).map((text, index) => [`e${index + 1}`, text]);
  const lists = { keuze: listOf(link, "keuze"), vragen: listOf(link, "vragen"), eigen: Object.fromEntries(own) };
  const single = Object.fromEntries(["titel", "vorm", "samen", "begin", "duur"].map((name) => [name, link.get(name)]));
  const found = checked({ ...single, ...lists }, kit);
  const minutes = listOf(link, "minuten");
  const rows = agendaOf(kit, found.state, questionsOf(kit, found.state));
  if (minutes.length === rows.length) found.state.minuten = minutesIn(rows.map(({ id }, index) => [id, minutes[index]]));
  return found;
}

/** The choice in a link on another page of the site. @param {URLSearchParams} query @param {Kit} kit */
function fromQuery(query, kit) {
  const subjects = ["keuze", "punten", "waarborgen", "thema"].flatMap((name) => listOf(query, name));
  const people = listOf(query, "voor");
  if (!subjects.length && !people.length) return null;
  const named = people.filter((id) => Object.hasOwn(kit.rollen, id));
  return checked(
    {
      vorm: query.get("vorm"),
      titel: named.length ? `Vragen voor ${enumerated(named.map((id) => kit.rollen[id]))}` : "",
      keuze: [...subjects, ...people.filter((id) => !named.includes(id))],
      vragen: [...questionsFor(kit, subjects), ...kit.vragen.filter(({ voor = [] }) => voor.some((id) => named.includes(id))).map(({ id }) => id)],
    },
    kit,
  );
}

/** The questions of these choices, each once. @param {Kit} kit @param {string[]} ids */
export const questionsFor = (kit, ids) => once(kit.keuzes.filter(({ id }) => ids.includes(id)).flatMap(({ vragen }) => vragen));

/** @param {[string, unknown][]} pairs */
const minutesIn = (pairs) => Object.fromEntries(pairs.map(([id, value]) => [id, wholeMinutes(value)]).filter(([, minutes]) => minutes));

/** The form and the times in fields from outside. @param {Fields} fields @param {Kit} kit */
function formIn(fields, kit) {
  const [empty, length] = [emptyState(), Number(fields.duur)];
  return {
    titel: typeof fields.titel === "string" ? cut(fields.titel, LONGEST.titel) : "",
    vorm: typeof fields.vorm === "string" && Object.hasOwn(kit.vormen, fields.vorm) ? fields.vorm : empty.vorm,
    samen: fields.samen === "rol" ? fields.samen : empty.samen,
    begin: timeOf(fields.begin),
    duur: LENGTHS.includes(length) ? length : empty.duur,
    minuten: minutesIn(entries(fields.minuten)),
  };
}

/** A note in fields from outside. @param {unknown} note */
function noteIn(note) {
  const found = Object.fromEntries(entries(note));
  const [bewijs, tekst] = [found.bewijs, found.tekst].map((text) => (typeof text === "string" ? text : ""));
  return { bewijs, tekst };
}

/** The state in fields from outside. A question that is not known any more becomes an own question when its text came along; `gone` counts those. @param {Fields} fields @param {Kit} kit @returns {Found} */
function checked(fields, kit) {
  const [choices, questions] = [new Set(kit.keuzes.map(({ id }) => id)), new Set(kit.vragen.map(({ id }) => id))];
  const state = { ...emptyState(), ...formIn(fields, kit) };
  for (const [id, text] of entries(fields.eigen)) if (isOwn(id) && typeof text === "string" && text.trim()) state.eigen[id] = cut(text, LONGEST.eigen);
  const strange = once([...texts(fields.keuze).filter((id) => !choices.has(id)), ...texts(fields.vragen).filter((id) => !questions.has(id) && !Object.hasOwn(state.eigen, id))]);
  /** @type {Map<string, string>} */
  const renamed = new Map();
  for (const [id, text] of entries(fields.teksten)) {
    if (!questions.has(id) && !isOwn(id) && typeof text === "string" && text.trim()) renamed.set(id, addOwn(state.eigen, text));
  }
  /** @param {string} id */
  const known = (id) => renamed.get(id) ?? id;
  state.keuze = once(texts(fields.keuze)).filter((id) => choices.has(id));
  state.vragen = once(texts(fields.vragen).map(known)).filter((id) => questions.has(id) || Object.hasOwn(state.eigen, id));
  for (const [id, given] of entries(fields.notities).filter(([key]) => /^[a-z][\w-]*$/.test(key))) {
    const note = noteIn(given);
    if (note.bewijs || note.tekst) state.notities[known(id)] = note;
  }
  const unknown = strange.filter((id) => !renamed.has(id));
  return { state, unknown, gone: strange.length - unknown.length };
}

/** A text that was stored or exported: as `checked` gives it; null when it is something else. @param {string} text @param {Kit} kit */
export function parsed(text, kit) {
  try {
    const fields = JSON.parse(text);
    return fields?.soort === KIND && fields.versie === VERSION && Array.isArray(fields.vragen) ? checked(fields, kit) : null;
  } catch {
    return null;
  }
}

/** The state as text to store or export, with the words of its questions: those must outlive a change of the site. @param {State} state @param {Kit} kit */
export function written(state, kit) {
  const asked = kit.vragen.filter(({ id }) => state.vragen.includes(id) || Object.hasOwn(state.notities, id));
  return JSON.stringify({ soort: KIND, versie: VERSION, ...state, teksten: Object.fromEntries(asked.map(({ id, vraag }) => [id, vraag])) }, null, 2);
}

/** Two notes of one field as one, each kept. @param {string} first @param {string} second */
const joined = (first, second) => (!second || first.includes(second) ? first : second.includes(first) ? second : `${first}\n\n${second}`);

/** `state` with everything of `other` added: own questions and notes always, its choice unless `onlyNotes`. @param {State} state @param {State} other @param {boolean} [onlyNotes] */
export function merged(state, other, onlyNotes = false) {
  const result = structuredClone(state);
  /** @type {Map<string, string>} */
  const renamed = new Map();
  for (const [id, text] of Object.entries(other.eigen)) {
    const same = Object.keys(result.eigen).find((own) => result.eigen[own] === text);
    renamed.set(id, same ?? addOwn(result.eigen, text));
  }
  /** @param {string} id */
  const known = (id) => renamed.get(id) ?? id;
  for (const [id, { bewijs, tekst }] of Object.entries(other.notities)) {
    const note = Object.hasOwn(result.notities, known(id)) ? result.notities[known(id)] : { bewijs: "", tekst: "" };
    result.notities[known(id)] = { bewijs: joined(note.bewijs, bewijs), tekst: joined(note.tekst, tekst) };
  }
  if (onlyNotes) return result;
  if (!state.vragen.length) for (const name of /** @type {const} */ (["vorm", "samen", "begin", "duur", "minuten"])) Object.assign(result, { [name]: other[name] });
  result.titel ||= other.titel;
  result.keuze = once([...state.keuze, ...other.keuze]);
  result.vragen = once([...state.vragen, ...other.vragen.map(known)]);
  return result;
}
