// From what was pasted to what it cites. Knows nothing of the page.

import { byAuthor, mentionsIn } from "./mentions.js";
import { quoteBeside, quoteIn, releases } from "./quote.js";

/**
 * What a text cites, in order: { first, last, source, point, label, version, quote }.
 * `first` and `last` are numbers of lines, from 1. A line without anything of ours has no
 * `point`, no `label` and no `quote`.
 */
export function recognise(text, data) {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line, index) => ({ number: index + 1, text: line.trim() }));
  const entries = new Entries();
  for (const line of lines) entries.read(line, mentionsIn(line.text, data));
  const [named, rest] = [entries.items, lines.filter((line) => line.text && !entries.taken.has(line.number))];
  for (const item of named) item.quote = item.point && quoteBeside(item.source, item.point, item.version);
  const unnamed = rest.filter((line) => !(byAuthor(line.text, data) && entries.taken.has(line.number + 1)));
  const quoted = runs(unnamed).flatMap((run) => quotes(run, releases(data.punten)));
  return [...named, ...absorbed(quoted, named)].sort((one, other) => one.first - other.first);
}

const HELD = 2; // lines that may stand between a name and its address

/** Joins the lines of one reference: its title, its version and its address can stand on lines of their own. */
class Entries {
  items = [];
  taken = new Set();
  #open = null;
  #held = [];

  read(line, mentions) {
    if (!mentions.some((mention) => mention.label)) return this.#pass(line, mentions[0]);
    const here = new Set();
    for (const mention of mentions) {
      if (!mention.label) this.#version(line, mention);
      else if (this.#continues(mention)) this.#extend(line, mention);
      else if (![...here].some((item) => same(item, mention) && [item.version, ""].includes(mention.version))) this.#begin(line, mention);
      if (this.#open) here.add(this.#open);
      if (mention.closes) this.#open = null;
    }
    return undefined;
  }

  /** A line that names nothing may be the middle of a reference; it is, when the address follows. */
  #pass(line, version) {
    if (!this.#open) return;
    if (version?.first && !this.#held.length) return this.#version(line, version);
    this.#held.push({ ...line, version: version?.version ?? "" });
    if (!line.text || this.#held.length > HELD || line.text.includes("://")) this.#open = null;
  }

  #begin(line, mention) {
    const { point, label, version } = mention;
    this.#open = { first: line.number, last: line.number, source: line.text, point, label, version, quote: null };
    this.#held = [];
    this.items.push(this.#open);
    this.taken.add(line.number);
  }

  #continues(mention) {
    const open = this.#open;
    if (!open || !same(open, mention) || (this.#held.length && !mention.closes)) return false;
    return !open.version || !mention.version || open.version === mention.version;
  }

  #extend(line, mention) {
    const open = this.#open;
    for (const part of [...this.#held, { ...line, version: mention.version }]) {
      open.version ||= part.version;
      if (part.number > open.last) open.source += ` ${part.text}`;
      open.last = part.number;
      this.taken.add(part.number);
    }
    this.#held = [];
  }

  /** A version apart belongs to what stands before it: on its own line, or at the start of the next. */
  #version(line, mention) {
    const open = this.#open;
    if (open && !open.version && (open.last === line.number || mention.first)) this.#extend(line, mention);
  }
}

const same = (item, mention) => (item.point || mention.point ? item.point === mention.point : item.label === mention.label);

/** Lines that follow each other. */
function runs(lines) {
  const found = [];
  for (const line of lines) {
    if (found.at(-1)?.at(-1).number === line.number - 1) found.at(-1).push(line);
    else found.push([line]);
  }
  return found;
}

/** What a run of lines quotes: each line for itself, or all together when a text was broken over them. */
function quotes(run, texts) {
  const apart = run.map((line) => unnamedItem([line], texts));
  if (run.length === 1 || apart.some((item) => item.quote?.how === "heel")) return apart;
  const together = unnamedItem(run, texts);
  const better = apart.every((item) => scoreOf(item) < scoreOf(together));
  return better && fills(together) ? [together] : apart;
}

/** How much of a text stands here; a part of one is no reason to leave its lines apart, nor to join them. */
const scoreOf = ({ quote }) => (quote && quote.how !== "deel" ? quote.score : 0);

/** A text of some lines is not lost among many others. */
const fills = (item) => item.source.length < 1.5 * item.quote.version.tekst.length;

function unnamedItem(lines, texts) {
  const source = lines.map((line) => line.text).join(" ");
  return { first: lines[0].number, last: lines.at(-1).number, source, point: null, label: "", version: "", quote: quoteIn(source, texts) };
}

const beside = (one, other) => one.first === other.last + 1 || one.last === other.first - 1;

/** A quotation directly beside the reference of the same point belongs to it. */
function absorbed(quoted, named) {
  return quoted.filter((item) => {
    const owner = item.quote && named.find((each) => each.point === item.quote.point && !each.quote && beside(each, item));
    if (!owner) return true;
    const quote = quoteBeside(item.source, owner.point, owner.version) ?? item.quote;
    const source = item.first < owner.first ? `${item.source} ${owner.source}` : `${owner.source} ${item.source}`;
    Object.assign(owner, { quote, source, first: Math.min(owner.first, item.first), last: Math.max(owner.last, item.last) });
    return false;
  });
}
