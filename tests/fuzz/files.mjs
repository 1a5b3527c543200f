// What leaves the browser as a file and comes back into it: the kit, the document, the example that somebody shares, the citation.

import { recognise } from "../../overrides/js/citation/recognise.js";
import { verdict } from "../../overrides/js/citation/verdict.js";
import { write } from "../../overrides/js/document/write.js";
import { compose } from "../../overrides/js/kit/compose.js";
import { csvOf } from "../../overrides/js/kit/csv.js";
import { fromAddress, linkOf, merged, parsed, written } from "../../overrides/js/kit/state.js";
import { clean } from "../../overrides/js/share/answers.js";
import { fileOf, idFrom, mailOf, recordOf } from "../../overrides/js/share/record.js";

const BASE = "https://voorbeeld.nl/";

/** A state of the kit, written and read back, as text and as an address. */
export function kitAndBack(state, kit) {
  const stored = parsed(written(state, kit), kit);
  const linked = fromAddress(new URL(linkOf(state, kit), BASE), kit);
  return { stored, linked, merged: merged(state, stored.state) };
}

/** A file or address that anybody may have made; null for what is none of ours. */
export const kitFrom = (text, kit) => ({ file: parsed(text, kit), address: fromAddress({ search: `?${text}`, hash: `#${text}` }, kit) });

/** A choice as a document, in base64, and as a table. */
export async function madeOf(state, kit, form) {
  const composed = compose(kit, { ...state, vorm: form }, BASE, "1 december 2026");
  return { document: Buffer.from(await write(composed, new Date(1_750_000_000_000))).toString("base64"), table: csvOf(kit, state, BASE) };
}

/** An example that is shared, as a file, and the mail that carries it; every answer is one paragraph, as in the form. */
export function shared(answers, invisible, fields) {
  const pattern = new RegExp(invisible, "gu");
  const cleaned = (value) => (typeof value === "string" ? clean(value, pattern).replaceAll(/\s+/g, " ") : Array.isArray(value) ? value.map(cleaned) : typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cleaned(one)])) : value);
  const own = cleaned(answers);
  const record = recordOf(own, idFrom(own, new Set(["bezet"])), undefined, fields);
  return { record, file: fileOf(record), mail: mailOf("info@voorbeeld.nl", record, fileOf(record)) };
}

/** What the check of citations says of a text. */
export const citations = (text, data) => recognise(text, data).map((item) => ({ lines: [item.first, item.last], outcome: verdict(item, data).outcome }));
