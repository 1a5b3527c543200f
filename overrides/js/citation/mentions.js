// Where one line names a point: by address, by number in words, by id or by its title.
// Knows nothing of the page.

import { capital } from "../capital.js";

const VERSION = String.raw`\d{1,4}\.\d{1,4}(?!\.?\d)`;
const END = String.raw`(?![\p{L}\p{N}_])`;
const JOINT = String.raw`\s*(?:,|&|-|–|en|t\/m|tot en met)\s*`;
const BEFORE = String.raw`(?:versie\s+(?<nameVersion>${VERSION})\s+van\s+(?:het\s+)?)?(?<!\p{L})`;
/** The kinds whose points are called by letter and number, and those whose parts are called by number alone. */
const sorted = ({ soorten }) => [soorten.filter(({ figures }) => figures), soorten.filter(({ figures }) => !figures)];
const oneOf = (words) => [...new Set(words)].join("|");

/** What names a point, made from the kinds. The order counts: at one place the first that fits wins. */
function patternOf(data) {
  const [points, parts] = sorted(data);
  const letter = `[${points.map((kind) => kind.letter).join("")}]`;
  const alias = oneOf(points.map((kind) => String.raw`${kind.letter}\d{${kind.figures}}`));
  const many = String.raw`(?<kinds>${oneOf(points.map(({ plural }) => plural))})\s+(?<numbers>\d{1,3}(?!\d)(?:${JOINT}\d{1,3}(?!\d)){0,40})`;
  const one = String.raw`(?<kind>${oneOf(points.map(({ id }) => id))})\s+(?:nr\.?\s*|nummer\s+)?(?<number>\d{1,3})`;
  return [
    String.raw`(?:${oneOf(points.map(({ path }) => path))})(?<path>${letter}\d{1,3})${END}(?:/(?<pathVersion>${VERSION}))?`,
    String.raw`(?:${oneOf(parts.map(({ path }) => path))})(?<part>[a-z0-9]+(?:-[a-z0-9]+)+)${END}(?:/(?<partVersion>${VERSION}))?`,
    String.raw`(?<=[\p{L}\p{N}]/)(?<alias>${alias})${END}(?:/(?<aliasVersion>${VERSION}))?`,
    `${BEFORE}(?:${many}|${one})(?![\\p{L}\\d]|\\.\\d)`,
    String.raw`(?<!\p{L})(?<official>${oneOf(parts.map(({ id }) => id))})\s+(?<officialNumber>\d{1,3}(?:\.\d{1,3})?)(?![\p{L}\d]|\.\d)`,
    String.raw`(?<![\p{L}\p{N}_.-])(?<id>${letter}\d{1,3})${END}(?:[-/@,\s]\s*(?:versie\s*|v\.?\s*)?(?<idVersion>${VERSION}))?`,
    String.raw`(?<!\p{L})(?:versie|v\.?)\s*(?<version>${VERSION})`,
  ].join("|");
}

const made = new WeakMap();

/** The two expressions for these data: what names a point, and a line of ids alone. */
function expressions(data) {
  if (!made.has(data)) {
    const letter = `[${sorted(data)[0].map((kind) => kind.letter).join("")}]`;
    made.set(data, { named: new RegExp(patternOf(data), "giu"), bare: new RegExp(String.raw`^(?:${letter}\d{1,3}|versie|v\.?|v?\d+\.\d+|en|)$`, "iu") });
  }
  return made.get(data);
}

/** Letters as people mean them: no ligatures, no soft hyphens, no marks that only steer the direction. */
export const plain = (text) => text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");

/**
 * The mentions in a line, in order: { point, label, version, closes, first }.
 * `point` is null for one that does not exist, and `label` says how it was named. `closes` is true
 * for an address or a bare id, which end an entry of a list. A version that stands apart has no label.
 */
export function mentionsIn(line, data) {
  const text = plain(line);
  const expression = expressions(data);
  const bare = text.split(/[\s,;@/-]+/).every((word) => expression.bare.test(word));
  const found = [...text.matchAll(expression.named)].flatMap((match) => read(match, data, bare));
  if (found.some((mention) => mention.label)) return found;
  const titled = byTitle(text, data, found.length > 0);
  return titled ? [titled, ...found.map((mention) => ({ ...mention, first: false }))] : found;
}

function read(match, data, bare) {
  const found = match.groups;
  const first = match.index === match.input.search(/[\p{L}\p{N}]/u);
  const mention = (point, label, version, closes) => ({ point: point ?? null, label, version: version ?? "", closes, first });
  if (found.version) return [mention(null, "", found.version, false)];
  if (found.path) return [mention(byId(found.path, data), upper(found.path), found.pathVersion, true)];
  if (found.part) return [partBy((part) => part.id === found.part.toLowerCase(), match.input, data)].filter(Boolean).map((part) => mention(part, part.id, found.partVersion, true));
  if (found.official) {
    const [kind, number] = [found.official.toLowerCase(), found.officialNumber];
    const part = partBy((each) => each.soort === kind && each.nummer === number, match.input, data);
    return part ? [mention(part, `${capital(kind)} ${number}`, "", false)] : [];
  }
  if (found.alias) return [byId(found.alias, data)].filter(Boolean).map((point) => mention(point, point.id, found.aliasVersion, true));
  if (found.id) {
    // "A4" in a sentence is a size of paper; with two figures, or on a line of ids, it is a point.
    const point = byId(found.id, data);
    return bare || (point && found.id.length === point.id.length) ? [mention(point, upper(found.id), found.idVersion, true)] : [];
  }
  const kind = (found.kind ?? data.soorten.find(({ plural }) => plural.toLowerCase() === found.kinds.toLowerCase()).id).toLowerCase();
  return numbersIn(found.number ?? found.numbers).map((number) => {
    const point = data.punten.find((each) => each.soort === kind && each.nummer === String(number));
    return mention(point, `${capital(kind)} ${number}`, found.nameVersion, false);
  });
}

/** What a line names; where parts of more frameworks fit, that of the framework that the line names too, else the last. */
function partBy(fits, line, data) {
  const found = data.punten.filter(fits);
  return found.find(({ kader }) => kader && line.includes(plain(kader))) ?? found.at(-1);
}

const upper = (id) => id.toUpperCase();

function byId(id, data) {
  const [letter, number] = [id[0].toLowerCase(), Number(id.slice(1))];
  return data.punten.find((point) => point.id[0] === letter && Number(point.id.slice(1)) === number);
}

/** "5, 6 en 9 t/m 11" as numbers. A range of more than fifty is a slip: then only its ends. */
function numbersIn(text) {
  const numbers = [];
  for (const [, joint, figures] of text.matchAll(/(,|&|-|–|en|t\/m|tot en met)?\s*(\d+)/gi)) {
    const [last, number] = [numbers.at(-1), Number(figures)];
    const range = joint && !/^(,|&|en)$/i.test(joint) && number - last < 50;
    for (let between = last + 1; range && between < number; between++) numbers.push(between);
    numbers.push(number);
  }
  return numbers;
}

/** A title alone says little: it counts when it fills the line, or beside an author or a version of ours. */
function byTitle(text, data, withVersion) {
  const words = text.toLowerCase();
  for (const point of data.punten) {
    const titles = [point.titel, ...point.versies.map((version) => version.titel)].map((title) => plain(title).toLowerCase());
    const title = titles.find((each) => words.includes(each));
    const alone = title && words.replace(title, "").replace(/[^\p{L}\p{N}]/gu, "") === "";
    if (!title || !(alone || withVersion || byAuthor(text, data))) continue;
    return { point, label: point.titel, version: "", closes: false, first: true };
  }
  return null;
}

/** Whether a line names somebody whose texts these are. */
export const byAuthor = (line, data) => data.auteurs.some((author) => plain(line).includes(plain(author)));
