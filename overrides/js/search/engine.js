// The engine: how well one word fits each document (BM25+, Lv and Zhai 2011), added up
// over what ``understand`` made of the query. To take another engine, give ``scorer`` another body.

/** @import { Concept, Document, Understood, Way } from "./types.js" */

const FIELDS = { title: 4, keywords: 3, text: 1.8, related: 0.5, linked: 0.3 };
const RANK = { asked: 1.5, cover: 1.1, other: 0.17, title: 0.3, close: 0.6, level: 0.8, telling: 0.8, beside: 0.1, half: 0.8, door: 1.5, near: 0.8, slip: 0.55, whole: 0.5 };
const BM25 = { k: 1.2, b: 0.5, d: 0.5 };
const WITHDRAWN = 0.5;

/** @typedef {Map<number, number>} Scores what documents are worth, by their place */
/** @typedef {{ document: Document, score: number, whole?: boolean }} Hit whole: the query is for the greater part its name */
/** @typedef {(word: string) => Scores} Scorer */

/** Makes the engine for documents of ``unpack``. @param {Document[]} documents */
export function makeEngine(documents) {
  const scores = scorer(documents);
  const places = new Map(documents.map(({ id, place }) => [id, place]));
  const neighbours = bothWays(documents);

  /** The documents that answer: those that were called by name, then the best ones. @param {Understood} understood @returns {Hit[]} */
  function search(understood) {
    const { ids, kinds, every } = understood;
    const answers = withNeighbours(rank(understood, documents, scores), neighbours);
    const sorted = oncePerPage(answers.sort((a, b) => b.score - a.score || a.document.place - b.document.place));
    const ranked = forReaders(sorted, kinds, ids.length > 0);
    const called = ids.flatMap((id) => documents[places.get(id) ?? -1] ?? []);
    const first = new Set([...called, ...documents.filter(({ kind, withdrawn }) => every.includes(kind.id) && !withdrawn)]);
    return [...Array.from(first, (document) => ({ document, score: Infinity })), ...ranked.filter(({ document }) => !first.has(document))];
  }

  return { search };
}

/** How well one word fits each document that holds it: BM25+, with the fields added up. @param {Document[]} documents @returns {Scorer} */
function scorer(documents) {
  const names = /** @type {(keyof typeof FIELDS)[]} */ (Object.keys(FIELDS));
  const fields = names.map((name) => ({ weight: FIELDS[name], worth: fieldScorer(documents.map((document) => field(document, name, documents))) }));
  /** @type {Map<string, Scores>} */
  const kept = new Map();
  return (word) => {
    /** @type {Scores} */
    const found = kept.get(word) ?? new Map();
    if (kept.has(word)) return found;
    for (const { weight, worth } of fields) for (const [place, score] of worth(word)) found.set(place, (found.get(place) ?? 0) + weight * score);
    if (kept.size > 2000) kept.clear();
    kept.set(word, found);
    return found;
  };
}

/** The same in one field, given its words in each document. @param {string[][]} texts @returns {(word: string) => [number, number][]} */
function fieldScorer(texts) {
  /** @type {Map<string, Map<number, number>>} */
  const times = new Map();
  for (const [place, words] of texts.entries()) {
    for (const word of words) {
      const places = times.get(word) ?? new Map();
      times.set(word, places.set(place, (places.get(place) ?? 0) + 1));
    }
  }
  const lengths = texts.map((words) => new Set(words).size);
  const average = lengths.reduce((sum, length) => sum + length, 0) / texts.length;
  return (word) => {
    const places = times.get(word) ?? new Map();
    return Array.from(places, ([place, count]) => {
      const long = 1 - BM25.b + (BM25.b * (lengths[place] ?? 0)) / average;
      return [place, rarity(places.size, texts.length) * (BM25.d + (count * (BM25.k + 1)) / (count + BM25.k * long))];
    });
  };
}

/** How well one way fits: every one of its words must be there. @param {Way} way @param {Scorer} scores @returns {Scores} */
function fit({ words }, scores) {
  const [first = new Map(), ...rest] = words.map(scores).sort((a, b) => a.size - b.size);
  if (!rest.length) return first;
  const whole = [...first].filter(([place]) => rest.every((other) => other.has(place)));
  return new Map(whole.map(([place, score]) => [place, rest.reduce((sum, other) => sum + (other.get(place) ?? 0), score) / words.length]));
}

/** How telling a word is that stands in ``count`` of ``all`` documents. @param {number} count @param {number} all */
const rarity = (count, all) => Math.log(1 + (all - count + 0.5) / (count + 0.5));

/** What meeting one concept is worth. @param {Concept} concept @param {number} all @param {Scorer} scores @returns {Scores} */
function meet({ ways }, all, scores) {
  /** @type {Scores} */
  const found = new Map();
  const fits = ways.map((way) => ({ way, met: fit(way, scores) }));
  const most = Math.max(1, ...fits.filter(({ way }) => way.weight >= RANK.close).map(({ met }) => met.size));
  for (const { way, met } of fits) {
    const share = (rarity(Math.max(most, met.size), all) / rarity(met.size, all)) ** RANK.level;
    for (const [place, score] of met) {
      const worth = score * way.weight * share;
      const before = found.get(place) ?? 0;
      found.set(place, Math.max(before, worth) + RANK.other * Math.min(before, worth));
    }
  }
  return found;
}

/** Every document that meets something of what is asked. @param {Understood} understood @param {Document[]} documents @param {Scorer} scores @returns {Hit[]} */
function rank({ kinds, concepts }, documents, scores) {
  /** @type {Scores} */
  const total = new Map();
  /** @type {Scores} */
  const met = new Map();
  let asked = 0;
  for (const concept of concepts) {
    const found = meet(concept, documents.length, scores);
    // A word that stands in few documents says more of what is asked than one that stands in many.
    const telling = concept.share * rarity(found.size, documents.length) ** RANK.telling;
    asked += telling;
    for (const [place, score] of found) {
      total.set(place, (total.get(place) ?? 0) + score * concept.share);
      met.set(place, (met.get(place) ?? 0) + telling);
    }
  }
  const naming = namer(concepts);
  return [...total].flatMap(([place, score]) => {
    const document = documents[place];
    const share = asked ? (met.get(place) ?? 0) / asked : 1;
    if (!document) return [];
    const called = naming(document);
    return { document, score: score * worthOf(document, share, kinds.includes(document.kind.id), called), whole: called >= RANK.whole };
  });
}

/** How much of the query a document is called by: 0 when no name of it stands there whole. @param {Concept[]} concepts @returns {(document: Document) => number} */
function namer(concepts) {
  // Of a word with a slip in it the nearest word is as good as the word.
  const nearest = (/** @type {Way[]} */ ways) => Math.min(RANK.near, Math.max(RANK.slip, ways[0]?.weight ?? 1));
  const close = new Set(concepts.flatMap(({ ways }) => ways.filter(({ weight }) => weight >= nearest(ways)).flatMap(({ words }) => words)));
  const asked = concepts.reduce((sum, { share }) => sum + share, 0) || 1;
  /** @param {string[]} name */
  const whole = (name) => name.length > 0 && name.every((word) => close.has(word));
  return ({ names }) => Math.max(0, ...names.filter(whole).map(({ length }) => Math.min(1, length / asked)));
}

/** What a document counts for, whatever its words. @param {Document} document @param {number} share @param {boolean} wanted @param {number} called */
function worthOf({ kind, withdrawn }, share, wanted, called) {
  // "Wat is het verschil tussen een A en een B": both terms are meant, though each meets only half.
  const cover = Math.max(share, called && wanted ? RANK.half : 0);
  // A page is a door: little by the words on it, much by its name.
  const weight = kind.page || kind.editors ? kind.weight + (RANK.door - kind.weight) * called : kind.weight;
  return cover ** RANK.cover * weight * (wanted ? RANK.asked : 1) * (1 + RANK.title * called) * (withdrawn ? WITHDRAWN : 1);
}

/** A document whose neighbour answers well is likelier to be meant. @param {Hit[]} answers @param {number[][]} neighbours @returns {Hit[]} */
function withNeighbours(answers, neighbours) {
  const own = new Map(answers.map(({ document, score }) => [document.place, score]));
  return answers.map(({ document, score, whole }) => {
    const best = (neighbours[document.place] ?? []).reduce((most, place) => Math.max(most, own.get(place) ?? 0), 0);
    return { document, score: score + RANK.beside * best, whole };
  });
}

/** A page once, at the place of its best part. @param {Hit[]} ranked */
function oncePerPage(ranked) {
  /** @type {Set<string | undefined>} */
  const seen = new Set();
  return ranked.filter(({ document: { kind, address } }) => {
    const page = kind.page || kind.editors ? address.split("#")[0] : undefined;
    const again = page !== undefined && seen.has(page);
    seen.add(page);
    return !again;
  });
}

/** Without what only editors look for, unless they are asked for, or such a page is the best answer, called by its name, and nothing else was called. @param {Hit[]} ranked @param {string[]} kinds @param {boolean} called */
function forReaders(ranked, kinds, called) {
  const asked = (!called && ranked[0]?.whole && ranked[0].document.kind.editors) || ranked.some(({ document: { kind } }) => kind.editors && kinds.includes(kind.id));
  return asked ? ranked : ranked.filter(({ document }) => !document.kind.editors);
}

/** For every document the places of those it leads to and of those that lead to it. @param {Document[]} documents */
function bothWays(documents) {
  const found = documents.map(({ links }) => new Set(links));
  for (const { place, links } of documents) for (const at of links) found[at]?.add(place);
  return found.map((places) => [...places]);
}

/** @param {Document} document @param {keyof typeof FIELDS} name @param {Document[]} documents */
function field(document, name, documents) {
  if (name === "title") return document.titleWords;
  if (name === "linked") return document.links.flatMap((at) => documents[at]?.titleWords ?? []);
  return document[name];
}
