// When was something cited, and which version was the newest then? Knows nothing of the page.

/** @import { Version } from "./types.js" */

const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
const IN_WORDS = new RegExp(String.raw`(?<!\d)(\d{1,2})\s+(${MONTHS.join("|")})\s+((?:19|20)\d\d)(?!\d)`, "iu");
const IN_FIGURES = /(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/u;
const DUTCH = /(?<!\d)(\d{1,2})[-/](\d{1,2})[-/]((?:19|20)\d\d)(?!\d)/u;
const YEAR = /(?<![\d./-])((?:19|20)\d\d)(?![\d./-])/gu;

/** @param {string} figures */
const two = (figures) => figures.padStart(2, "0");

/** The day that a text names, as 2025-06-26, with how to say it; null when it names none. @param {string} text */
function dayIn(text) {
  const words = IN_WORDS.exec(text);
  if (words) return { day: `${words[3]}-${two(String(MONTHS.indexOf(words[2].toLowerCase()) + 1))}-${two(words[1])}`, said: words[0] };
  const [year, month = "", day = ""] = IN_FIGURES.exec(text)?.slice(1) ?? DUTCH.exec(text)?.slice(1).reverse() ?? [];
  return year ? { day: `${year}-${two(month)}-${two(day)}`, said: `${Number(day)} ${MONTHS[Number(month) - 1] ?? month} ${year}` } : null;
}

/**
 * The version that was the newest on the day or in the year that a text names, and when that was; null when nothing says
 * so, or when more than one was the newest in that year.
 *
 * @param {string} text
 * @param {Version[]} versions the oldest first.
 */
export function inForce(text, versions) {
  const named = dayIn(text);
  const years = new Set(Array.from(text.matchAll(YEAR), (match) => match[1]));
  const [year = ""] = years;
  if (!named && years.size !== 1) return null;
  const [from, to] = named ? [named.day, named.day] : [`${year}-01-01`, `${year}-12-31`];
  const then = versions.filter((version, at) => version.datum <= to && (versions[at + 1]?.datum ?? "9999") > from);
  return then.length === 1 ? { version: then[0], when: named ? `op ${named.said}` : `in ${year}` } : null;
}
