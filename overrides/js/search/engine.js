// The engine: MiniSearch says how well one word fits each document (BM25); this module adds that up
// over what ``understand`` made of the query. To take another engine, give ``scores`` another body.

import MiniSearch from "minisearch";

const FIELDS = { title: 4, keywords: 3, text: 1.8, related: 0.5, linked: 0.3 };
const RANK = { asked: 1.5, cover: 1.1, other: 0.15, title: 0.3, close: 0.6, level: 0.8, telling: 0.8, beside: 0.1, half: 0.8 };
const WITHDRAWN = 0.5;

/** Makes the engine for documents of ``unpack``. */
export function makeEngine(documents) {
  const mini = new MiniSearch({
    idField: "place",
    fields: Object.keys(FIELDS),
    extractField: (document, name) => field(document, name, documents),
    stringifyField: (value) => value,
    tokenize: (value) => value,
    processTerm: (word) => word,
    searchOptions: { bm25: { k: 1.2, b: 0.5, d: 0.5 }, boost: FIELDS, prefix: false, fuzzy: false, tokenize: (word) => [word], processTerm: (word) => word },
  });
  mini.addAll(documents);
  const places = new Map(documents.map(({ id, place }) => [id, place]));
  const kept = new Map();
  const neighbours = bothWays(documents);

  /** How well one word fits each document that holds it. */
  function scores(word) {
    let found = kept.get(word);
    if (!found) {
      found = new Map(mini.search(word).map(({ id, score }) => [id, score]));
      if (kept.size > 2000) kept.clear();
      kept.set(word, found);
    }
    return found;
  }

  /** How well one way fits: every one of its words must be there. */
  function fit({ words }) {
    if (words.length === 1) return scores(words[0]);
    const [first, ...rest] = words.map(scores).sort((a, b) => a.size - b.size);
    const found = new Map();
    for (const [place, score] of first) {
      if (rest.every((other) => other.has(place))) {
        found.set(place, [score, ...rest.map((other) => other.get(place))].reduce((sum, one) => sum + one, 0) / words.length);
      }
    }
    return found;
  }

  /** How telling a word is that stands in so many documents. */
  const rarity = (count) => Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));

  function meet({ ways }) {
    const found = new Map();
    const fits = ways.map((way) => [way, fit(way)]);
    const most = Math.max(1, ...fits.filter(([{ weight }]) => weight >= RANK.close).map(([, { size }]) => size));
    for (const [way, scores] of fits) {
      const share = (rarity(Math.max(most, scores.size)) / rarity(scores.size)) ** RANK.level;
      for (const [place, score] of scores) {
        const worth = score * way.weight * share;
        const before = found.get(place);
        if (before === undefined) found.set(place, worth);
        else found.set(place, Math.max(before, worth) + RANK.other * Math.min(before, worth));
      }
    }
    return found;
  }

  /** The documents that answer: those that were called by name, then the best ones: [{ document, score }]. */
  function search({ ids, kinds, every, concepts }) {
    const total = new Map();
    const met = new Map();
    let asked = 0;
    for (const concept of concepts) {
      const found = meet(concept);
      // A word that stands in few documents says more of what is asked than one that stands in many.
      const telling = concept.share * rarity(found.size) ** RANK.telling;
      asked += telling;
      for (const [place, score] of found) {
        total.set(place, (total.get(place) ?? 0) + score * concept.share);
        met.set(place, (met.get(place) ?? 0) + telling);
      }
    }
    const close = new Set(concepts.flatMap(({ ways }) => ways.filter(({ weight }) => weight >= 0.8).flatMap(({ words }) => words)));
    const answers = Array.from(total, ([place, score]) => {
      const document = documents[place];
      const { kind, nameWords } = document;
      const wanted = kinds.includes(kind.id) ? RANK.asked : 1;
      const whole = nameWords.length > 0 && nameWords.every((word) => close.has(word));
      const title = whole ? 1 + RANK.title * Math.min(1, nameWords.length / concepts.length) : 1;
      // "Wat is het verschil tussen een A en een B": both terms are meant, though each meets only half.
      const cover = Math.max(asked ? (met.get(place) ?? 0) / asked : 1, whole && wanted > 1 ? RANK.half : 0);
      return { document, score: score * cover ** RANK.cover * kind.weight * wanted * title * (document.withdrawn ? WITHDRAWN : 1) };
    });
    const ranked = withNeighbours(answers).sort((a, b) => b.score - a.score || a.document.place - b.document.place);
    const first = new Set([...ids.map((id) => documents[places.get(id)]), ...documents.filter(({ kind, withdrawn }) => every.includes(kind.id) && !withdrawn)]);
    return [...Array.from(first, (document) => ({ document, score: Infinity })), ...ranked.filter(({ document }) => !first.has(document))];
  }

  /** A document whose neighbour answers well is likelier to be meant. */
  function withNeighbours(answers) {
    const own = new Map(answers.map(({ document, score }) => [document.place, score]));
    return answers.map(({ document, score }) => {
      const best = neighbours[document.place].reduce((most, place) => Math.max(most, own.get(place) ?? 0), 0);
      return { document, score: score + RANK.beside * best };
    });
  }

  return { search };
}

/** For every document the places of those it leads to and of those that lead to it. */
function bothWays(documents) {
  const found = documents.map(({ links }) => new Set(links));
  for (const { place, links } of documents) for (const at of links) found[at].add(place);
  return found.map((places) => [...places]);
}

function field(document, name, documents) {
  if (name === "place") return document.place;
  if (name === "title") return document.titleWords;
  if (name === "linked") return document.links.flatMap((at) => documents[at].titleWords);
  return document[name];
}
