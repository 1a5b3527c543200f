// What somebody chose and wrote: plain data, with the ways in which it comes and goes (the
// address, the browser's storage, a file). Pure functions; nothing that comes from outside is
// trusted, and nothing that somebody wrote is dropped.
//
// {titel, vorm, keuze: [ids of choices], vragen: [ids in order], eigen: {id: own question},
//  notities: {id: {bewijs, tekst}}}

import { listed as enumerated } from "./questions.js";

const KIND = "peer-review-kit";
const VERSION = 1;
const LONGEST = { titel: 160, eigen: 500 };

export const emptyState = () => ({ titel: "", vorm: "vragenlijst", keuze: [], vragen: [], eigen: {}, notities: {} });

const texts = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
const entries = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : []);
const once = (list) => [...new Set(list)];
/** As much of a text as a field takes; a sign of two units is never cut in half. */
const cut = (text, most) => text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
const isOwn = (id) => /^e\d{1,3}$/.test(id);

/** An id for the next own question. */
function freeId(eigen) {
  let number = 1;
  while (Object.hasOwn(eigen, `e${number}`)) number += 1;
  return `e${number}`;
}

/** Add an own question to `eigen`; gives its id. */
export function addOwn(eigen, text) {
  const id = freeId(eigen);
  eigen[id] = cut(text, LONGEST.eigen);
  return id;
}

/** The part of the address after # that brings somebody else to the same choice; notes are never in it. */
export function linkOf(state) {
  const own = state.vragen.filter(isOwn);
  const ids = state.vragen.map((id) => (isOwn(id) ? `e${own.indexOf(id) + 1}` : id));
  const fields = new URLSearchParams({ vragen: ids.join(","), vorm: state.vorm });
  if (state.keuze.length) fields.set("keuze", state.keuze.join(","));
  if (state.titel) fields.set("titel", state.titel);
  for (const id of own) fields.append("eigen", state.eigen[id]);
  return `#${fields.toString().replaceAll("%2C", ",")}`;
}

/** The choice that an address asks for: {state, unknown ids}; null when it asks for none. */
export function fromAddress({ search, hash }, kit) {
  const [query, link] = [new URLSearchParams(search), new URLSearchParams(hash.slice(1))];
  const listed = (fields, name) => fields.getAll(name).flatMap((value) => value.split(/[,\s]+/)).filter(Boolean);
  if (link.has("vragen")) {
    const own = link.getAll("eigen").slice(0, 999).map((text, index) => [`e${index + 1}`, text]);
    const fields = { titel: link.get("titel"), vorm: link.get("vorm"), keuze: listed(link, "keuze"), vragen: listed(link, "vragen"), eigen: Object.fromEntries(own) };
    return checked(fields, kit);
  }
  const subjects = ["keuze", "punten", "waarborgen", "thema"].flatMap((name) => listed(query, name));
  const people = listed(query, "voor");
  if (!subjects.length && !people.length) return null;
  const named = people.filter((id) => Object.hasOwn(kit.rollen, id));
  return checked(
    {
      titel: named.length ? `Vragen voor ${enumerated(named.map((id) => kit.rollen[id]))}` : "",
      keuze: [...subjects, ...people.filter((id) => !named.includes(id))],
      vragen: [...questionsFor(kit, subjects), ...kit.vragen.filter(({ voor = [] }) => voor.some((id) => named.includes(id))).map(({ id }) => id)],
    },
    kit,
  );
}

/** The questions of these choices, each once. */
export const questionsFor = (kit, ids) => once(kit.keuzes.filter(({ id }) => ids.includes(id)).flatMap(({ vragen }) => vragen));

/** The state in fields from outside: {state, unknown ids, gone}. A question that is not known any more becomes an own question when its text came along; `gone` counts those. */
function checked(fields, kit) {
  const [choices, questions] = [new Set(kit.keuzes.map(({ id }) => id)), new Set(kit.vragen.map(({ id }) => id))];
  const state = emptyState();
  if (typeof fields.titel === "string") state.titel = cut(fields.titel, LONGEST.titel);
  if (Object.hasOwn(kit.vormen, fields.vorm)) state.vorm = fields.vorm;
  for (const [id, text] of entries(fields.eigen)) if (isOwn(id) && typeof text === "string" && text.trim()) state.eigen[id] = cut(text, LONGEST.eigen);
  const strange = once([...texts(fields.keuze).filter((id) => !choices.has(id)), ...texts(fields.vragen).filter((id) => !questions.has(id) && !Object.hasOwn(state.eigen, id))]);
  const renamed = new Map();
  for (const [id, text] of entries(fields.teksten)) {
    if (!questions.has(id) && !isOwn(id) && typeof text === "string" && text.trim()) renamed.set(id, addOwn(state.eigen, text));
  }
  const known = (id) => renamed.get(id) ?? id;
  state.keuze = once(texts(fields.keuze)).filter((id) => choices.has(id));
  state.vragen = once(texts(fields.vragen).map(known)).filter((id) => questions.has(id) || Object.hasOwn(state.eigen, id));
  for (const [id, note] of entries(fields.notities).filter(([key]) => /^[a-z][\w-]*$/.test(key))) {
    const [bewijs, tekst] = ["bewijs", "tekst"].map((name) => (typeof note?.[name] === "string" ? note[name] : ""));
    if (bewijs || tekst) state.notities[known(id)] = { bewijs, tekst };
  }
  const unknown = strange.filter((id) => !renamed.has(id));
  return { state, unknown, gone: strange.length - unknown.length };
}

/** A text that was stored or exported: as `checked` gives it; null when it is something else. */
export function parsed(text, kit) {
  try {
    const fields = JSON.parse(text);
    return fields?.soort === KIND && fields.versie === VERSION && Array.isArray(fields.vragen) ? checked(fields, kit) : null;
  } catch {
    return null;
  }
}

/** The state as text to store or export, with the words of its questions: those must outlive a change of the site. */
export function written(state, kit) {
  const asked = kit.vragen.filter(({ id }) => state.vragen.includes(id) || Object.hasOwn(state.notities, id));
  return JSON.stringify({ soort: KIND, versie: VERSION, ...state, teksten: Object.fromEntries(asked.map(({ id, vraag }) => [id, vraag])) }, null, 2);
}

/** Two notes of one field as one, each kept. */
const joined = (first, second) => (!second || first.includes(second) ? first : second.includes(first) ? second : `${first}\n\n${second}`);

/** `state` with everything of `other` added: own questions and notes always, its choice unless `onlyNotes`. */
export function merged(state, other, onlyNotes = false) {
  const result = structuredClone(state);
  const renamed = new Map();
  for (const [id, text] of Object.entries(other.eigen)) {
    const same = Object.keys(result.eigen).find((own) => result.eigen[own] === text);
    renamed.set(id, same ?? addOwn(result.eigen, text));
  }
  const known = (id) => renamed.get(id) ?? id;
  for (const [id, { bewijs, tekst }] of Object.entries(other.notities)) {
    const note = Object.hasOwn(result.notities, known(id)) ? result.notities[known(id)] : { bewijs: "", tekst: "" };
    result.notities[known(id)] = { bewijs: joined(note.bewijs, bewijs), tekst: joined(note.tekst, tekst) };
  }
  if (onlyNotes) return result;
  if (!state.vragen.length) result.vorm = other.vorm;
  result.titel ||= other.titel;
  result.keuze = once([...state.keuze, ...other.keuze]);
  result.vragen = once([...state.vragen, ...other.vragen.map(known)]);
  return result;
}
