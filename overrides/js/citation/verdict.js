// What to say of something that was recognised, in Dutch. Knows nothing of the page.

/** @import { Data, Item, Outcome, Piece, Point, Quote, Verdict, Version } from "./types.js" */

import { capital } from "../capital.js";
import { difference, pieces } from "./difference.js";
import { inForce } from "./moment.js";
import { pageVerdict } from "./pages.js";

/** Every outcome: what asks for work first; its colour, sign and label, and how it is counted. @type {Record<Outcome, { hue: number, sign: string, label: string, count: (n: number) => string }>} */
export const OUTCOMES = {
  gewijzigd: { hue: 4, sign: "triangle", label: "Er is een nieuwere versie", count: (n) => (n === 1 ? "1 nieuwere versie" : `${n} nieuwere versies`) },
  afwijkend: { hue: 4, sign: "triangle", label: "Je citaat wijkt af", count: (n) => `${n} met een citaat dat afwijkt` },
  onbepaald: { hue: 5, sign: "diamond", label: "Niet te zeggen: je noemt geen versie", count: (n) => `${n} niet te zeggen` },
  bijna: { hue: 5, sign: "diamond", label: "Lijkt op dit punt", count: (n) => `${n} ${n === 1 ? "lijkt" : "lijken"} op een punt` },
  ingetrokken: { hue: 3, sign: "octagon", label: "Ingetrokken", count: (n) => `${n} ingetrokken` },
  gelijk: { hue: 1, sign: "circle", label: "Nog actueel", count: (n) => `${n} nog actueel` },
  onbekend: { hue: 5, sign: "diamond", label: "Niet herkend", count: (n) => `${n} niet herkend` },
};

/** @param {string[]} texts */
const inQuotes = (texts) => texts.map((text) => `“${text}”`).join(", ");

/** The name of a point, or of an official part of a framework. @param {Point} point */
const nameOf = ({ soort, nummer, kader, titel, met_titel, versies }) =>
  `${capital(soort)} ${nummer}${kader ? ` van het ${kader}` : ""}${met_titel ? `: ${versies.at(-1)?.titel ?? titel}` : ""}`;

/** @type {Verdict} */
const NOTHING = { outcome: "onbekend", title: "", lines: [], shown: null, links: [], copies: [], successor: null };

/**
 * The outcome for one item of recognise(). `lines` are sentences; `shown` is a list of pieces of a difference, or null.
 *
 * @param {Item} item
 * @param {Data} data
 * @returns {Verdict}
 */
export function verdict(item, data) {
  if (item.page) return { ...NOTHING, title: item.page.titel, ...pageVerdict(item.page, Boolean(item.moved)) };
  const point = item.point ?? item.quote?.point;
  if (!point) return { ...NOTHING, title: item.label, lines: item.label ? [`Een punt “${item.label}” is er niet.`] : [] };
  const title = nameOf(point);
  const newest = point.versies.at(-1);
  if (!newest) return { ...NOTHING, title, lines: ["Van dit punt is nog geen versie uitgegeven."] };
  return { ...NOTHING, title, ...(point.ingetrokken ? withdrawn(point, item, data) : judge(point, item, newest)) };
}

/** The version that is cited: by its number, or by its literal words. @param {Item} item */
const numberCited = ({ version, quote }) => version || (quote && quote.how !== "bijna" ? quote.version.versie : "");

/** @param {Point} point @param {Item} item @param {Version} newest @returns {Partial<Verdict>} */
function judge(point, item, newest) {
  const number = numberCited(item);
  const cited = point.versies.find((version) => version.versie === number);
  if (item.version && !cited) return { lines: [`Versie ${item.version} is er niet. De nieuwste is ${dated(newest)}.`], ...toNewest(newest) };
  if (!item.point && item.quote?.how === "bijna") return { ...nearly(item.quote), ...toNewest(newest) };
  const found = !cited ? unsaid(point, item, newest) : cited === newest ? current(newest) : reworded(cited, newest);
  return { ...found, ...quoted(item, cited ?? newest, found) };
}

/** @param {Version} version */
const dated = (version) => `versie ${version.versie} van ${version.datum_in_woorden}`;

/** @param {Version} version */
const view = (version) => ({ text: `Bekijk versie ${version.versie}`, address: version.adres });

/** @param {Version} newest */
const toNewest = (newest) => ({
  copies: [{ text: `Kopieer de verwijzing naar ${newest.versie}`, reference: newest.verwijzing }],
  links: [view(newest)],
});

/** @param {Version} newest @returns {Partial<Verdict> & { lines: string[] }} */
const current = (newest) => ({ outcome: "gelijk", lines: [`Er is geen nieuwere tekst dan ${dated(newest)}.`] });

/** Without a version nobody can say whether it is the newest that is meant; a year or a day in the line may tell which was. @param {Point} point @param {Item} item @param {Version} newest @returns {Partial<Verdict> & { lines: string[] }} */
function unsaid({ versies }, item, newest) {
  const copies = (/** @type {Version[]} */ versions) => versions.map((version) => ({ text: `Kopieer met versie ${version.versie}`, reference: version.verwijzing }));
  if (versies.length === 1) {
    return { outcome: "onbepaald", lines: [`Je noemt geen versie. Tot nu toe is er alleen versie ${newest.versie}.`], copies: copies(versies) };
  }
  const meant = inForce(item.source, versies);
  const now = `Nu is dat ${dated(newest)}.`;
  const guess = meant && `Waarschijnlijk bedoel je versie ${meant.version.versie}: die was ${meant.when} de nieuwste.${meant.version === newest ? "" : ` ${now}`}`;
  const lines = [`${guess || `Er zijn ${versies.length} versies. De nieuwste is ${dated(newest)}.`} Zet er de versie bij die je bedoelt.`];
  return { outcome: "onbepaald", lines, copies: copies(versies) };
}

/** @param {Version} cited @param {Version} newest @returns {Partial<Verdict> & { lines: string[] }} */
function reworded(cited, newest) {
  const shown = difference(cited.tekst, newest.tekst);
  const heavier = newest.versie.split(".")[0] !== cited.versie.split(".")[0];
  const lines = [`Je citeert ${dated(cited)}. De nieuwste is ${dated(newest)}.`];
  lines.push(heavier ? "De betekenis is veranderd." : "Alleen de woorden zijn veranderd, de betekenis niet.");
  if (cited.titel !== newest.titel) lines.push(`De korte titel was “${cited.titel}” en is nu “${newest.titel}”.`);
  if (!changed(shown)) lines.push("De tekst zelf is gelijk gebleven.");
  return { outcome: "gewijzigd", lines: [lines.join(" ")], shown: changed(shown) ? shown : null, ...toNewest(newest) };
}

/** A text that is almost that of a point. @param {Quote} quote @returns {Partial<Verdict>} */
function nearly(quote) {
  const { shown, line } = beside(quote);
  const nearest = `Deze tekst is niet letterlijk die van een punt. Het dichtst bij is ${dated(quote.version)}.`;
  return { outcome: "bijna", lines: [nearest, line], shown };
}

/** What the words between the quotation marks are, beside the version that was named. @param {Item} item @param {Version} named @param {Partial<Verdict> & { lines: string[] }} found @returns {Partial<Verdict>} */
function quoted(item, named, found) {
  const { quote } = item;
  if (!quote) return {};
  const lines = [...found.lines];
  const outcome = found.outcome === "gelijk" ? "afwijkend" : found.outcome;
  if (quote.how === "bijna") {
    const { shown, line } = beside({ ...quote, version: named });
    lines.push(`Wat je citeert, is niet letterlijk de tekst van versie ${named.versie}. ${line}`);
    return { lines, outcome, shown: found.shown ?? shown };
  }
  const [before, not] = quote.how === "heel" ? ["zijn die van", "die van"] : ["staan in", "in"];
  const other = quote.version === named ? "" : `, niet ${not} versie ${named.versie}`;
  lines.unshift(`De woorden die je citeert, ${before} versie ${quote.version.versie}${other}.`);
  return other ? { lines, outcome } : { lines };
}

/** The difference between a version and what was pasted. @param {Quote} quote */
function beside(quote) {
  const shown = difference(quote.version.tekst, quote.text.replace(/^[“”„"‘’«»\s]+|[“”„"‘’«»\s]+$/gu, ""));
  const [weg, nieuw] = [pieces(shown, "weg"), pieces(shown, "nieuw")];
  const said = [weg.length && `Ontbreekt bij jou: ${inQuotes(weg)}.`, nieuw.length && `Staat alleen bij jou: ${inQuotes(nieuw)}.`];
  return { shown, line: said.filter(Boolean).join(" ") };
}

/** @param {Piece[]} shown */
const changed = (shown) => shown.some((piece) => piece.soort !== "gelijk");

/** @param {Point} point @param {Item} item @param {Data} data @returns {Partial<Verdict>} */
function withdrawn({ ingetrokken, versies }, item, data) {
  if (!ingetrokken) return {};
  const heir = data.punten.find((each) => each.id === ingetrokken.opvolger);
  const cited = versies.find((version) => version.versie === numberCited(item)) ?? versies.at(-1);
  const reason = ingetrokken.reden ? ` Reden: ${ingetrokken.reden}` : "";
  const stays = cited ? ` Versie ${cited.versie} blijft op hetzelfde adres staan.` : "";
  const lines = [`Dit punt is ingetrokken op ${ingetrokken.datum_in_woorden}.${reason}${stays}`];
  return { outcome: "ingetrokken", lines, links: cited ? [view(cited)] : [], successor: heir ? { text: nameOf(heir), address: heir.adres } : null };
}
