// From what a reader types to what the site is asked: a pure function, apart from the engine.
//
// Every word of the query becomes a "concept": a list of ways to meet it, each with a weight from 0 to 1.
// A way is a list of words of the site that must all stand in a document.

import { stem, verbStems } from "./lexicon.js";
import { distance } from "./wordlist.js";
import { forms, written } from "./words.js";

const LONGEST = 200; // letters of a query that are looked at; nobody types more on purpose
const MOST_WORDS = 12;
const MOST_WAYS = 40; // of one concept

export const WEIGHT = {
  exact: 1,
  inflected: 0.8,
  verb: 0.45,
  equal: 0.85,
  akin: 0.35,
  form: 0.75,
  begin: 0.8,
  inside: 0.35,
  typo: 0.7,
  part: 0.15,
  family: 0.22,
  start: 0.5,
  rescue: 0.3,
};

// How much a word counts against the others: one that names a kind of record, and one that says little.
export const SHARE = { part: 0.6, kind: 0.35, vague: 0.5 };
const VAGUE = new Set(
  (
    "aanpak aanpakken begin beginnen belangrijk betekenen betekent beter betrek betrekken bieden biedt blijft blijven brengen " +
    "brengt dingen doel echt eigen ervoor gebruik gebruiken geef geeft genoeg goed goede goeds groot grote groter hebt helft " +
    "helpen helpt hulp info informatie inrichten invullen juist kiezen klein kleine leiden leidt lukt manier manieren meeste " +
    "mensen minder mogelijk neem neemt nemen nodig omgaan pakken probleem problemen punt regel regelen regelt richt soort stap " +
    "stappen tip tips uitleg uitleggen veel verschil verschillen voldoen voldoende voldoet voorkom voorkomen waarde weinig werken " +
    "werkt zetten zien ziet zorg zorgen zorgt"
  ).split(" "),
);

const NUMBERS = "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien".split(" ");
const ORDINALS = { eerste: 1, derde: 3 }; // the others are a number with -de or -ste after it
const LETTERS = { u: "uitgangspunt", a: "aandachtspunt", v: "peervraag", w: "waarborg" };
// Kinds whose name, when nothing else is asked, means all of them.
const LISTED = new Set(["uitgangspunt", "aandachtspunt", "thema", "waarborg", "criterium", "praktijkvoorbeeld", "peervraag", "begrip"]);
const JOINTS = ["", "s", "en", "e", "n"]; // letters between the parts of a compound

/**
 * What is asked.
 *
 * @param typed what the reader typed.
 * @param lexicon from ``makeLexicon``.
 * @param options ``synonyms: false`` leaves the groups of words out, to measure what they bring.
 * @returns ``ids`` named in the query; ``kinds`` of document that are asked for; ``every``: those of which all
 *   are meant, as nothing else is asked; ``concepts``, each with
 *   ``word`` as typed, ``ways`` ([{ words, weight }], best first) and ``sure``: false when only guesses
 *   were found; ``ignored``: words too common to search by.
 */
export function understand(typed, lexicon, { synonyms = true } = {}) {
  const query = typed.slice(0, LONGEST).replace(/\p{Cf}/gu, ""); // without soft hyphens, of a word copied from a page
  const tokens = tokenize(query, lexicon);
  const named = names(tokens, query, lexicon);
  const kinds = kindsAsked(tokens);
  const content = tokens.filter(({ stop }) => !stop);
  const rest = content.filter(({ word, kind }) => !kind && !numberOf(word));
  const every = rest.length || named.length ? [] : kinds.filter((kind) => LISTED.has(kind));
  const asked = (content.length ? content : tokens).slice(0, MOST_WORDS);
  const context = { lexicon, synonyms, typing: asked.at(-1) };
  const found = asked.flatMap((token) => conceptsOf(token, context));
  for (const way of together(tokens, context)) {
    for (const concept of found) if (way.tokens.includes(concept.token)) concept.ways.push(way);
  }
  const concepts = found.map((concept) => tidy(concept, lexicon)).filter(({ ways, kind }) => ways.length || !(kind || named.length));
  return { ids: named, kinds, every, concepts, ignored: tokens.filter(({ stop }) => stop).map(({ bare }) => bare) };
}

/** The words of the query; those of a word with hyphens one by one. */
function tokenize(query, { stop, kinds }) {
  const all = written(query).flatMap(({ bare }) => {
    const pieces = bare.split("-");
    return forms(bare).slice(0, pieces.length).map((word) => ({ bare: pieces.length > 1 ? word : bare, word, stop: pieces.length === 1 && stop.has(bare) }));
  });
  return all.filter(({ word }) => word).map((token, place) => ({ ...token, place, kind: kinds.get(stem(token.word)) ?? "" }));
}

/** Records that the query calls by name: u4, U04, w2, 2.3, uitgangspunt vier, het derde uitgangspunt, or a whole id. */
function names(tokens, query, lexicon) {
  const { ids, names: labels } = lexicon;
  const found = new Set();
  const add = (id) => ids.has(id) && found.add(id);
  const call = (kind, number) => {
    const known = add(kind === "peervraag" ? `v${String(number).padStart(3, "0")}` : labels.get(`${kind} ${number}`));
    // A waarborg comes with its criteria.
    if (known && kind === "waarborg") for (const [label, id] of labels) if (label.startsWith(`criterium ${number}.`)) add(id);
  };
  const text = query.toLowerCase();
  add(text.trim());
  for (const [, number] of text.matchAll(/(?<![\d.])(\d\.\d)(?![\d.])/g)) call("criterium", number);
  for (const [, letter, number] of text.matchAll(/(?<![\p{L}\p{N}]|\p{L}-)([avuw])[\s.-]?0*(\d{1,3})(?![\p{L}\p{N}])/gu)) call(LETTERS[letter], number);
  // Numbers after a kind, or one before it: uitgangspunten 3 en 4, het tweede aandachtspunt.
  for (const { word: whole, place } of tokens) {
    const [, label, close] = /^(.*?)(\d*)$/.exec(whole);
    const kind = kindOf(label, lexicon);
    if (!kind) continue;
    call(kind, Number(close));
    call(kind, ordinal(tokens[place - 1]?.word));
    for (const { word } of tokens.slice(place + 1)) {
      const number = numberOf(word);
      if (number) call(kind, number);
      else if (!["en", "nummer", "nr"].includes(word)) break;
    }
  }
  return [...found];
}

/** The kind that a word of the query names, also when it has a typing error. */
function kindOf(word, { kinds, counts }) {
  if (word === "punt") return "uitgangspunt";
  const kind = kinds.get(stem(word));
  if (kind || word.length < 8 || counts.has(word)) return kind;
  return [...kinds].find(([label]) => distance(label, stem(word), 2) <= 2)?.[1];
}

/** The number that a word is; 0 for another word. */
const numberOf = (word) => (/^\d+$/.test(word) ? Number(word) : Math.max(0, NUMBERS.indexOf(word)));

/** The number in eerste, tweede, 3e or zestiende; 0 in another word. */
function ordinal(word = "") {
  return ORDINALS[word] ?? numberOf(/^(.+?)(?:de|ste|e)$/.exec(word)?.[1] ?? "");
}

/** The kinds of document that are asked for: "vragen over ..." asks for questions, "wat is ..." for a term. */
function kindsAsked(tokens) {
  const kinds = new Set(tokens.map(({ kind }) => kind).filter(Boolean));
  if (/^wat (?:is|zijn) |betekent/.test(tokens.map(({ word }) => word).join(" "))) kinds.add("begrip");
  return [...kinds];
}

/** The concept of one word; of a compound that the site does not know, one for each of its parts. */
function conceptsOf(token, context) {
  const ways = waysOf(token.word, token === context.typing, context);
  const known = context.synonyms && context.lexicon.synonyms.has(stem(token.word));
  const good = known || ways.some(({ weight }) => weight >= WEIGHT.typo * 0.8);
  const parts = good ? [] : split(token.word, context.lexicon);
  if (parts.length) {
    return parts.map((part) => ({
      token,
      word: token.bare,
      kind: token.kind,
      share: SHARE.part,
      ways: [...waysOf(part, false, context), ...ways],
    }));
  }
  const share = token.kind ? SHARE.kind : VAGUE.has(token.word) ? SHARE.vague : 1;
  return [{ token, word: token.bare, kind: token.kind, share, ways: ways.length ? ways : rescue(token.word, context) }];
}

/** For a word that leads nowhere: what it ends or begins with, and what is further away than a slip. */
function rescue(word, context) {
  const { lexicon } = context;
  const pieces = [];
  for (let size = word.length - 2; size >= 4 && !pieces.length; size -= 1) {
    pieces.push(...[word.slice(-size), word.slice(0, size)].filter((piece) => isWord(piece, lexicon)));
  }
  const far = word.length >= 8 ? [...lexicon.words.near(word, 3)].map(([near]) => near) : [];
  return [
    ...pieces.flatMap((piece) => waysOf(piece, false, context).filter(({ weight }) => weight >= WEIGHT.typo)),
    ...far.map((near) => ({ words: [near], weight: 1 })),
  ].map((way) => ({ ...way, weight: way.weight * WEIGHT.rescue }));
}

/** Every way to meet one word. */
function waysOf(word, typing, { lexicon, synonyms }) {
  const ways = [];
  const add = (found, weight) => ways.push({ words: [found], weight });
  const { counts } = lexicon;
  const own = stem(word);
  const inflected = lexicon.stems.get(own) ?? [];
  if (counts.has(word)) add(word, WEIGHT.exact);
  for (const found of inflected) add(found, WEIGHT.inflected);
  if (synonyms) ways.push(...synonymsOf(own, lexicon, 1));
  const verbs = new Set((lexicon.verbs.get(own) ?? []).concat(verbStems(word).flatMap((base) => [...(lexicon.stems.get(base) ?? []), ...(lexicon.verbs.get(base) ?? [])])));
  for (const found of verbs) add(found, WEIGHT.verb);
  if (synonyms) for (const base of verbStems(word)) ways.push(...synonymsOf(base, lexicon, WEIGHT.verb));

  const known = counts.has(word) || inflected.length > 0 || verbs.size > 0 || (synonyms && [own, ...verbStems(word)].some((key) => lexicon.synonyms.has(key)));
  let begun = false;
  if (word.length >= 2) {
    for (const found of lexicon.words.startingWith(word)) {
      if (found === word) continue;
      add(found, (known && !typing ? 0.5 : WEIGHT.begin) * Math.sqrt(word.length / found.length));
      begun ||= word.length >= 4;
    }
  }
  if (word.length >= 4) {
    const core = own.length >= 4 ? own : word;
    for (const found of lexicon.words.words) {
      const at = found.indexOf(core, 1);
      if (at > 0) add(found, WEIGHT.inside * (found.endsWith(word) || stem(found).endsWith(core) ? 1 : 0.6));
    }
  }
  // A word that is still being typed is no typing error.
  if (begun && typing && !known) return ways;
  if (!known && word.length >= 4) ways.push(...typos(word, lexicon, synonyms));
  const parts = split(word, lexicon);
  if (known) ways.push(...parts.map((part) => ({ words: [part], weight: WEIGHT.part })));
  if (word.length >= 6 && !parts.length) ways.push(...family(word, lexicon));
  return ways;
}

/** The words that mean the same or are akin. */
function synonymsOf(key, lexicon, factor) {
  const found = [];
  for (const { parts, equal } of lexicon.synonyms.get(key) ?? []) {
    const words = parts.filter((part) => !lexicon.stop.has(part)).map((part) => nearest(part, lexicon));
    if (!words.length || words.includes("")) continue;
    // A term that shrank to one common word says less than it did.
    const lost = parts.length > 1 && words.length === 1 ? 0.5 : 1;
    for (const option of combinations(words)) {
      const other = option.some((word) => !parts.includes(word)) ? WEIGHT.form : 1;
      found.push({ words: option, weight: other * factor * lost * (equal ? WEIGHT.equal : WEIGHT.akin) });
    }
  }
  return found;
}

/** The forms of a word that stand on the site; empty when there are none. */
function nearest(word, { counts, stems }) {
  const found = stems.get(stem(word)) ?? [];
  return found.length ? found : counts.has(word) ? [word] : "";
}

/** Each choice of one form per word; at most eight. */
function combinations(choices) {
  return choices.reduce((made, options) => made.flatMap((start) => options.map((option) => [...start, option])).slice(0, 8), [[]]);
}

/** Words a typing error away. */
function typos(word, lexicon, synonyms) {
  const reach = word.length >= 7 ? 2 : 1;
  const found = [];
  const worth = (near, errors) => WEIGHT.typo * (1 - errors / Math.max(4, word.length)) * (near[0] === word[0] ? 1 : 0.6);
  for (const [near, errors] of lexicon.words.near(word, reach)) {
    const weight = worth(near, errors);
    found.push({ words: [near], weight });
    for (const form of lexicon.stems.get(stem(near)) ?? []) found.push({ words: [form], weight: weight * 0.8 });
    if (synonyms) found.push(...synonymsOf(stem(near), lexicon, weight));
  }
  if (synonyms) for (const [near, errors] of lexicon.keys.near(stem(word), reach)) found.push(...synonymsOf(near, lexicon, worth(near, errors)));
  return found;
}

/** The parts of a compound, each a word of the site or of a group of words; empty when it is none. */
function split(word, lexicon, depth = 0) {
  if (word.length < 7 || depth > 2) return [];
  let best = [];
  for (let at = word.length - 3; at >= 3; at -= 1) {
    const head = word.slice(at);
    if (!isWord(head, lexicon)) continue;
    for (const joint of JOINTS) {
      const start = word.slice(0, at);
      if (!start.endsWith(joint)) continue;
      const rest = start.slice(0, start.length - joint.length);
      if (rest.length < 3) continue;
      const parts = isWord(rest, lexicon) ? [rest, head] : [];
      const more = parts.length ? parts : split(rest, lexicon, depth + 1);
      const made = parts.length ? parts : more.length ? [...more, head] : [];
      if (made.length && (!best.length || made.length < best.length || shortest(made) > shortest(best))) best = made;
    }
  }
  return best;
}

const shortest = (parts) => Math.min(...parts.map((part) => part.length));

function isWord(word, { counts, stems, synonyms, stop }) {
  if (word.length < 3 || stop.has(word)) return false;
  const own = stem(word);
  return counts.has(word) || stems.has(own) || synonyms.has(own);
}

/** Words that begin alike and are likely derived from the same: concurreren and concurrentie. */
function family(word, lexicon) {
  const shared = Math.max(5, Math.ceil(Math.min(word.length, 11) * 0.62));
  const found = [];
  for (const near of lexicon.words.startingWith(word.slice(0, shared))) {
    if (near !== word && near.length < word.length + 5) found.push({ words: [near], weight: WEIGHT.family });
  }
  for (let length = word.length - 1; length >= Math.max(5, word.length * 0.55); length -= 1) {
    const start = word.slice(0, length);
    if (lexicon.counts.has(start)) found.push({ words: [start], weight: (WEIGHT.start * length) / word.length });
  }
  return found;
}

/** Ways to meet neighbouring words at once: joined ("peer review" is peerreview), or as a term of a group of words. */
function together(tokens, { lexicon, synonyms }) {
  const found = [];
  for (let start = 0; start < tokens.length; start += 1) {
    for (let size = 2; size <= 4 && start + size <= tokens.length; size += 1) {
      const part = tokens.slice(start, start + size);
      const joined = part.map(({ word }) => word).join("");
      const forms = size <= 3 && joined.length >= 5 ? new Set([...(lexicon.counts.has(joined) ? [joined] : []), ...(lexicon.stems.get(stem(joined)) ?? [])]) : [];
      for (const form of forms) found.push({ words: [form], weight: WEIGHT.exact, tokens: part });
      if (size <= 2 && joined.length >= 6) {
        for (const longer of lexicon.words.startingWith(joined)) {
          if (longer !== joined) found.push({ words: [longer], weight: WEIGHT.begin, tokens: part });
        }
      }
      if (!synonyms) continue;
      const keys = [part.map(({ word }) => stem(word)).join(" "), stem(joined)];
      for (const key of new Set(keys)) found.push(...synonymsOf(key, lexicon, 1).map((way) => ({ ...way, tokens: part })));
    }
  }
  return found;
}

/** Each way once, at its best weight; the best ones first. */
function tidy({ token, ways, ...concept }, { counts, groupWords }) {
  const best = new Map();
  if (groupWords.has(token.word)) ways.push({ words: [token.word], weight: WEIGHT.exact });
  for (const { words, weight } of ways) {
    const key = words.join(" ");
    if (!best.has(key) || best.get(key).weight < weight) best.set(key, { words, weight });
  }
  const sorted = [...best.values()].sort((a, b) => b.weight - a.weight || rarity(a, counts) - rarity(b, counts));
  return { ...concept, ways: sorted.slice(0, MOST_WAYS), sure: /\d/.test(token.word) || sorted.some(({ weight }) => weight >= WEIGHT.typo) };
}

const rarity = ({ words }, counts) => Math.min(...words.map((word) => counts.get(word) ?? 0));
