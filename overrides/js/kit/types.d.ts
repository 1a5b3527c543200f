// What the kit is made of: the data of the site (macros/exports/kit.py), and what somebody chose and wrote.

export interface Question {
  id: string;
  vraag: string;
  /** Ids of roles; absent when a source did not say for whom. */
  voor?: string[];
  punten?: string[];
  kader?: string[];
  /** Absent on an own question. */
  herkomst?: string;
  status?: string;
  bronnen?: string[];
  gezien?: string;
  /** What stands in its further fields, in words. */
  meer?: Record<string, string>;
  adres?: string;
}

export interface Subject {
  id: string;
  titel: string;
  vorm: string;
  document: string;
  vragen: string[];
  /** Questions of the points that belong to it. */
  meer: string[];
}

export interface Point {
  naam: string;
  kort: string;
  versie: string;
  adres: string;
}

/** A waarborg or a criterium. */
export interface Part {
  naam?: string;
  kort: string;
  nummer: string;
  tekst: string;
  waarborg?: string;
  van: string;
  herkomst: string;
  status: string;
  bronnen?: string[];
  adres: string;
}

export interface Kit {
  naam: string;
  adres: string;
  vormen: Record<string, string>;
  woorden: { herkomst: Record<string, string>; gezien: Record<string, string> };
  /** The labels of the further fields of a question. */
  velden: Record<string, string>;
  auteur: string;
  /** The id of the subject that has everything. */
  alles: string;
  keuzes: Subject[];
  vragen: Question[];
  punten: Record<string, Point>;
  kader: Record<string, Part>;
  rollen: Record<string, string>;
  bronnen: Record<string, string>;
}

export interface Note {
  bewijs: string;
  tekst: string;
}

/** What somebody chose and wrote. */
export interface State {
  titel: string;
  vorm: string;
  /** Where a question for more roles is asked: in one conversation, or at each role. */
  samen: "gesprek" | "rol";
  /** The time at which an agenda begins, as 14:00; or "". */
  begin: string;
  /** How many minutes an agenda takes. */
  duur: number;
  /** Minutes by row of the agenda, once somebody changed one; else they are divided. */
  minuten: Record<string, number>;
  keuze: string[];
  vragen: string[];
  eigen: Record<string, string>;
  notities: Record<string, Note>;
}

/** The parts of a state that a document without an agenda needs. */
export type Chosen = Pick<State, "titel" | "vorm" | "keuze" | "vragen" | "eigen" | "notities"> & Partial<State>;

/** Questions that are asked together. */
export interface Conversation {
  key: string;
  title: string;
  roles: string[];
  questions: Question[];
}

export type Block =
  | { type: "heading"; level: 1 | 2 | 3; text: string; newPage: boolean }
  | { type: "text"; text: string; small?: boolean }
  | { type: "table"; head: string[]; widths: number[]; rows: string[][]; tall: boolean }
  | { type: "question"; number: number; text: string; lines: string[]; notes: [string, string][] }
  | { type: "cards"; cards: Card[] };

export interface Card {
  number: number;
  text: string;
  who: string;
  lines: string[];
}

export interface Composed {
  title: string;
  form: string;
  author: string;
  description: string;
  blocks: Block[];
}

/** What an address, a file or the storage of the browser gave. */
export interface Found {
  state: State;
  unknown: string[];
  gone: number;
}
