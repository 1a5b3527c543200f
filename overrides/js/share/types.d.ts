// What is shared: a record as plain values, and what is not right in the form yet.

export type Value = string | number | Value[] | Fields;
export interface Fields {
  [name: string]: Value | undefined;
}

/** A control of the form that holds an answer. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export interface Problem {
  /** What to mend. */
  control: HTMLElement;
  /** The part of the form that says what is wrong. */
  holder: HTMLElement;
  question: string;
  text: string;
}

/** What a text is held to: signs that nobody sees, and what the check refuses. */
export interface Rules {
  invisible: RegExp;
  refused: (text: string) => string;
}

/** What the site has: ids that are taken, and the examples as they are. */
export interface Known {
  bezet: string[];
  voorbeelden: Record<string, Fields>;
}
