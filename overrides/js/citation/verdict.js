// What to say of something that was recognised, in Dutch. Knows nothing of the page.

import { capital } from "../capital.js";
import { difference, pieces } from "./difference.js";

/** Every outcome: its colour and badge, and how it is counted. */
export const OUTCOMES = {
  gelijk: { hue: 1, badge: "Nog actueel", count: (n) => `${n} nog actueel` },
  gewijzigd: { hue: 4, badge: "Er is een nieuwere tekst", count: (n) => `${n} met een nieuwere tekst` },
  ingetrokken: { hue: 3, badge: "Ingetrokken", count: (n) => `${n} ingetrokken` },
  afwijkend: { hue: 4, badge: "Je aanhaling wijkt af", count: (n) => `${n} met een aanhaling die afwijkt` },
  bijna: { hue: 5, badge: "Lijkt op dit punt", count: (n) => `${n} ${n === 1 ? "lijkt" : "lijken"} op een punt` },
  onbekend: { hue: 5, badge: "Niet herkend", count: (n) => `${n} niet herkend` },
};

const inQuotes = (texts) => texts.map((text) => `“${text}”`).join(", ");

/** The name of a point, or of an official part of a framework. */
const nameOf = ({ soort, nummer, kader, titel, versies }) =>
  `${capital(soort)} ${nummer}${kader ? ` van het ${kader}` : ""}${soort === "criterium" ? "" : `: ${versies.at(-1)?.titel ?? titel}`}`;

/**
 * The outcome for one item of recognise(): { outcome, title, lines, shown, links, text }.
 * `lines` are sentences; `shown` is a list of pieces of a difference, or null; `links` are
 * { text, address } with addresses from the root of the site; `text` is the newest text, or "".
 */
export function verdict(item, data) {
  const point = item.point ?? item.quote?.point;
  const nothing = { lines: [], shown: null, links: [], text: "" };
  if (!point) return { ...nothing, outcome: "onbekend", title: item.label, lines: item.label ? [`Een punt “${item.label}” is er niet.`] : [] };
  const found = { ...nothing, title: nameOf(point), ...judge(point, item), links: linksTo(point, item) };
  return point.ingetrokken ? withdrawn(found, point, data) : found;
}

function judge(point, item) {
  const newest = point.versies.at(-1);
  if (!newest) return { outcome: "onbekend", lines: ["Van dit punt is nog geen versie uitgegeven."] };
  const number = item.version || (item.quote && item.quote.how !== "bijna" ? item.quote.version.versie : "");
  const cited = point.versies.find((version) => version.versie === number);
  if (item.version && !cited) return unknownVersion(item.version, newest);
  if (!item.point && item.quote.how === "bijna") return nearly(item.quote);
  const found = cited && cited !== newest ? reworded(cited, newest) : current(cited, newest);
  return { ...found, ...quoted(item, cited ?? newest, found) };
}

const dated = (version) => `versie ${version.versie} van ${version.datum_in_woorden}`;

function unknownVersion(number, newest) {
  return { outcome: "onbekend", lines: [`Versie ${number} is er niet. De nieuwste is ${dated(newest)}.`], text: newest.tekst };
}

function current(cited, newest) {
  if (cited) return { outcome: "gelijk", lines: [`Er is geen nieuwere tekst dan ${dated(newest)}.`] };
  return { outcome: "gelijk", lines: [`Je noemt geen versie. De nieuwste is ${dated(newest)}.`], text: newest.tekst };
}

function reworded(cited, newest) {
  const shown = difference(cited.tekst, newest.tekst);
  const heavier = newest.versie.split(".")[0] !== cited.versie.split(".")[0];
  const lines = [`Je citeert ${dated(cited)}. De nieuwste is ${dated(newest)}.`];
  lines.push(heavier ? "De betekenis is veranderd." : "Alleen de woorden zijn veranderd, de betekenis niet.");
  if (cited.titel !== newest.titel) lines.push(`De korte titel was “${cited.titel}” en is nu “${newest.titel}”.`);
  lines.push(inWords(shown, "Weg", "Nieuw") || "De tekst zelf is gelijk gebleven.");
  return { outcome: "gewijzigd", lines, shown: changed(shown) ? shown : null };
}

/** A text that is almost that of a point. */
function nearly(quote) {
  const { shown, line } = beside(quote);
  const nearest = `Deze tekst is niet letterlijk die van een punt. Het dichtst bij is ${dated(quote.version)}.`;
  return { outcome: "bijna", lines: [nearest, line], shown };
}

/** What the words between the quotation marks are, beside the version that was named. */
function quoted(item, named, found) {
  const { quote } = item;
  if (!quote) return {};
  const lines = [...found.lines];
  const outcome = found.outcome === "gelijk" ? "afwijkend" : found.outcome;
  if (quote.how === "bijna") {
    const { shown, line } = beside({ ...quote, version: named });
    lines.push(`Wat je aanhaalt, is niet letterlijk de tekst van versie ${named.versie}. ${line}`);
    // The difference holds the whole text already.
    return { lines, outcome, shown: found.shown ?? shown, text: "" };
  }
  const [before, not] = quote.how === "heel" ? ["zijn die van", "die van"] : ["staan in", "in"];
  const other = quote.version === named ? "" : `, niet ${not} versie ${named.versie}`;
  lines.unshift(`De woorden die je aanhaalt, ${before} versie ${quote.version.versie}${other}.`);
  return other ? { lines, outcome } : { lines };
}

/** The difference between a version and what was pasted. */
function beside(quote) {
  const shown = difference(quote.version.tekst, quote.text.replace(/^[“”„"‘’«»\s]+|[“”„"‘’«»\s]+$/gu, ""));
  return { shown, line: inWords(shown, "Ontbreekt bij jou", "Staat alleen bij jou") };
}

const changed = (shown) => shown.some((piece) => piece.soort !== "gelijk");

function inWords(shown, gone, come) {
  const [weg, nieuw] = [pieces(shown, "weg"), pieces(shown, "nieuw")];
  return [weg.length && `${gone}: ${inQuotes(weg)}.`, nieuw.length && `${come}: ${inQuotes(nieuw)}.`].filter(Boolean).join(" ");
}

function withdrawn(found, point, data) {
  const { reden, opvolger } = point.ingetrokken;
  const successor = data.punten.find((each) => each.id === opvolger);
  const lines = [reden ? `Dit punt is ingetrokken. Reden: ${reden}` : "Dit punt is ingetrokken.", ...found.lines];
  const links = successor ? [{ text: `In de plaats gekomen: ${nameOf(successor)}`, address: successor.adres }] : [];
  return { ...found, outcome: "ingetrokken", lines, links: [...links, ...found.links] };
}

function linksTo(point, item) {
  const newest = point.versies.at(-1);
  const cited = point.versies.find((version) => version.versie === (item.version || item.quote?.version.versie));
  return [...new Set([newest, cited])].filter(Boolean).map((version) => ({ text: `Versie ${version.versie}`, address: version.adres }));
}
