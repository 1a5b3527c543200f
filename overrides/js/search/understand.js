// From what a reader types to what the site is asked: a pure function, apart from the engine.
//
// Every word of the query becomes a "concept": a list of ways to meet it (ways.js).

/** @import { Concept, Context, Lexicon, Token, Understood, Way } from "./types.js" */

import { numberOf, ordinal } from "../numerals.js";
import { stem } from "./lexicon.js";
import { named, withRanges } from "./named.js";
import { rescue, split, together, waysOf, WEIGHT } from "./ways.js";
import { forms, plain, written } from "./words.js";

const LONGEST = 200; // letters of a query that are looked at; nobody types more on purpose
const LONGEST_WORD = 48; // letters of a word, counted once it is written out: one sign may be a ligature of eighteen letters
const MOST_WORDS = 12;
const MOST_WAYS = 40; // of one concept

// How much a word counts against the others: one that names a kind of record, and one that says little.
const SHARE = { part: 0.6, kind: 0.35, vague: 0.5 };
const VAGUE = new Set(
  (
    "aanpak aanpakken begin beginnen belangrijk betekenen betekent beter betrek betrekken bieden biedt blijft blijven brengen " +
    "brengt dingen doel echt eigen ervoor gebruik gebruiken geef geeft genoeg goed goede goeds groot grote groter hebt helft " +
    "helpen helpt hulp info informatie inrichten invullen juist kiezen klein kleine leiden leidt lukt manier manieren meeste " +
    "mensen minder mogelijk neem neemt nemen nodig omgaan pakken probleem problemen punt regel regelen regelt richt soort stap " +
    "stappen tip tips uitleg uitleggen veel verschil verschillen voldoen voldoende voldoet voorkom voorkomen waarde weinig werken " +
    "werkt zetten zien ziet zonder zorg zorgen zorgt " +
    // In this field these stand everywhere.
    "docent docenten leerling leerlingen leraar leraren onderwijs regio scholen school student studenten"
  ).split(" "),
);

/**
 * What is asked.
 *
 * @param {string} typed what the reader typed.
 * @param {Lexicon} lexicon from ``makeLexicon``.
 * @param {{ synonyms?: boolean }} [options] ``synonyms: false`` leaves the groups of words out, to measure what they bring.
 * @returns {Understood} ``ids`` named in the query; ``kinds`` of document that are asked for; ``every``: those of which all
 *   are meant, as nothing else is asked; ``concepts``, each with
 *   ``word`` as typed, ``ways`` ([{ words, weight }], best first) and ``sure``: false when only guesses
 *   were found; ``ignored``: words too common to search by.
 */
export function understand(typed, lexicon, { synonyms = true } = {}) {
  const query = withRanges(typed.slice(0, LONGEST).replace(/\p{Cf}/gu, ""), lexicon); // without soft hyphens, of a word copied from a page
  const tokens = tokenize(query, lexicon);
  const called = named(tokens, query, lexicon);
  const kinds = kindsAsked(tokens, lexicon);
  const content = tokens.filter(({ stop }) => !stop);
  const rest = content.filter(({ word, kind }) => !kind && !numberOf(word));
  const every = rest.length || called.length ? [] : lexicon.kinds.filter(({ id, listed }) => listed && kinds.includes(id)).map(({ id }) => id);
  const ids = [...new Set([lexicon.doors.get(plain(query)) ?? [], called].flat())];
  const asked = (content.length ? content : tokens).slice(0, MOST_WORDS);
  const found = conceptsOf(asked, tokens, { lexicon, synonyms, typing: asked.at(-1) });
  const counted = (/** @type {string} */ word) => called.length > 0 && (numberOf(word) || ordinal(word)) > 0;
  const concepts = found.filter(({ word, ways, sure, kind }) => (ways.length ? sure || !counted(word) : !(kind || ids.length)));
  return { ids, kinds, every, concepts, ignored: tokens.filter(({ stop }) => stop).map(({ bare }) => bare) };
}

/**
 * The words of the query; those of a word with hyphens one by one.
 *
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {Token[]}
 */
function tokenize(query, { stop, kindWords }) {
  const all = written(query).flatMap(({ bare }) => {
    // Of "e-mail" no part says anything alone.
    const pieces = (/(?:^|-)\p{L}(?:-|$)/u.test(bare) ? bare.replaceAll("-", "") : bare).split("-");
    const part = pieces.length > 1;
    const each = forms(pieces.join("-")).map((form) => form.slice(0, LONGEST_WORD));
    const whole = each.at(-1) ?? "";
    return each.slice(0, pieces.length).map((word) => ({ bare: part ? word : bare, word, part, whole, stop: !part && stop.has(bare) }));
  });
  return all.filter(({ word }) => word).map((token, place) => ({ ...token, place, kind: kindWords.get(stem(token.word)) ?? "" }));
}

/**
 * The kinds of document that are asked for: "vragen over ..." asks for questions, "wat is ..." for a term.
 *
 * @param {Token[]} tokens
 * @param {Lexicon} lexicon
 */
function kindsAsked(tokens, lexicon) {
  const kinds = new Set(tokens.map(({ kind }) => kind).filter(Boolean));
  const defined = /^wat (?:is|zijn) |betekent/.test(tokens.map(({ word }) => word).join(" "));
  for (const { id, defines } of lexicon.kinds) if (defined && defines) kinds.add(id);
  return [...kinds];
}

/**
 * The concepts of all words that count, each with what its neighbours add.
 *
 * @param {Token[]} asked
 * @param {Token[]} tokens
 * @param {Context} context
 */
function conceptsOf(asked, tokens, context) {
  const found = asked.flatMap((token) => conceptOf(token, context).map((concept) => ({ token, concept })));
  for (const way of together(tokens, context)) {
    for (const { token, concept } of found) if (way.tokens?.includes(token)) concept.ways.push(way);
  }
  return found.map(({ token, concept }) => tidy(token, concept, context.lexicon));
}

/**
 * The concept of one word; of a compound that the site does not know, one for each of its parts.
 *
 * @param {Token} token
 * @param {Context} context
 */
function conceptOf(token, context) {
  const ways = waysOf(token, context);
  const known = context.synonyms && context.lexicon.synonyms.has(stem(token.word));
  const good = known || ways.some(({ weight }) => weight >= WEIGHT.typo * 0.8);
  const parts = good ? [] : split(token.word, context.lexicon);
  const concept = { word: token.bare, kind: token.kind };
  if (parts.length) return parts.map((part) => ({ ...concept, share: SHARE.part, ways: [...waysOf({ word: part }, context), ...ways] }));
  const share = token.kind ? SHARE.kind : VAGUE.has(token.word) ? SHARE.vague : 1;
  return [{ ...concept, share, ways: ways.length ? ways : rescue(token, context) }];
}

/**
 * Each way once, at its best weight; the best ones first.
 *
 * @param {Token} token
 * @param {Omit<Concept, "sure">} concept
 * @param {Lexicon} lexicon
 * @returns {Concept}
 */
function tidy(token, { ways, ...concept }, { counts, groupWords }) {
  /** @type {Map<string, Way>} */
  const best = new Map();
  const own = groupWords.has(token.word) ? [{ words: [token.word], weight: WEIGHT.exact }] : [];
  for (const { words, weight } of [...ways, ...own]) {
    const key = words.join(" ");
    if ((best.get(key)?.weight ?? 0) < weight) best.set(key, { words, weight });
  }
  const sorted = [...best.values()].sort((a, b) => b.weight - a.weight || rarity(a, counts) - rarity(b, counts));
  return { ...concept, ways: sorted.slice(0, MOST_WAYS), sure: /\d/.test(token.word) || sorted.some(({ weight }) => weight >= WEIGHT.typo) };
}

/** In how many documents the rarest word of a way stands. @param {Way} way @param {Map<string, number>} counts */
const rarity = ({ words }, counts) => Math.min(...words.map((word) => counts.get(word) ?? 0));
