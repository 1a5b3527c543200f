// The answers as a record of the knowledge base, and as a file.

import { toYaml } from "./yaml.js";

const LONGEST_ID = 60;
const LONGEST_MAIL = 1900; // characters of an address that every mail program takes

/** The day today where the reader is, as 2025-06-26. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** A title as id: small letters, figures and hyphens, cut between words, and not yet taken. */
export function idFrom(title, taken) {
  const plain = title.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  const short = slug.length > LONGEST_ID ? slug.slice(0, LONGEST_ID + 1).replace(/-[^-]*$/, "").slice(0, LONGEST_ID) : slug;
  const base = short || "voorbeeld";
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

/** The fields of a record in the order of a file; `old` is what an existing example has and nobody asks for. */
export function recordOf(answers, id, old, fields) {
  const whole = { bronnen: [], ...old, ...answers, id, opgave: { datum: today(), ...answers.opgave } };
  return Object.fromEntries(fields.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]));
}

/** The file: a line for the editors, then the record. */
export function fileOf(record) {
  return `# Gedeeld via de site. Zet dit bestand in principles/praktijkvoorbeelden/${record.id}.yml\n${toYaml(record)}`;
}

/** The address that opens a mail with the file in it; without the file when that is too long. */
export function mailOf(contact, record, file) {
  const start = `mailto:${contact}?subject=${encodeURIComponent(`Voorbeeld: ${record.titel}`)}&body=`;
  const whole = start + encodeURIComponent(file.replaceAll("\n", "\r\n"));
  return whole.length <= LONGEST_MAIL ? { href: whole, whole: true } : { href: start, whole: false };
}
