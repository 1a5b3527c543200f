// From what was pasted to what it cites. Knows nothing of the page.

/** @import { Data, Item, Line, Mention, Release } from "./types.js" */

import { byAuthor, mentionsIn } from "./mentions.js";
import { quoteBeside, quoteIn, releases } from "./quote.js";

/**
 * What a text cites, in order. `first` and `last` are numbers of lines, from 1; every line with words stands in some item.
 * A line without anything of ours has no `point`, no `label` and no `quote`.
 *
 * @param {string} text
 * @param {Data} data
 * @returns {Item[]}
 */
export function recognise(text, data) {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line, index) => ({ number: index + 1, text: line.trim() }));
  const entries = new Entries();
  for (const line of lines) entries.read(line, mentionsIn(line.text, data));
  const named = entries.items;
  const rest = lines.filter((line) => line.text && !entries.taken.has(line.number) && !joinAuthor(line, named, data));
  for (const item of named) item.quote = item.point && quoteBeside(item.source, item.point, item.version);
  const quoted = runs(rest).flatMap((run) => quotes(run, releases(data.punten)));
  return [...named, ...absorbed(quoted, named)].sort((one, other) => one.first - other.first);
}

/** A line with who our texts are by belongs to the reference that begins below it. @param {Line} line @param {Item[]} named @param {Data} data */
function joinAuthor(line, named, data) {
  const below = byAuthor(line.text, data) ? named.find((item) => item.first === line.number + 1) : undefined;
  if (below) Object.assign(below, { first: line.number, source: `${line.text} ${below.source}` });
  return Boolean(below);
}

const HELD = 2; // lines that may stand between a name and its address

/** Joins the lines of one reference: its title, its version and its address can stand on lines of their own. */
class Entries {
  /** @type {Item[]} */
  items = [];
  /** @type {Set<number>} */
  taken = new Set();
  /** @type {Item | null} */
  #open = null;
  /** @type {(Line & { version: string })[]} */
  #held = [];

  /** @param {Line} line @param {Mention[]} mentions */
  read(line, mentions) {
    if (!mentions.some((mention) => mention.label)) return this.#pass(line, mentions[0]);
    /** @type {Set<Item>} */
    const here = new Set();
    for (const mention of mentions) {
      if (!mention.label) this.#version(line, mention);
      else if (this.#open && this.#continues(this.#open, mention)) this.#extend(this.#open, line, mention);
      else if (![...here].some((item) => same(item, mention) && [item.version, ""].includes(mention.version))) this.#begin(line, mention);
      if (this.#open) here.add(this.#open);
      if (mention.closes) this.#open = null;
    }
    return undefined;
  }

  /** A line that names nothing may be the middle of a reference; it is, when the address follows. @param {Line} line @param {Mention | undefined} version */
  #pass(line, version) {
    if (!this.#open) return;
    if (version?.first && !this.#held.length) {
      this.#version(line, version);
      return;
    }
    this.#held.push({ ...line, version: version?.version ?? "" });
    if (!line.text || this.#held.length > HELD || line.text.includes("://")) this.#open = null;
  }

  /** @param {Line} line @param {Mention} mention */
  #begin(line, { point, label, version, page, moved }) {
    this.#open = { first: line.number, last: line.number, source: line.text, point, label, version, page, moved, quote: null };
    this.#held = [];
    this.items.push(this.#open);
    this.taken.add(line.number);
  }

  /** @param {Item} open @param {Mention} mention */
  #continues(open, mention) {
    if (!same(open, mention) || (this.#held.length && !mention.closes)) return false;
    return !open.version || !mention.version || open.version === mention.version;
  }

  /** @param {Item} open @param {Line} line @param {Mention} mention */
  #extend(open, line, mention) {
    if (mention.moved) open.moved = true;
    for (const part of [...this.#held, { ...line, version: mention.version }]) {
      open.version ||= part.version;
      if (part.number > open.last) open.source += ` ${part.text}`;
      open.last = part.number;
      this.taken.add(part.number);
    }
    this.#held = [];
  }

  /** A version apart belongs to what stands before it: on its own line, or at the start of the next. @param {Line} line @param {Mention} mention */
  #version(line, mention) {
    const open = this.#open;
    if (open && !open.version && (open.last === line.number || mention.first)) this.#extend(open, line, mention);
  }
}

/** @param {Item} item @param {Mention} mention */
const same = (item, mention) => (item.point || mention.point ? item.point === mention.point : item.label === mention.label);

/** Lines that follow each other. @param {Line[]} lines */
function runs(lines) {
  /** @type {Line[][]} */
  const found = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last?.at(-1)?.number === line.number - 1) last.push(line);
    else found.push([line]);
  }
  return found;
}

/** What a run of lines quotes: each line for itself, or all together when a text was broken over them. @param {Line[]} run @param {Release[]} texts */
function quotes(run, texts) {
  const apart = run.map((line) => unnamedItem([line], texts));
  if (run.length === 1 || apart.some((item) => item.quote?.how === "heel")) return apart;
  const together = unnamedItem(run, texts);
  const better = apart.every((item) => scoreOf(item) < scoreOf(together));
  return better && fills(together) ? [together] : apart;
}

/** How much of a text stands here; a part of one is no reason to leave its lines apart, nor to join them. @param {Item} item */
const scoreOf = ({ quote }) => (quote && quote.how !== "deel" ? quote.score : 0);

/** A text of some lines is not lost among many others. @param {Item} item */
const fills = ({ source, quote }) => quote !== null && source.length < 1.5 * quote.version.tekst.length;

/** @param {Line[]} lines @param {Release[]} texts @returns {Item} */
function unnamedItem(lines, texts) {
  const source = lines.map((line) => line.text).join(" ");
  const [first = { number: 0 }, last = first] = [lines[0], lines.at(-1)];
  return { first: first.number, last: last.number, source, point: null, label: "", version: "", quote: quoteIn(source, texts) };
}

/** @param {Item} one @param {Item} other */
const beside = (one, other) => one.first === other.last + 1 || one.last === other.first - 1;

/** A quotation directly beside the reference of the same point belongs to it. @param {Item[]} quoted @param {Item[]} named */
function absorbed(quoted, named) {
  return quoted.filter((item) => {
    const owner = item.quote && named.find((each) => each.point === item.quote?.point && !each.quote && beside(each, item));
    if (!owner?.point) return true;
    const quote = quoteBeside(item.source, owner.point, owner.version) ?? item.quote;
    const source = item.first < owner.first ? `${item.source} ${owner.source}` : `${owner.source} ${item.source}`;
    Object.assign(owner, { quote, source, first: Math.min(owner.first, item.first), last: Math.max(owner.last, item.last) });
    return false;
  });
}
