// A record as YAML 1.2 that every reader takes the same way, YAML 1.1 included: plain where nobody takes it for
// something else, else between double quotes; folded under >- where a line would be too long. The twin in Python is
// macros/editing/yaml_text.py; tests/yaml/gevallen.yml runs through both.

const WIDTH = 100; // characters of a line
const PLAIN = /^[A-Za-zÀ-ÖØ-öø-ÿ0-9(](?:[^:#]|:(?=[^ ])|(?<! )#)*$/u;
const TAKEN =
  /^(?:y|n|yes|no|on|off|true|false|null|0[xob][0-9a-f_]+|[-+.0-9][-+.:0-9_e]*(?:[t ][-+.:0-9z ]*)?)$/i; // for a truth value, nothing, a number, a time or a date
const LOOSE = /(?<=[^ ]) (?=[^ ])/; // a space at which a text may go on at the next line

/** @import { Fields, Value } from "./types.js" */

/** @param {string} text */
const lengthOf = (text) => [...text].length;

/** A text on one line. @param {string | number} value */
function scalar(value) {
  if (typeof value === "number") return String(value);
  return PLAIN.test(value) && !value.endsWith(" ") && !TAKEN.test(value) ? value : JSON.stringify(value);
}

/** A text over lines of at most `room` characters, cut at single spaces; a longer word keeps its line whole. @param {string} text @param {number} room */
function wrapped(text, room) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(LOOSE)) {
    const last = lines.length - 1;
    if (last >= 0 && lengthOf(lines[last]) + 1 + lengthOf(word) <= room) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text or number behind its name or dash, on that line or folded below it. @param {string} head @param {string | number} value @param {string} indent */
function after(head, value, indent) {
  const one = head + scalar(value);
  const text = String(value);
  if (lengthOf(one) <= WIDTH || !text || /^ | $/.test(text)) return [one];
  return [`${head}>-`, ...wrapped(text, WIDTH - indent.length).map((line) => indent + line)];
}

/** The lines of one field. @param {string} name @param {Value} value @param {string} indent @returns {string[]} */
function field(name, value, indent) {
  const head = `${indent}${name}:`;
  if (Array.isArray(value)) return value.length ? [head, ...value.flatMap((item) => listed(item, `${indent}  `))] : [`${head} []`];
  if (typeof value === "object") return [head, ...fields(value, `${indent}  `)];
  return after(`${head} `, value, `${indent}  `);
}

/** @param {Fields} record @param {string} indent @returns {string[]} */
const fields = (record, indent) => Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : field(name, value, indent)));

/** The lines of one item of a list. @param {Value} item @param {string} indent */
function listed(item, indent) {
  if (Array.isArray(item)) throw new TypeError("a list in a list");
  if (typeof item !== "object") return after(`${indent}- `, item, `${indent}  `);
  const [first, ...rest] = fields(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** A record (texts of one paragraph, numbers, lists and records) as YAML, ending in a line end. @param {Fields} record */
export const toYaml = (record) => `${fields(record, "").join("\n")}\n`;
