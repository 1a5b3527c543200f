// Where one line names a point: by address, by number in words, by id or by its title.
// Knows nothing of the page.

/** @import { Data, Mention, Point } from "./types.js" */

import { capital } from "../capital.js";
import { numberOf, ordinal } from "../numerals.js";
import { distance, reach } from "../typing.js";
import { pagesIn } from "./pages.js";

const VERSION = String.raw`\d{1,4}\.\d{1,4}(?!\.?\d)`;
const END = String.raw`(?![\p{L}\p{N}_])`;
const JOINT = String.raw`\s*(?:,|&|-|–|en|t\/m|tot en met)\s*`;
const BEFORE = String.raw`(?:versie\s+(?<nameVersion>${VERSION})\s+van\s+(?:het\s+)?)?(?<!\p{L})`;
/** The kinds whose points are called by letter and number, and those whose parts are called by number alone. @param {Data} data */
const sorted = ({ soorten }) => [soorten.filter(({ figures }) => figures), soorten.filter(({ figures }) => !figures)];
/** @param {string[]} words */
const oneOf = (words) => [...new Set(words)].join("|");

/** What names a point, made from the kinds. The order counts: at one place the first that fits wins. @param {Data} data */
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

/** @type {WeakMap<Data, { named: RegExp, bare: RegExp }>} */
const made = new WeakMap();

/** The two expressions for these data: what names a point, and a line of ids alone. @param {Data} data */
function expressions(data) {
  const letter = `[${sorted(data)[0].map((kind) => kind.letter).join("")}]`;
  const found = made.get(data) ?? { named: new RegExp(patternOf(data), "giu"), bare: new RegExp(String.raw`^(?:${letter}\d{1,3}|versie|v\.?|v?\d+\.\d+|en|)$`, "iu") };
  made.set(data, found);
  return found;
}

/** Letters as people mean them: no ligatures, no soft hyphens, no marks that only steer the direction. @param {string} text */
export const plain = (text) => text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");

/**
 * A line with the names of kinds as they are spelled, and numbers in figures: "het vijfde uitganspunt" is "het uitgangspunt 5".
 *
 * @param {string} line
 * @param {Data} data
 */
function spelled(line, data) {
  const [points] = sorted(data);
  const names = points.flatMap(({ id, plural }) => [id, plural.toLowerCase()]);
  const text = plain(line).replace(/\p{L}{8,}/gu, (word) => {
    const lower = word.toLowerCase();
    return names.includes(lower) ? word : (names.find((name) => distance(lower, name, 2) <= (lower.length > 10 ? 2 : 1)) ?? word);
  });
  const kinds = oneOf(names);
  return text
    .replace(new RegExp(String.raw`(?<![\p{L}\d])([\p{L}\d]+)\s+(${kinds})(?!\p{L}|\s+(?:nr\.?\s*|nummer\s+)?\d)`, "giu"), (whole, word, kind) => {
      const number = ordinal(word.toLowerCase());
      return number ? `${kind} ${number}` : whole;
    })
    .replace(new RegExp(String.raw`(?<!\p{L})(${kinds})\s+(?:nr\.?\s*|nummer\s+)?(\p{L}+)(?!\p{L})`, "giu"), (whole, kind, word) => {
      const number = numberOf(word.toLowerCase());
      return number ? `${kind} ${number}` : whole;
    });
}

/**
 * The mentions in a line, in order: { point, label, version, closes, first }.
 * `point` is null for one that does not exist, and `label` says how it was named. `closes` is true
 * for an address or a bare id, which end an entry of a list. A version that stands apart has no label.
 *
 * @param {string} line
 * @param {Data} data
 * @returns {Mention[]}
 */
export function mentionsIn(line, data) {
  const text = spelled(line, data);
  const expression = expressions(data);
  const bare = text.split(/[\s,;@/-]+/).every((word) => expression.bare.test(word));
  const found = [...text.matchAll(expression.named)].flatMap((match) => read(match, data, bare));
  if (found.some((mention) => mention.label)) return found;
  const titled = byTitle(text, data, found.length > 0);
  return titled ? [titled, ...found.map((mention) => ({ ...mention, first: false }))] : [...pagesIn(text, data), ...found];
}

/**
 * What one match of the expression names.
 *
 * @param {RegExpExecArray} match
 * @param {Data} data
 * @param {boolean} bare
 * @returns {Mention[]}
 */
function read(match, data, bare) {
  /** @type {Record<string, string | undefined>} */
  const found = match.groups ?? {};
  const first = match.index === match.input.search(/[\p{L}\p{N}]/u);
  /** @param {Point | null | undefined} point @param {string} label @param {string | undefined} version @param {boolean} closes */
  const mention = (point, label, version, closes) => ({ point: point ?? null, label, version: version ?? "", closes, first });
  /** Only what is there. @param {Point | null | undefined} point @param {string} label @param {string | undefined} version @param {boolean} closes */
  const known = (point, label, version, closes) => (point ? [mention(point, label, version, closes)] : []);
  const { version, path, part, official, officialNumber, alias, id, kinds, numbers } = found;
  if (version) return [mention(null, "", version, false)];
  if (path) return [mention(byId(path, data), path.toUpperCase(), found.pathVersion, true)];
  if (part) return known(partBy((each) => each.id === part.toLowerCase(), match.input, data), part.toLowerCase(), found.partVersion, true);
  if (official) {
    const fits = (/** @type {Point} */ each) => each.soort === official.toLowerCase() && each.nummer === officialNumber;
    return known(partBy(fits, match.input, data), `${capital(official.toLowerCase())} ${officialNumber}`, "", false);
  }
  if (alias) return known(byId(alias, data), alias.toUpperCase(), found.aliasVersion, true);
  if (id) {
    // "A4" in a sentence is a size of paper; with two figures, or on a line of ids, it is a point.
    const point = byId(id, data);
    return bare || (point && id.length === point.id.length) ? [mention(point, id.toUpperCase(), found.idVersion, true)] : [];
  }
  const kind = (found.kind ?? data.soorten.find(({ plural }) => plural.toLowerCase() === kinds?.toLowerCase())?.id ?? "").toLowerCase();
  return numbersIn(found.number ?? numbers ?? "").map((number) => {
    const point = data.punten.find((each) => each.soort === kind && each.nummer === String(number));
    return mention(point, `${capital(kind)} ${number}`, found.nameVersion, false);
  });
}

/** What a line names; where parts of more frameworks fit, that of the framework that the line names too, else the last. @param {(point: Point) => boolean} fits @param {string} line @param {Data} data */
function partBy(fits, line, data) {
  const found = data.punten.filter(fits);
  return found.find(({ kader }) => kader && line.includes(plain(kader))) ?? found.at(-1);
}

/** @param {string} id @param {Data} data */
function byId(id, data) {
  const [letter, number] = [id[0].toLowerCase(), Number(id.slice(1))];
  return data.punten.find((point) => point.id[0] === letter && Number(point.id.slice(1)) === number);
}

/** "5, 6 en 9 t/m 11" as numbers. A range of more than fifty is a slip: then only its ends. @param {string} text */
function numbersIn(text) {
  /** @type {number[]} */
  const numbers = [];
  for (const [, joint, figures] of text.matchAll(/(,|&|-|–|en|t\/m|tot en met)?\s*(\d+)/gi)) {
    const [last, number] = [numbers.at(-1) ?? 0, Number(figures)];
    const range = joint && !/^(,|&|en)$/i.test(joint) && number - last < 50;
    for (let between = last + 1; range && between < number; between++) numbers.push(between);
    numbers.push(number);
  }
  return numbers;
}

/**
 * A title alone says little: it counts when it fills the line, or beside an author or a version of ours. It may have slips.
 *
 * @param {string} text
 * @param {Data} data
 * @param {boolean} withVersion
 * @returns {Mention | null}
 */
function byTitle(text, data, withVersion) {
  const words = wordsOf(text);
  const helped = withVersion || byAuthor(text, data);
  for (const point of data.punten) {
    for (const title of new Set([point.titel, ...point.versies.map((version) => version.titel)])) {
      const own = wordsOf(title);
      const at = words.findIndex((_, start) => own.length > 0 && own.every((word, index) => near(word, words[start + index] ?? "")));
      if (at >= 0 && (helped || own.length === words.length)) return { point, label: point.titel, version: "", closes: false, first: true };
    }
  }
  return null;
}

/** The words of a text: marks and capitals do not count. @param {string} text @returns {string[]} */
export const wordsOf = (text) => plain(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether two words are the same but for a slip of the hand, as the search bears it. @param {string} one @param {string} other */
export const near = (one, other) => one === other || (Math.abs(one.length - other.length) <= 2 && distance(one, other, 2) <= reach(Math.min(one.length, other.length)));

/** Whether a line names somebody whose texts these are. @param {string} line @param {Data} data */
export const byAuthor = (line, data) => data.auteurs.some((author) => plain(line).includes(plain(author)));
