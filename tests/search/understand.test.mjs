// What a query is taken to mean: the pure function apart from page and engine. Run by tests/test_search.py.

import assert from "node:assert/strict";
import { test } from "node:test";

import { makeEngine } from "../../overrides/js/search/engine.js";
import { makeLexicon, stem } from "../../overrides/js/search/lexicon.js";
import { understand } from "../../overrides/js/search/understand.js";
import { distance } from "../../overrides/js/typing.js";
import { words } from "../../overrides/js/search/words.js";

const stop = new Set("de het een is wat van voor over zij en in gaan".split(" "));
const kinds = [
  { id: "uitgangspunt", label: "Uitgangspunt", plural: "Uitgangspunten", letter: "u", figures: 2, weight: 1.4, nickname: "punt", listed: 1 },
  { id: "criterium", label: "Criterium", plural: "Criteria", owner: "waarborg", weight: 1.1, listed: 1 },
  { id: "begrip", label: "Begrip", plural: "Begrippen", weight: 1.25, words: ["betekenis", "definitie"], listed: 1, defines: 1 },
  { id: "peervraag", label: "Vraag voor peer review", plural: "Vragen voor peer review", letter: "v", figures: 3, weight: 0.95, words: ["vraag", "vragen", "peervraag", "peervragen"], listed: 1 },
  { id: "pagina", label: "Pagina", plural: "Pagina’s", weight: 0.3, page: 1 },
  { id: "redactie", label: "Voor redacteuren", plural: "Voor redacteuren", weight: 0.3, words: ["redactie", "redacteur"], editors: 1 },
];
const record = (id, soort, title, text = "", number = "", doors = []) => ({ id, kind: kinds.find((kind) => kind.id === soort), title, text, number, doors });
const documents = [
  record("u04", "uitgangspunt", "Samenwerken over grenzen heen", "organisatie student", "4"),
  record("u05", "uitgangspunt", "Bovenbestuurlijke solidariteit", "schoolbesturen lerarenopleidingen", "5"),
  record("u07", "uitgangspunt", "Een rijke leeromgeving", "contexten leren", "7"),
  record("kk-w3-2", "criterium", "Rollen zijn belegd", "", "3.2"),
  record("begrip-peer-review", "begrip", "Peer review", "peerreview tussen partnerschappen"),
  record("begrip-zij", "begrip", "Zij-instromer", "zij-instroom"),
  record("begrip-wpb", "begrip", "Werkplekbegeleider", "begeleidt studenten"),
  record("begrip-regio", "begrip", "Onderwijsarbeidsmarkt", "coördinatie tegenaan afsprakenlijst reeks assen tassen niets stel reden kennis vier band heet gemeenschappelijke level sluiten"),
  record("v001", "peervraag", "Hoe verdelen we de studenten?", "kosten onderzoek kostenonderzoek"),
  record("begrip-oeuvre", "begrip", "Œuvre", "łódź straße ħal ŋoro"),
  record("meenemen/", "pagina", "Neem de site mee", "bestand organisatie", "", ["usb", "zonder internet", "kopie"]),
  record("over/", "pagina", "Over", "", "", ["e-mail", "voor wie", "over ons"]),
  record("meenemen/#uitpakken", "pagina", "Kopie uitpakken", "kopie bestand", "· Neem de site mee"),
  record("over/redactie/", "redactie", "Tekst wijzigen", "bestand veranderen organisatie", "", ["intrekken"]),
].map((one, place) => ({
  ...one,
  place,
  label: `${one.kind.label} ${one.number}`.trim(),
  links: [],
  withdrawn: false,
  titleWords: words(one.title, stop),
  names: [one.title, ...one.doors].map((name) => words(name, stop)),
  address: one.id,
  text: words(one.text, stop),
  keywords: one.doors.flatMap((door) => words(door, stop)),
  related: [],
}));
const groups = [
  { equal: true, terms: ["werkplekbegeleider", "WPB", "leraar die begeleidt"] },
  { equal: false, terms: ["werkplekbegeleider", "tutor"] },
  { equal: true, terms: ["peer review", "kritische blik"] },
  { equal: false, terms: ["keuring", "kritische blik"] },
  { equal: true, terms: ["student", "stagiair"] },
  { equal: false, terms: ["studenten plaatsen", "leeromgeving"] },
  { equal: false, terms: ["overstapper", "zij-instromer"] },
  { equal: true, terms: ["baas", "leidinggevende", "student"] },
  { equal: true, terms: ["vertrouwen", "band"] },
  { equal: true, terms: ["maan", "band"] },
];
const lexicon = makeLexicon({ documents, groups, stop, choices: { soort: kinds } });
const engine = makeEngine(documents);
const find = (query, options) => engine.search(understand(query, lexicon, options)).map(({ document }) => document.id);
const best = (query) => find(query)[0];

for (const [query, id] of [
  ["u4", "u04"], ["U04", "u04"], ["uitgangspunt 4", "u04"], ["Uitgangspunt vier", "u04"], ["uitgangspunt nr. 4", "u04"],
  ["het vierde uitgangspunt", "u04"], ["5e uitgangspunt", "u05"], ["uitgangspunt5", "u05"], ["uitgangspnt 7", "u07"], ["criterium 3.2", "kk-w3-2"], ["3.2", "kk-w3-2"], ["v001", "v001"], ["begrip-wpb", "begrip-wpb"],
  ["leeromgevingen", "u07"], ["grens", "u04"], ["solid", "u05"], ["soldariteit", "u05"], ["sloidariteit", "u05"], ["bovenbestuurlijk", "u05"],
  ["leer omgeving", "u07"], ["peerreview", "begrip-peer-review"], ["peer-review", "begrip-peer-review"], ["zij instromers", "begrip-zij"],
  ["zijinstroom", "begrip-zij"], ["zij–instroom", "begrip-zij"], ["studentenverdeling", "v001"], ["arbeidsmarkt", "begrip-regio"],
  ["coordinatie", "begrip-regio"], ["COÖRDINATIE", "begrip-regio"], ["wpb", "begrip-wpb"], ["WPB's", "begrip-wpb"], ["tutor", "begrip-wpb"],
  ["wat is een werkplekbegeleider?", "begrip-wpb"], ["solidair", "u05"], ["soli\u00addariteit", "u05"], ["kosten onderzoek", "v001"],
  ["verdeeld", "v001"], ["verdeelt", "v001"], ["keuring", "begrip-peer-review"], ["stagiairs plaatsen", "u07"],
]) {
  test(`"${query}" finds ${id}`, () => assert.equal(best(query), id));
}

test("without the groups of words an abbreviation finds nothing", () => assert.deepEqual(find("wpb", { synonyms: false }), []));
test("a term with a hyphen is met as one word too", () => {
  const met = understand("overstapper", lexicon).concepts.flatMap(({ ways }) => ways.map(({ words: all }) => all.join(" ")));
  assert.ok(met.includes("zijinstromer"));
});
test("equal words weigh more than akin ones", () => {
  const weight = (query) => understand(query, lexicon).concepts[0].ways[0].weight;
  assert.ok(weight("wpb") > weight("tutor"));
});
test("more than one record can be called", () => assert.deepEqual(find("uitgangspunten 7 en 4").slice(0, 2), ["u07", "u04"]));
test("the name of a kind alone means all of them", () => assert.deepEqual(find("uitgangspunten").slice(0, 3), ["u04", "u05", "u07"]));
test("a record that is called by name is not said to be missing", () => assert.deepEqual(understand("u4", lexicon).concepts, []));
test("common words are said to be left out", () => assert.deepEqual(understand("de solidariteit van het", lexicon).ignored, ["de", "van", "het"]));
test("a query of common words alone is taken as it stands", () => assert.equal(understand("wat is", lexicon).concepts.length, 2));
test("understanding changes nothing and gives the same twice", () => {
  assert.deepEqual(understand("leer omgeving wpb", lexicon), understand("leer omgeving wpb", lexicon));
});
for (const [query, ids] of [
  ["u04-u07", ["u04", "u05", "u07"]], ["U4 t/m U5", ["u04", "u05"]], ["u04–05", ["u04", "u05"]], ["uitgangspunt 4 tot 7", ["u04", "u05", "u07"]],
  ["uitgangspunten 4 tot en met 5", ["u04", "u05"]], ["punten 5-7", ["u05", "u07"]], ["u4 tm u5", ["u04", "u05"]], ["u4...u7", ["u04", "u05", "u07"]],
  ["uitgangspunten vijf tot en met zeven", ["u05", "u07"]], ["uitgangspunten van 4 tot 5", ["u04", "u05"]], ["uitgangspunten nr. 4 t/m 5", ["u04", "u05"]],
  ["uitgangspunten 7-4", ["u04", "u05", "u07"]], ["uitgangspunten 5 tot 99", ["u05", "u07"]], ["de eerste vijf uitgangspunten", ["u04", "u05"]], ["criteria 3.1-3.4", ["kk-w3-2"]], ["kk-w3-2", ["kk-w3-2"]],
]) {
  test(`"${query}" names a range of points`, () => assert.deepEqual(understand(query, lexicon).ids, ids));
}
test("numbers that name no point are no range", () => assert.deepEqual(understand("van 4 tot 7 besturen", lexicon).ids, []));
for (const [query, id] of [
  ["usb", "meenemen/"], ["USB's", "meenemen/"], ["e-mail", "over/"], ["Voor wie?", "over/"], ["over ons", "over/"], ["OVER", "over/"], ["internet", "meenemen/"], ["kopie", "meenemen/"], ["oeuvre", "begrip-oeuvre"], ["Lodz", "begrip-oeuvre"], ["strasse", "begrip-oeuvre"], ["Łódź", "begrip-oeuvre"], ["Łódź".normalize("NFD"), "begrip-oeuvre"], ["Ħal", "begrip-oeuvre"], ["ŋoro", "begrip-oeuvre"],
]) {
  test(`"${query}" finds ${id} first`, () => assert.equal(best(query), id));
}
for (const query of ["spraak", "rekenmachine", "grasse", "basse", "mannen"]) {
  test(`"${query}" leads to no word that only shares its stem`, () => assert.deepEqual(find(query), []));
}
test("a page comes once", () => assert.deepEqual(find("kopie").filter((id) => id.startsWith("meenemen")), ["meenemen/"]));
test("a page for editors is not among the results of a reader", () => assert.ok(!find("organisatie").includes("over/redactie/")));
test("nor beside what a reader calls by name", () => assert.deepEqual(find("u04 veranderen"), ["u04"]));
test("who asks as an editor finds it", () => assert.ok(find("redactie organisatie").includes("over/redactie/")));
test("and so does who types its name", () => assert.equal(best("intrekken"), "over/redactie/"));
for (const query of [
  ...["zeeuws-vlaanderen", "bord", "kern", "gast", "mees", "tegengaan", "fiets", "stoel", "regen", "tennis", "rivier", "betrouwbaar", "spreadsheet"],
  ...["appel", "multi-lever", "co-teaching", "t-shirt", "e-learning", "insluiten"],
]) {
  test(`"${query}" gets no wild proposal`, () => assert.deepEqual(find(query), []));
}
for (const query of ["", " ", "?!", "a".repeat(10_000), "x ".repeat(5_000), "(.*)+[", "constructor __proto__", "👩🏽‍🏫", "مرحبا", "\u0000"]) {
  test(`odd query ${JSON.stringify(query.slice(0, 12))} is only words`, () => assert.ok(Array.isArray(find(query))));
}
test("swapped letters are one error", () => assert.equal(distance("begroting", "begorting", 2), 1));
for (const [one, other] of [["pabo", "pabos"], ["regio", "regios"], ["grens", "grenzen"], ["brief", "brieven"], ["rol", "rollen"], ["krimp", "krimpende"]]) {
  test(`${one} and ${other} share a stem`, () => assert.equal(stem(one), stem(other)));
}
