// The agenda of a kit in the form of an hour: when it begins, how long it takes, and the minutes of each part.

import { element } from "../element.js";
import { agendaOf, MOST, sumOf, timeOf, wholeMinutes, withMinutes } from "./hour.js";
import { questionsOf } from "./questions.js";

/** @import { Row } from "./hour.js" */
/** @import { Kit, State } from "./types.js" */

export class Agenda {
  /**
   * @param {(name: string) => HTMLElement} part the parts of the page.
   * @param {Kit} kit
   * @param {() => State} state
   * @param {() => void} change what to call after a change.
   */
  constructor(part, kit, state, change) {
    this.part = part;
    this.kit = kit;
    this.state = state;
    this.change = change;
    this.begin = /** @type {HTMLInputElement} */ (part("begin"));
    this.length = /** @type {HTMLSelectElement} */ (part("duur"));
    this.begin.addEventListener("change", () => this.set({ begin: timeOf(this.begin.value) }));
    this.length.addEventListener("change", () => this.set({ duur: Number(this.length.value) }));
    part("verdeel").addEventListener("click", () => this.set({ minuten: {} }));
  }

  /** @param {Partial<State>} times */
  set(times) {
    Object.assign(this.state(), times);
    this.change();
  }

  rows() {
    return agendaOf(this.kit, this.state(), questionsOf(this.kit, this.state()));
  }

  /** Rows that stay keep their elements: whoever is in a field stays there. */
  draw() {
    const { begin, duur } = this.state();
    const rows = this.rows();
    const table = this.part("tijden");
    const now = new Map([...table.children].map((line) => [/** @type {HTMLElement} */ (line).dataset.row, line]));
    const lines = rows.map((row) => now.get(row.what) ?? this.lineOf(row));
    if (lines.length !== table.children.length || lines.some((line, index) => line !== table.children[index])) table.replaceChildren(...lines);
    lines.forEach((line, index) => fill(line, rows[index]));
    if (document.activeElement !== this.begin) this.begin.value = begin;
    this.length.value = String(duur);
    const { total, more, over } = sumOf(this.state(), rows);
    this.part("som").replaceChildren(element("strong", "", total), more ? ` ${more}` : "");
    this.part("som").parentElement?.classList.toggle("over", over);
  }

  /** @param {Row} row */
  lineOf({ id, what }) {
    const field = element("input", { type: "number", inputMode: "numeric", min: "1", max: String(MOST), step: "1", ariaLabel: `Minuten voor: ${what}` });
    field.addEventListener("change", () => this.give(id, wholeMinutes(field.value), field));
    /** @param {string} label @param {string} said @param {number} step */
    const stepper = (label, said, step) => {
      const made = element("button", { type: "button", ariaLabel: `${said}: ${what}` }, label);
      made.addEventListener("click", () => this.give(id, wholeMinutes(Number(field.value) + step), field));
      return made;
    };
    const steps = element("span", "stepper", stepper("−", "Minder minuten", -1), field, stepper("+", "Meer minuten", 1));
    const line = element("tr", "", element("td", "clock"), element("th", { scope: "row" }, element("span", "what"), element("span", "who")), element("td", "minutes", steps));
    line.dataset.row = what;
    return line;
  }

  /** What is no number of minutes changes nothing. @param {string} id @param {number} minutes @param {HTMLInputElement} field */
  give(id, minutes, field) {
    const rows = this.rows();
    if (minutes) this.set({ minuten: withMinutes(rows, id, minutes) });
    else field.value = String(rows.find((row) => row.id === id)?.minutes ?? "");
  }
}

/** @param {Element} line @param {Row} row */
function fill(line, { time, what, who, minutes }) {
  const [clock, name, whom] = [".clock", ".what", ".who"].map((place) => line.querySelector(place));
  if (clock) clock.textContent = time;
  if (name) name.textContent = what;
  if (whom) whom.textContent = who;
  const field = line.querySelector("input");
  if (field) field.value = String(minutes);
}
