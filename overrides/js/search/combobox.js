// A search field with a list of hits under it: the combobox pattern of the ARIA Authoring Practices
// (list autocomplete with manual selection). Focus stays in the field.

/** @import { Search } from "./types.js" */

import { element } from "../element.js";
import { option, wordsMet } from "./hit.js";
import { broken, count, explain, nothing } from "./say.js";
import { getSearch, resultsHref } from "./source.js";

const MOST = 10;
let made = 0;

/**
 * Make a combobox of a form with a search field.
 *
 * @param {HTMLFormElement} form the form; submitting it leads to the page with all results.
 * @param {HTMLElement} panel the element that gets the list; it is hidden while there is nothing to show.
 */
export function makeCombobox(form, panel) {
  const box = new Combobox(/** @type {HTMLInputElement} */ (form.querySelector("input")), panel);
  return { update: () => box.update(), close: () => box.close() };
}

class Combobox {
  #name = `zoeklijst-${(made += 1)}`;
  #status = element("p", { className: "search-status", role: "status" });
  #list = element("div", { className: "hits", id: this.#name, role: "listbox", ariaLabel: "Resultaten", hidden: true });
  #beside = element("div", "search-beside");
  #active = -1;
  /** Counts what was asked; an answer to an older question is late. */
  #round = 0;
  /** @type {Search | undefined} */
  #ready;

  /** @param {HTMLInputElement} input @param {HTMLElement} panel */
  constructor(input, panel) {
    this.input = input;
    this.panel = panel;
    panel.append(this.#status, this.#list, this.#beside);
    panel.hidden = true;
    Object.assign(input, { role: "combobox", autocomplete: "off", spellcheck: false, ariaAutoComplete: "list", ariaExpanded: "false" });
    input.setAttribute("aria-controls", this.#name);
    input.addEventListener("input", () => this.update());
    input.addEventListener("keydown", (event) => this.#key(event));
    // A press on a hit must not take the focus away before it is a click.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get #options() {
    return /** @type {HTMLElement[]} */ ([...this.#list.children]);
  }

  /** @param {number} index */
  #select(index) {
    const options = this.#options;
    options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = index;
    const chosen = options[index];
    if (!chosen) {
      this.input.removeAttribute("aria-activedescendant");
      return;
    }
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", chosen.id);
    this.#status.textContent = `${index + 1} van ${options.length}`;
  }

  /** @param {boolean} isOpen */
  #open(isOpen) {
    this.panel.hidden = !isOpen;
    this.#list.hidden = !isOpen || !this.#list.children.length;
    this.input.ariaExpanded = String(!this.#list.hidden);
    if (!isOpen) this.#select(-1);
  }

  /** Closed, and what is still on its way stays away. */
  close() {
    this.#round += 1;
    this.#open(false);
  }

  /** @param {Search} search @param {string} query */
  #show(search, query) {
    const answer = search.ask(query);
    const { understood, hits } = answer;
    const met = wordsMet(understood);
    this.#select(-1);
    this.#list.replaceChildren(...hits.slice(0, MOST).map((found, index) => option(found, met, search, `${this.#name}-${index}`)));
    if (hits.length) {
      this.#status.textContent = [`${count(hits.length)}.`, explain(understood)].join(" ").trim();
      const more = hits.length > MOST ? `Alle ${hits.length} resultaten, met filters` : "Verder zoeken, met filters";
      this.#beside.replaceChildren(element("a", { className: "all-hits", href: resultsHref(query) }, more));
    } else {
      this.#status.textContent = "Geen resultaten.";
      this.#beside.replaceChildren(nothing(query, answer, search, (word) => this.#pick(word)));
    }
    this.#open(true);
  }

  /** @param {string} word */
  #pick(word) {
    this.input.value = word;
    this.input.focus();
    this.update();
  }

  /** Ask for what stands in the field now. */
  async update() {
    const query = this.input.value;
    const mine = (this.#round += 1);
    if (!query.trim()) return this.#open(false);
    try {
      const search = (this.#ready ??= await getSearch());
      if (mine !== this.#round) return;
      this.#show(search, query);
      if (search.hasTexts) return;
      await search.getTexts();
      if (mine === this.#round && this.#active < 0) this.#show(search, query);
    } catch {
      this.#status.textContent = "";
      this.#list.replaceChildren();
      this.#beside.replaceChildren(broken());
      this.#open(true);
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const last = this.#list.children.length - 1;
    if (event.key === "Escape" && !this.panel.hidden && !this.panel.closest("dialog")) {
      event.preventDefault();
      this.close();
    } else if (event.isComposing || this.#list.hidden) {
      return;
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      this.#select(this.#active >= last ? 0 : this.#active + 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      this.#select(this.#active <= 0 ? last : this.#active - 1);
    } else if (event.key === "Enter" && this.#active >= 0) {
      event.preventDefault();
      this.#options[this.#active]?.click();
    }
  }
}
