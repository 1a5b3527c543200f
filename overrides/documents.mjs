// Writes the ready-made documents for a peer review into a built site.
//
//   node overrides/documents.mjs <site> <moment>
//
// <site> is the folder of the site; what stands in its data/kit.js decides which documents there
// are. <moment> is what the files say of when they were made, in seconds since 1970. Two runs on
// the same site and moment give the same bytes.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { dayInWords } from "./js/day.js";
import { write } from "./js/document/write.js";
import { compose } from "./js/kit/compose.js";
import { sorted } from "./js/kit/questions.js";

const [site, seconds] = process.argv.slice(2);
const moment = new Date(Number(seconds) * 1000);
const day = dayInWords(moment, "Europe/Amsterdam");
const script = await readFile(join(site, "data/kit.js"), "utf8");
const kit = JSON.parse(script.slice(script.indexOf("{"), script.lastIndexOf("}") + 1));

for (const { id, vorm, document, vragen, meer } of kit.keuzes) {
  if (!document) continue;
  const state = { titel: "", keuze: [id], vragen: sorted(kit, [...vragen, ...meer]), eigen: {}, notities: {}, vorm };
  const path = join(site, document);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, await write(compose(kit, state, kit.adres || "/", day), moment));
}
