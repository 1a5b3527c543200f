// Whose code and fonts the site carries, with the text of each licence: one file on the site.
//
// What the bundles hold says esbuild (its metafile); which packages those bring along, in which
// version and under which licence, says package-lock.json. The text comes from the package itself.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {Record<string, { version: string, license: string, dependencies?: Record<string, string> }>} Lock */

const NO_CODE = /^@types\//;

/** The key in the lock file of package `name`, as Node looks for it from the package with key `from`. @param {Lock} lock @param {string} name */
function found(lock, name, from = "") {
  for (let place = from; ; place = place.slice(0, Math.max(place.lastIndexOf("/node_modules/"), 0))) {
    const key = `${place ? `${place}/` : ""}node_modules/${name}`;
    if (lock[key]) return key;
    if (!place) throw new Error(`Pakket ${name} staat niet in package-lock.json.`);
  }
}

/** The key of the package that a file belongs to; empty for our own files. @param {string} path */
export function packageOf(path) {
  return /(?<=^|\/)node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? "";
}

/** The keys of the packages, and of all that they need to run, sorted. @param {string[]} keys @param {Lock} lock */
export function withAllTheyNeed(keys, lock) {
  const all = new Set(keys);
  for (const key of all) {
    for (const name of Object.keys(lock[key].dependencies ?? {})) if (!NO_CODE.test(name)) all.add(found(lock, name, key));
  }
  return [...all].sort();
}

/** The text of a package's own licence. @param {string} folder */
async function licenceOf(folder) {
  const names = (await readdir(folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name)).sort();
  if (!names.length) throw new Error(`In ${folder} staat geen licentie.`);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.map((text) => text.replace(/\r\n?/g, "\n").trim()).join("\n\n");
}

/**
 * The file licenties.txt. `files`: the files in the bundles, relative to `here`; `packages`: names of
 * packages that end in the site in another way; `legal`: what files in the bundles say of themselves.
 *
 * @param {string} here
 * @param {string[]} files
 * @param {string[]} packages
 * @param {string[]} legal
 */
export async function licences(here, files, packages, legal) {
  /** @type {Lock} */
  const lock = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8")).packages;
  const keys = [...files.map(packageOf).filter(Boolean), ...packages.map((name) => found(lock, name))];
  const parts = [];
  for (const key of withAllTheyNeed(keys, lock)) {
    const { version, license } = lock[key];
    const name = key.slice(key.lastIndexOf("node_modules/") + "node_modules/".length);
    parts.push({ title: `${name} ${version} (${license})`, text: await licenceOf(join(here, key)) });
  }
  const line = "=".repeat(72);
  const own = [...new Set(legal.map((text) => text.trim()).filter(Boolean))].sort();
  return `Deze site gebruikt werk van anderen: stukken programma en lettertypen. Hieronder staat van
wie het is, en onder welke licentie. De site zelf valt onder de EUPL 1.2, de eigen teksten
onder CC BY 4.0; zie het colofon.

${parts.map(({ title }) => `- ${title}`).join("\n")}

${[...parts.map(({ title, text }) => `${line}\n${title}\n${line}\n\n${text}\n`), ...own.map((text) => `${line}\nBij een deel hiervan\n${line}\n\n${text}\n`)].join("\n")}`;
}
