// Builds what the browser loads: style sheets, scripts, two fonts, icons.
// Run from the root of the project:  node overrides/build.mjs
//
// Reads overrides/, writes .build/assets/<name>.<hash>.<ext> and .build/assets.json,
// which gives for every plain name ("site.css") the name with the hash in it.
// A hash in the name lets browsers keep a file for ever: new content, new name.
// Beside them stand .build/licenties.txt, whose work is in them, and .build/inhoud.json, which
// files are in each. Two runs on the same sources give the same bytes. Whenever it is stopped,
// assets.json names files that are there.

import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { lstat, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

import { FONTS, subset } from "./fonts.mjs";
import { licences, packageOf } from "./licences.mjs";

// A full disk or a place where nobody may write is told in a sentence; a slip of ours with where it is.
process.on("uncaughtException", (error) => {
  console.error("syscall" in error || error.cause ? `De stijl en de scripts zijn niet gebouwd: ${error.message}` : error.stack);
  process.exit(1);
});

const HERE = dirname(fileURLToPath(import.meta.url));
const OUT = join(HERE, "..", ".build");
const require = createRequire(import.meta.url);

// The oldest browsers that know light-dark() in CSS; older ones get plain colours.
const TARGET = ["chrome123", "firefox120", "safari17.5"];

// Published name -> where it starts. Every page loads the first of each; a page that needs
// more names it, in its head (docs/) or in its view (macros/views/). The home page, long lists
// and the map bring theirs along (shell/head.html).
const STYLES = {
  "site.css": "css/site.css",
  "start.css": "css/home.css",
  "lijst.css": "css/letters.css",
  "kaart.css": "css/map.css",
  "facets.css": "css/facets.css",
  "matrix.css": "css/matrix.css",
  "kit.css": "css/kit.css",
  "delen.css": "css/share.css",
  "citaat.css": "css/citation.css",
  "zoek.css": "css/search.css",
};
const SCRIPTS = {
  "site.js": "js/site.js",
  "lijst.js": "js/find.js",
  "citaat.js": "js/citation/page.js",
  "facets.js": "js/facets/page.js",
  "matrix.js": "js/matrix/page.js",
  "zoek.js": "js/search/main.js",
  "kit.js": "js/kit/page.js",
  "delen.js": "js/share/page.js",
  "verder.js": "js/redirect.js",
  "nergens.js": "js/missing.js",
};
// Heavy, so no page names them: a script loads them when they are needed. It knows their
// published names as LATER["document.js"].
const LATER = {
  "document.js": "js/document/browser.js",
  "kit_outcome.js": "js/kit/outcome.js",
  "citaat_uitkomst.js": "js/citation/outcome.js",
};

// Only the form for editors loads these, on their own machine (macros/beheer/): no file of the site.
const FORM = { "beheer.css": "css/beheer.css", "beheer.js": "js/beheer/page.js" };

/** Plain name -> path under the site, filled while writing. @type {Record<string, string>} */
const names = {};

/** Write one file under a name that carries the hash of its content. @param {string} name @param {string | Uint8Array} content */
async function publish(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const extension = extname(name);
  const target = `assets/${name.slice(0, -extension.length)}.${hash}${extension}`;
  await writeFile(join(OUT, target), bytes);
  names[name] = target;
}

/** Published name -> the files in it. @type {Record<string, string[]>} */
const inside = {};
/** What files in the bundles say of their own licence. @type {string[]} */
const legal = [];

/** Bundle and minify from one entry file; returns the text. @param {string} name @param {string} entry @param {import("esbuild").BuildOptions} options */
async function bundle(name, entry, options) {
  const { metafile, outputFiles = [] } = await build({
    entryPoints: [join(HERE, entry)],
    outfile: join(OUT, name),
    metafile: true,
    absWorkingDir: HERE,
    bundle: true,
    minify: true,
    write: false,
    charset: "utf8",
    legalComments: "external",
    logLevel: "warning",
    target: TARGET,
    ...options,
  });
  inside[name] = Object.keys(metafile?.inputs ?? {}).sort();
  const [code, ...notes] = [...outputFiles].sort((a, b) => a.path.length - b.path.length);
  legal.push(...notes.map((note) => note.text));
  return code.text;
}

/** Write a file whole, or not at all. @param {string} path @param {string} text */
async function writeWhole(path, text) {
  await writeFile(`${path}.nieuw`, text);
  await rename(`${path}.nieuw`, path);
}

/** Replace the plain names of fonts in the style sheet by the published ones. @param {string} css */
function withHashes(css) {
  return css.replace(/url\("?([\w.-]+)"?\)/g, (whole, name) => {
    if (!names[name]) throw new Error(`The style sheet asks for ${name}, which is not built.`);
    return `url(${names[name].replace("assets/", "")})`;
  });
}

await mkdir(join(OUT, "assets"), { recursive: true });

for (const [name, font] of Object.entries(FONTS)) {
  await publish(name, await subset(await readFile(require.resolve(font.file)), font));
}
for (const name of (await readdir(join(HERE, "static"))).sort()) {
  // What stands elsewhere may be anything.
  if (!(await lstat(join(HERE, "static", name))).isFile()) throw new Error(`overrides/static/${name} is geen gewoon bestand.`, { cause: name });
  await publish(name, await readFile(join(HERE, "static", name)));
}
// Fonts first: a style sheet holds their names, so its own hash follows theirs.
for (const [name, entry] of Object.entries(STYLES)) {
  await publish(name, withHashes(await bundle(name, entry, { external: ["*.woff2"] })));
}
// iife: classic scripts without globals, because from file:// browsers block modules.
for (const [name, entry] of Object.entries(LATER)) {
  await publish(name, await bundle(name, entry, { format: "iife" }));
}
const later = JSON.stringify(Object.fromEntries([...Object.keys(LATER), "zoek.css"].map((name) => [name, names[name].replace("assets/", "")])));
for (const [name, entry] of Object.entries(SCRIPTS)) {
  await publish(name, await bundle(name, entry, { format: "iife", define: { LATER: later } }));
}

await mkdir(join(OUT, "beheer"), { recursive: true });
for (const [name, entry] of Object.entries(FORM)) {
  await writeWhole(join(OUT, "beheer", name), await bundle(name, entry, { format: "iife" }));
  delete inside[name];
}

// The documents for a word processor are made by the same code, outside a browser.
await bundle("documents.mjs", "documents.mjs", { platform: "node", format: "esm", target: "node22" });

// esbuild itself puts a few lines of its own between the files of a bundle.
const others = ["esbuild", ...Object.values(FONTS).map(({ file }) => packageOf(`node_modules/${file}`).replace("node_modules/", ""))];
await writeWhole(join(OUT, "licenties.txt"), await licences(HERE, Object.values(inside).flat(), others, legal));
await writeWhole(join(OUT, "inhoud.json"), `${JSON.stringify(inside, null, 2)}\n`);

const sorted = Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeWhole(join(OUT, "assets.json"), `${JSON.stringify(sorted, null, 2)}\n`);
const used = new Set(Object.values(names));
for (const name of await readdir(join(OUT, "assets"))) if (!used.has(`assets/${name}`)) await rm(join(OUT, "assets", name), { recursive: true });
