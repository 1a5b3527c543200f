// The answers as a record of the knowledge base, and as a file.

import { toYaml } from "./yaml.js";

/** @import { Fields } from "./types.js" */

const LONGEST = { title: 40, id: 60 };
const LONGEST_MAIL = 1900; // characters of an address that every mail program takes

/** The day today where the reader is, as 2025-06-26. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** A text in words of small letters and figures. @param {string} text @returns {string[]} */
const wordsOf = (text) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** As many whole words after `start` as fit. @param {string} start @param {string[]} words @param {number} longest */
function grown(start, words, longest) {
  let slug = start;
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, longest);
    if (longer.length > longest) break;
    slug = longer;
  }
  return slug;
}

/** The id of an example, not yet taken: its title, then who does it. Two organisations may call what they do the same. @param {Fields} answers @param {Set<string>} taken */
export function idFrom({ titel, organisatie }, taken) {
  const title = grown("", wordsOf(String(titel)), LONGEST.title);
  const base = grown(title, wordsOf(String(organisatie)).filter((word) => !title.split("-").includes(word)), LONGEST.id) || "voorbeeld";
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

/** The fields of a record in the order of a file; `old` is what an existing example has and nobody asks for. @param {Fields} answers @param {string} id @param {Fields | undefined} old @param {string[]} fields */
export function recordOf(answers, id, old, fields) {
  /** @type {Fields} */
  const whole = { bronnen: [], ...old, ...answers, id, opgave: { datum: today(), .../** @type {Fields | undefined} */ (answers.opgave) } };
  return Object.fromEntries(fields.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]));
}

/** The file: a line for the editors, then the record. @param {Fields} record */
export function fileOf(record) {
  return `# Gedeeld via de site. Zet dit bestand in principles/praktijkvoorbeelden/${record.id}.yml\n${toYaml(record)}`;
}

/** The address that opens a mail with the file in it; without the file when that is too long. @param {string} contact @param {Fields} record @param {string} file */
export function mailOf(contact, record, file) {
  const start = `mailto:${contact}?subject=${encodeURIComponent(`Voorbeeld: ${record.titel}`)}&body=`;
  const whole = start + encodeURIComponent(file.replaceAll("\n", "\r\n"));
  return whole.length <= LONGEST_MAIL ? { href: whole, whole: true } : { href: start, whole: false };
}
