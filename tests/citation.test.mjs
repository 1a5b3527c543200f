// What is recognised in a pasted text, apart from the page. Run by tests/test_citation_check.py, with the real texts of the trial site.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { inForce } from "../overrides/js/citation/moment.js";
import { recognise } from "../overrides/js/citation/recognise.js";
import { verdict } from "../overrides/js/citation/verdict.js";

const data = JSON.parse(readFileSync(process.env.CITATEN, "utf8"));
const [author] = data.auteurs;
const { tekst } = data.punten.find(({ id }) => id === "u04").versies[0];

const LINES = [
  "u05", "U5 1.0", "uitgangspunten 1, 3 en 6", "het vijfde uitgangspunt", `${author}. (2025).`, "Uitgangspunt 5: Bovenbestuurlijke", "solidariteit (Versie 1.0).",
  "https://kennisbank.example/uitgangspunten/u05/", `“${tekst}”`, tekst.slice(0, 30), tekst.slice(30), "", "Biesta, G. (2012). Goed onderwijs.", "versie 1.0", "criterium 99.9", "uitgangspunt 99", "🎓", "u04 u04 u04",
];

/** Numbers that look drawn, and are the same each time. */
function* drawn(seed) {
  for (let state = seed; ; ) yield (state = (state * 48271) % 2147483647);
}

test("no pasted line is lost, in whatever order the lines stand", () => {
  const number = drawn(7);
  for (let round = 0; round < 400; round += 1) {
    const lines = Array.from({ length: 1 + (number.next().value % 8) }, () => LINES[number.next().value % LINES.length]);
    const items = recognise(lines.join("\n"), data);
    for (const [index, line] of lines.entries()) {
      assert.ok(!line || items.some(({ first, last, source }) => first <= index + 1 && index + 1 <= last && source.includes(line.trim())), `line ${index + 1} of ${JSON.stringify(lines)}`);
    }
  }
});

test("nothing is still current without a version or its literal words", () => {
  for (const point of data.punten) {
    for (const text of [point.id, `${point.soort} ${point.nummer}`, point.titel, `${point.soort} ${point.nummer}: ${point.titel} (${author}, 2025)`, point.adres]) {
      for (const item of recognise(text, data)) assert.notEqual(verdict(item, data).outcome, "gelijk", text);
    }
  }
});

test("a slip of the hand names the same point", () => {
  for (const point of data.punten.filter(({ titel }) => titel.length > 12)) {
    for (const at of [2, 5, 8]) {
      const slip = point.titel.slice(0, at) + point.titel.slice(at + 1);
      const longest = Math.max(...point.titel.split(" ").map(({ length }) => length));
      if (longest < 9) continue;
      const found = recognise(`${author}: ${slip}`, data);
      assert.ok(found.every((item) => !item.point || item.point === point), slip);
    }
  }
  assert.deepEqual(recognise("Bovenbestuurljke solidariteit", data).map(({ point }) => point?.id), ["u05"]);
});

const versions = [{ versie: "1.0", datum: "2025-06-26" }, { versie: "1.1", datum: "2026-11-20" }, { versie: "2.0", datum: "2026-12-01" }];
for (const [text, version] of [
  ["(2025)", "1.0"], ["2025, 2025", "1.0"], ["3 juli 2026", "1.0"], ["21 november 2026", "1.1"], ["2026-11-20", "1.1"], ["1-12-2026", "2.0"], ["2030", "2.0"],
  ["2026", undefined], ["2019", undefined], ["2025 of 2026", undefined], ["", undefined], ["12.2025.3", undefined], ["99999", undefined],
]) {
  test(`"${text}" tells ${version ?? "nothing"}`, () => assert.equal(inForce(text, versions)?.version.versie, version));
}

test("a page without versions is recognised by its address and by its reference, also moved and withdrawn", () => {
  assert.ok(data.paginas.length > 40);
  for (const page of data.paginas) {
    for (const text of [`https://kennisbank.example/${page.adres}`, `Zie kennisbank.example/${page.adres}#tekst.`, `${data.uitgever}. (2026). ${page.titel}.`, `${data.uitgever}. (2026). ${page.titel}.\nhttps://kennisbank.example/${page.adres}`]) {
      const items = recognise(text, data);
      assert.deepEqual(items.map((item) => verdict(item, data).title), [page.titel], text);
      assert.match(verdict(items[0], data).lines[0], /^Deze pagina heeft geen versies\./);
    }
  }
  const [moved, gone, heir] = data.paginas;
  const ingetrokken = { reden: "Een verzonnen reden.", datum_in_woorden: "1 mei 2027", opvolger: { text: heir.titel, address: heir.adres } };
  const later = { ...data, paginas: [{ ...moved, oud: ["praktijk/oude-naam/"] }, { ...gone, ingetrokken }, heir] };
  const [first, second] = recognise(`https://kennisbank.example/praktijk/oude-naam/\nhttps://kennisbank.example/${gone.adres}`, later).map((item) => verdict(item, later));
  assert.equal(first.title, moved.titel);
  assert.ok(first.lines.some((line) => line.includes("ander adres")) && first.links[0].address === moved.adres);
  assert.deepEqual([second.outcome, second.successor.address], ["ingetrokken", heir.adres]);
  assert.match(second.lines[0], /1 mei 2027. Reden: Een verzonnen reden/);
});

test("words with a slash are no address", () => {
  for (const text of ["theorie/praktijk", "en/of", "praktijk/bestaat-niet"]) assert.equal(recognise(text, data)[0].page, undefined, text);
});
