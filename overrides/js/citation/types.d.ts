// What the parts of the citation check hand each other.

import type { Kind } from "../search/types.js";

/** data/citaten.js (macros/exports/citation_check.py). */
export interface Data {
  auteurs: string[];
  /** Who made what is not of those: the author of the pages. */
  uitgever: string;
  paginas: Page[];
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

/** What can be cited and has no versions: a record of ours with a page. Addresses from the root of the site. */
export interface Page {
  adres: string;
  titel: string;
  /** Addresses where it stood before. */
  oud: string[];
  /** The day of its last change, in words; empty when that is not known. */
  veranderd: string;
  ingetrokken: { reden: string; datum_in_woorden: string; opvolger: { text: string; address: string } | null } | null;
}

/** Where a line names a point; `point` is null for one that is not there. */
export interface Mention {
  point: Point | null;
  label: string;
  version: string;
  closes: boolean;
  first: boolean;
  page?: Page;
  /** Whether the page was named by an address where it stands no more. */
  moved?: boolean;
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
  page?: Page;
  moved?: boolean;
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
