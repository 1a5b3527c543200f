// The list of chosen questions: each can go up, down and away, and has room for evidence and
// notes. And under it, what can still be added. Buttons keep the focus; what they did is said.

import { button, element } from "../element.js";
import { say } from "../status.js";
import { belongsTo, NOTES, participants, questionsOf, sorted } from "./questions.js";

/** @import { Kit, Note, Question, State } from "./types.js" */

/** @param {Kit} kit @param {Question} question */
function metaOf(kit, question) {
  if (!question.herkomst) return "Eigen vraag";
  return [`Voor: ${participants(kit, question)}`, question.herkomst, question.status, belongsTo(kit, question).join(", ")].join(" · ");
}

/** @param {string} label @param {Question} question @param {(pressed: HTMLButtonElement) => unknown} act */
const buttonOf = (label, question, act) => button(label, act, element("span", "vh", `: ${question.vraag}`));

/** @param {Element | null} row @returns {HTMLElement | null | undefined} */
const firstButton = (row) => row?.querySelector("button");

export class KitList {
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
    this.list = part("vragen");
    this.more = /** @type {HTMLDetailsElement} */ (part("meer"));
  }

  draw() {
    const open = [...this.list.querySelectorAll("details[open]")].map((notes) => notes.closest("li")?.dataset.id);
    const items = questionsOf(this.kit, this.state()).map((question) => this.itemOf(question));
    this.list.replaceChildren(...items);
    for (const { item, notes } of items.map((one) => ({ item: one, notes: one.querySelector("details") }))) {
      if (notes) notes.open = open.includes(item.dataset.id);
    }
    this.drawMore();
  }

  /** @param {Question} question */
  rowOf(question) {
    return element("li", "", element("p", "question", question.vraag), element("p", "meta", metaOf(this.kit, question)));
  }

  /** @param {Question} question */
  itemOf(question) {
    const item = this.rowOf(question);
    const up = buttonOf("Omhoog", question, (pressed) => this.move(item, question, -1, pressed));
    const down = buttonOf("Omlaag", question, (pressed) => this.move(item, question, 1, pressed));
    item.dataset.id = question.id;
    item.append(this.notesOf(question), element("p", "kit-buttons", up, down, buttonOf("Haal weg", question, () => this.drop(item, question))));
    return item;
  }

  /** @param {Question} question */
  notesOf(question) {
    const { notities } = this.state();
    const notes = notities[question.id] ?? { bewijs: "", tekst: "" };
    const summary = element("summary");
    const tell = () => summary.replaceChildren(`Bewijs en aantekeningen${this.state().notities[question.id] ? " (ingevuld)" : ""}`, element("span", "vh", ` bij: ${question.vraag}`));
    const fields = /** @type {[keyof Note, string][]} */ (Object.entries(NOTES)).map(([name, label]) => {
      const area = element("textarea", { rows: 3, dir: "auto", maxLength: 20000, value: notes[name] });
      area.addEventListener("input", () => {
        this.note(question.id, name, area.value);
        tell();
        this.change();
      });
      return element("label", "", label, area);
    });
    tell();
    return element("details", "kit-notes", summary, ...fields);
  }

  /** @param {string} id @param {keyof Note} name @param {string} text */
  note(id, name, text) {
    const { notities } = this.state();
    const note = { ...(notities[id] ?? { bewijs: "", tekst: "" }), [name]: text };
    if (note.bewijs || note.tekst) notities[id] = note;
    else delete notities[id];
  }

  /** @param {HTMLLIElement} item @param {Question} question @param {number} step @param {HTMLButtonElement} pressed */
  move(item, question, step, pressed) {
    const { vragen } = this.state();
    const from = vragen.indexOf(question.id);
    const to = from + step;
    if (to < 0 || to >= vragen.length) return say(step < 0 ? "Deze vraag staat al bovenaan." : "Deze vraag staat al onderaan.");
    vragen.splice(to, 0, ...vragen.splice(from, 1));
    if (step < 0) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    pressed.focus();
    say(`De vraag staat nu op plek ${to + 1} van ${vragen.length}.`);
    return this.change();
  }

  /** @param {HTMLLIElement} item @param {Question} question */
  drop(item, question) {
    const state = this.state();
    state.vragen = state.vragen.filter((id) => id !== question.id);
    const beside = item.nextElementSibling ?? item.previousElementSibling;
    /** @type {HTMLElement | null | undefined} */
    const dropper = beside?.querySelector(".kit-buttons button:last-of-type");
    const next = dropper ?? this.part("kop");
    item.remove();
    next.focus();
    say("De vraag is weg. Je vindt die terug bij ‘Meer vragen’; wat je erbij schreef, blijft staan.");
    this.change();
    this.drawMore();
  }

  /** @param {Question[]} questions */
  add(questions) {
    this.state().vragen.push(...questions.map(({ id }) => id));
    this.list.append(...questions.map((question) => this.itemOf(question)));
    this.change();
  }

  /** The fold of what can be added. */
  get fold() {
    return /** @type {HTMLElement} */ (this.more.firstElementChild);
  }

  /** @param {Question} question @param {HTMLLIElement} row */
  addRow(question, row) {
    const next = firstButton(row.nextElementSibling ?? row.previousElementSibling) ?? this.fold;
    row.remove();
    this.add([question]);
    next.focus();
    say(`Toegevoegd als vraag ${this.state().vragen.length}.`);
  }

  /** @param {Question[]} questions */
  addAll(questions) {
    this.add(questions);
    this.drawMore();
    this.fold.focus();
    say(`${questions.length} vragen toegevoegd.`);
  }

  /** The questions of the points that the chosen waarborgen and points lead to, and that are not chosen yet. */
  further() {
    const { keuze, vragen } = this.state();
    const ids = this.kit.keuzes.filter(({ id }) => keuze.includes(id)).flatMap(({ meer }) => meer);
    return sorted(this.kit, [...new Set(ids)].filter((id) => !vragen.includes(id)));
  }

  /** What can be added: first what is of the points that the chosen subjects lead to, then the rest. */
  drawMore() {
    if (!this.more.open) return;
    const { vragen, eigen } = this.state();
    const near = this.further();
    const rest = [...Object.keys(eigen), ...this.kit.vragen.map(({ id }) => id)].filter((id) => !vragen.includes(id) && !near.includes(id));
    const groups = [...this.groupOf("Bij de punten die erbij horen", near, true), ...this.groupOf("Andere vragen", rest, false)];
    this.more.lastElementChild?.replaceChildren(...groups);
  }

  /** @param {string} title @param {string[]} ids @param {boolean} whole whether they can be added at once. */
  groupOf(title, ids, whole) {
    if (!ids.length) return [];
    const questions = questionsOf(this.kit, { eigen: this.state().eigen, vragen: ids });
    const all = whole ? [element("p", "", button(`Voeg ze alle ${ids.length} toe`, () => this.addAll(questions)))] : [];
    return [element("h3", "", title), ...all, element("ul", "kit-more", ...questions.map((question) => this.moreOf(question)))];
  }

  /** @param {Question} question */
  moreOf(question) {
    const row = this.rowOf(question);
    row.append(buttonOf("Voeg toe", question, () => this.addRow(question, row)));
    return row;
  }
}
