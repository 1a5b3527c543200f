// What the parts of the citation check hand each other.

import type { Kind } from "../search/types.js";

/** data/citaten.js (macros/exports/citation_check.py). */
export interface Data {
  auteurs: string[];
  soorten: (Kind & { path: string })[];
  punten: Point[];
}

export interface Version {
  versie: string;
  datum: string;
  datum_in_woorden: string;
  adres: string;
  titel: string;
  tekst: string;
  verwijzing: string;
}

export interface Point {
  id: string;
  soort: string;
  nummer: string;
  titel: string;
  adres: string;
  versies: Version[];
  ingetrokken: { reden: string; datum_in_woorden: string; opvolger: string } | null;
  kader: string;
  /** Whether its title says more than its text. */
  met_titel: boolean;
}

/** Where a line names a point; `point` is null for one that is not there. */
export interface Mention {
  point: Point | null;
  label: string;
  version: string;
  closes: boolean;
  first: boolean;
}

export interface Line {
  number: number;
  text: string;
}

export interface Quote {
  point: Point;
  version: Version;
  how: "heel" | "deel" | "bijna";
  text: string;
  score: number;
}

/** A text of some version, cut into words. */
export interface Release {
  point: Point;
  version: Version;
  words: string[];
  row: string;
}

/** Something that was pasted, with the lines where it stands. */
export interface Item {
  first: number;
  last: number;
  source: string;
  point: Point | null;
  label: string;
  version: string;
  quote: Quote | null;
}

export interface Piece {
  soort: string;
  tekst: string;
}

export type Outcome = "gewijzigd" | "afwijkend" | "onbepaald" | "bijna" | "ingetrokken" | "gelijk" | "onbekend";

export interface Verdict {
  outcome: Outcome;
  title: string;
  lines: string[];
  shown: Piece[] | null;
  /** Addresses from the root of the site. */
  links: { text: string; address: string }[];
  /** References to copy. */
  copies: { text: string; reference: string }[];
  successor: { text: string; address: string } | null;
}
