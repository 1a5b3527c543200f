// Filters and ways to sort for a list that is whole without them (templates/parts/facets.html).

import { onReturn, readAddress, writeAddress } from "./address.js";
import { choiceOf, choose } from "./choice.js";
import { drawChosen } from "./chosen.js";
import { List } from "./list.js";
import { saySentence, wordsOf, write } from "./sentence.js";

/** @import { Choice } from "./choice.js" */

const SORT = "volgorde";

/** @param {string | undefined} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id ?? ""));

class Filters {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const { list, said, nothing, beside } = form.dataset;
    this.form = form;
    this.list = new List(byId(list));
    this.said = byId(said);
    this.nothing = byId(nothing);
    this.beside = byId(beside);
    this.chosen = /** @type {HTMLElement} */ (form.querySelector(".chosen"));
    this.panel = /** @type {HTMLDetailsElement} */ (form.querySelector(".facets-panel"));
    this.boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("input[type=checkbox]"))];
    const sort = form.elements.namedItem(SORT);
    this.way = 0;
    this.sort = sort instanceof HTMLSelectElement ? sort : null;
  }

  listen() {
    this.form.addEventListener("change", () => this.changed());
    this.sort?.addEventListener("change", () => this.changed()); // it stands outside the form, above the list
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.querySelector("[data-clear]")?.addEventListener("click", () => this.clear());
    this.beside?.querySelector("button")?.addEventListener("click", () => this.addBeside());
    onReturn(() => this.fromAddress());
    if (this.form.closest(".wide-page") && matchMedia("(min-width: 60em)").matches) this.panel.open = true;
    this.fromAddress();
  }

  fromAddress() {
    choose(this.form, readAddress);
    for (const facet of /** @type {NodeListOf<HTMLDetailsElement>} */ (this.form.querySelectorAll("details.facet"))) {
      if (facet.querySelector(":checked")) facet.open = true;
    }
    this.show();
  }

  changed() {
    writeAddress(choiceOf(this.form));
    this.show();
  }

  show() {
    const choice = choiceOf(this.form, SORT);
    this.order();
    const { shown, counts } = this.list.filter(choice);
    const { one = "", many = "" } = this.form.dataset;
    saySentence(this.said, shown, this.list.total, { one, many }, this.form, choice);
    this.nothing.hidden = shown > 0;
    for (const box of this.boxes) {
      const count = counts.get(`${box.name}:${box.value}`) ?? 0;
      const label = /** @type {HTMLLabelElement} */ (box.closest("label"));
      write(/** @type {Element} */ (label.querySelector(".n")), String(count));
      label.classList.toggle("none", count === 0 && !box.checked);
    }
    this.showChosen(choice, shown);
    if (this.beside) this.showBeside(choice, counts);
  }

  order() {
    if (!this.sort || this.sort.selectedIndex === this.way) return;
    this.way = this.sort.selectedIndex;
    const name = this.sort.selectedOptions[0].dataset.groupBy;
    this.list.sort(this.way, (tokens) => {
      const token = name && [...tokens].find((found) => found.startsWith(`${name}:`));
      return token ? (wordsOf(this.form, name, token.slice(name.length + 1))?.heading ?? "") : "";
    });
  }

  /** @param {Choice} choice @param {number} shown */
  showChosen(choice, shown) {
    const chosen = [...choice].flatMap(([name, values]) => values.map((value) => ({ name, value, text: wordsOf(this.form, name, value)?.short ?? value })));
    drawChosen(this.chosen, chosen, ({ name, value }) => this.set(name, [value], false));
    const told = chosen.length ? `(${chosen.length} gekozen) · ${shown} van ${this.list.total}` : "";
    write(/** @type {Element} */ (this.form.querySelector("[data-chosen]")), told);
  }

  /** The values that go with any other one of their name, when one of those was chosen and they were not. @param {Choice} choice */
  left(choice) {
    const others = this.boxes.filter(({ name, value, dataset }) => !dataset.more && choice.get(name)?.includes(value));
    return this.boxes.filter((box) => box.dataset.more && !box.checked && others.some(({ name }) => name === box.name));
  }

  /** What may fit too is said under the list. @param {Choice} choice @param {Map<string, number>} counts */
  showBeside(choice, counts) {
    const parts = this.left(choice).flatMap(({ name, value, dataset }) => {
      const count = counts.get(`${name}:${value}`) ?? 0;
      return count ? [(count === 1 ? dataset.one : dataset.more)?.replace("#", String(count))] : [];
    });
    this.beside.hidden = parts.length === 0;
    write(/** @type {Element} */ (this.beside.querySelector("span")), parts.length ? `Verder ${parts.join(" en ")}.` : "");
  }

  addBeside() {
    for (const box of this.left(choiceOf(this.form, SORT))) box.checked = true;
    this.changed();
    this.said.focus();
  }

  /** @param {string} name @param {string[]} values @param {boolean} on */
  set(name, values, on) {
    for (const box of this.boxes) if (box.name === name && values.includes(box.value)) box.checked = on;
    this.changed();
    if (this.chosen.hidden) this.said.focus(); // the last button is gone now; what it changed stands here
  }

  clear() {
    for (const box of this.boxes) box.checked = false;
    this.changed();
    this.said.focus();
  }
}

for (const form of document.querySelectorAll("form[data-list]")) new Filters(/** @type {HTMLFormElement} */ (form)).listen();
