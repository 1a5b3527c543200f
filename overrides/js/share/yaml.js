// A record as YAML 1.2 that every reader takes the same way: whatever somebody typed stands
// between double quotes, with the escapes of JSON, which are those of YAML too.

const WIDTH = 84;
const PLAIN = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[a-z][a-z0-9-]*$/;

/** Text between quotes. Long text goes on after a single space: between quotes a line end is a space. */
function quoted(text, indent, start) {
  let line = start;
  const words = JSON.stringify(text).split(/(?<=[^ ]) (?=[^ ])/);
  return words.reduce((done, word) => {
    line += word.length + 1;
    if (line <= WIDTH) return `${done} ${word}`;
    line = indent.length + word.length;
    return `${done}\n${indent}${word}`;
  });
}

function scalar(value, indent, start) {
  if (typeof value === "number" || PLAIN.test(value)) return String(value);
  return quoted(value, `${indent}  `, start);
}

/** The lines of one field. */
function field(name, value, indent) {
  const head = `${indent}${name}:`;
  if (Array.isArray(value)) return value.length ? [head, ...value.flatMap((item) => listed(item, `${indent}  `))] : [`${head} []`];
  if (typeof value === "object") return [head, ...fields(value, `${indent}  `)];
  return [`${head} ${scalar(value, indent, head.length + 1)}`];
}

const fields = (record, indent) => Object.entries(record).flatMap(([name, value]) => field(name, value, indent));

/** The lines of one item of a list. */
function listed(item, indent) {
  if (typeof item !== "object") return [`${indent}- ${scalar(item, indent, indent.length + 2)}`];
  const [first, ...rest] = fields(item, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** A record (texts, numbers, lists and records) as YAML, ending in a line end. */
export const toYaml = (record) => `${fields(record, "").join("\n")}\n`;
