// What the parts of the search hand each other.

/** A kind of document, as the model describes it (macros/exports/kinds.py). */
export interface Kind {
  id: string;
  label: string;
  plural: string;
  weight: number;
  letter?: string;
  figures?: number;
  owner?: string;
  hue?: number | string;
  words?: string[];
  nickname?: string;
  listed?: number;
  defines?: number;
  /** What authors wrote, and of that what only editors look for. */
  page?: number;
  editors?: number;
}

/** Something that can be found, with the words of each field; `links` are places of other documents. */
export interface Document {
  place: number;
  id: string;
  title: string;
  number: string;
  label: string;
  address: string;
  kind: Kind;
  links: number[];
  withdrawn: boolean;
  /** A group of words of the editors. */
  group?: boolean;
  soort: string[];
  thema: string[];
  sector: string[];
  rol: string[];
  titleWords: string[];
  /** The names by which it is called whole: its title, and its other names. */
  names: string[][];
  /** Of a page, what its author says that readers call it. */
  doors: string[];
  keywords: string[];
  text: string[];
  related: string[];
}

export interface Choice {
  id: string;
  label: string;
  plural: string;
}

export type Group = "soort" | "thema" | "sector" | "rol";

export interface Choices extends Record<Group, Choice[]> {
  soort: Kind[];
}

export interface WordGroup {
  id: string;
  equal: boolean;
  terms: string[];
}

export interface Library {
  documents: Document[];
  choices: Choices;
  groups: WordGroup[];
  stop: Set<string>;
  texts: string;
}

/** data/zoeken.js, as macros/exports/search/files.py describes it. */
export interface Index {
  teksten: string;
  soorten: Kind[];
  adressen: string[];
  themas: [string, string][];
  sectoren: [string, string][];
  rollen: [string, string][];
  documenten: Row[];
  woorden: string;
  plaatsen: string;
  woordgroepen: [string, number, ...string[]][];
  woordgroep: { soort: string; adres: string };
  stopwoorden: string;
}

export type Row = [number, string, string, string?, number?, number[]?, number[]?, number[]?, number[]?, number?, string[]?];

/** Another term of a group of words; its parts are words. */
export interface Term {
  parts: string[];
  equal: boolean;
}

export interface Lexicon {
  stop: Set<string>;
  synonyms: Map<string, Term[]>;
  /** For the stem of a word the stem of one that means the same, the same one for all of these. */
  stands: Map<string, string>;
  /** For the stem of every term of one word, the words as they are written. */
  spelled: Map<string, string[]>;
  groupWords: Set<string>;
  counts: Map<string, number>;
  words: import("./wordlist.js").WordList;
  keys: import("./wordlist.js").WordList;
  stems: Map<string, string[]>;
  verbs: Map<string, string[]>;
  kinds: Kind[];
  kindWords: Map<string, string>;
  names: Map<string, string[]>;
  /** For what a page for readers is called whole, as plain text, its id. */
  doors: Map<string, string>;
  ids: Set<string>;
}

/** A word of a query. `part` is true for one that stood in a word with hyphens. */
export interface Token {
  word: string;
  bare: string;
  stop: boolean;
  part: boolean;
  /** The word with hyphens that it is a part of, as one word; or the word itself. */
  whole: string;
  place: number;
  kind: string;
}

/** Words of the site that must all stand in a document, and what meeting them is worth, from 0 to 1. */
export interface Way {
  words: string[];
  weight: number;
  tokens?: Token[];
}

/** What a word of a query means; `sure` is false when only guesses were found. */
export interface Concept {
  word: string;
  kind: string;
  share: number;
  ways: Way[];
  sure: boolean;
}

export interface Understood {
  ids: string[];
  kinds: string[];
  every: string[];
  concepts: Concept[];
  ignored: string[];
}

export interface Context {
  lexicon: Lexicon;
  synonyms: boolean;
  typing: Token | undefined;
}

/** The query and the choices by group. */
export interface State extends Record<Group, string[]> {
  q: string;
}

export interface Answer {
  understood: Understood;
  hits: Document[];
}

export interface Search extends Library {
  lexicon: Lexicon;
  ask(query: string, options?: { synonyms?: boolean }): Answer;
  getTexts(): Promise<void>;
  readonly hasTexts: boolean;
  textsOf(document: Document): string[];
}
