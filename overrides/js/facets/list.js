// A list whose items carry data-facets ("sector:po thema:x") and data-ranks (a place for every
// way to sort but the first, which is how the page stands).

import { element } from "../element.js";
import { failing, tokensOf } from "./choice.js";

/** @import { Choice } from "./choice.js" */
/** @typedef {{ element: HTMLElement, home: HTMLElement, tokens: Set<string>, ranks: number[] }} Item */

/** @param {HTMLElement} one @returns {Item} */
const itemOf = (one) => ({
  element: one,
  home: /** @type {HTMLElement} */ (one.parentElement),
  tokens: tokensOf(one),
  ranks: (one.dataset.ranks ?? "").split(" ").map(Number),
});

export class List {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.items = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-facets]"))].map(itemOf);
    this.groups = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-group]"))];
    this.folds = [...root.querySelectorAll("details")].filter((fold) => fold.querySelector("[data-facets]"));
    /** What stood open before a choice opened them all. @type {boolean[] | null} */
    this.wereOpen = null;
    this.sorted = document.createElement("div");
    root.append(this.sorted);
  }

  get total() {
    return this.items.length;
  }

  /**
   * Show what fits.
   *
   * @param {Choice} choice
   * @returns {{ shown: number, counts: Map<string, number> }} how many that are; and how many items each token would give, with all that is chosen under other names.
   */
  filter(choice) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    const names = [...choice.keys()];
    let shown = 0;
    for (const { element: one, tokens } of this.items) {
      const fails = failing(tokens, choice);
      const hidden = fails.length > 0;
      if (one.hidden !== hidden) one.hidden = hidden;
      if (!hidden) shown += 1;
      if (fails.length > 1) continue;
      for (const token of tokens) {
        const name = token.slice(0, token.indexOf(":"));
        if (!hidden || name === fails[0]) counts.set(token, (counts.get(token) ?? 0) + 1);
      }
    }
    for (const group of this.groups) group.hidden = !group.querySelector("[data-facets]:not([hidden])");
    for (const group of this.sorted.children) /** @type {HTMLElement} */ (group).hidden = !group.querySelector("[data-facets]:not([hidden])");
    this.unfold(names.length > 0);
    return { shown, counts };
  }

  /** While something is chosen all hits are in sight; after that the folds are as the reader left them. @param {boolean} chosen */
  unfold(chosen) {
    if (chosen === (this.wereOpen !== null)) return;
    const before = this.wereOpen;
    this.wereOpen = chosen ? this.folds.map((fold) => fold.open) : null;
    this.folds.forEach((fold, index) => (fold.open = before?.[index] ?? true));
    this.root.classList.toggle("all-shown", chosen);
  }

  /**
   * Sort in the way with this number, 0 for how the page stands.
   *
   * @param {number} way
   * @param {(tokens: Set<string>) => string} headingOf the heading that an item then stands under, "" for none.
   */
  sort(way, headingOf) {
    for (const fold of this.folds) fold.hidden = way > 0;
    if (way === 0) {
      for (const item of this.items) item.home.append(item.element);
      this.sorted.replaceChildren();
      return;
    }
    const order = [...this.items].sort((a, b) => a.ranks[way - 1] - b.ranks[way - 1]);
    /** @type {HTMLElement[]} */
    const sections = [];
    let last = null;
    for (const item of order) {
      const heading = headingOf(item.tokens);
      if (heading !== last) sections.push(section(heading, item.home));
      last = heading;
      sections.at(-1)?.lastElementChild?.append(item.element);
    }
    this.sorted.replaceChildren(...sections);
  }
}

/** A group with a heading and a list like the one that the items come from. @param {string} heading @param {HTMLElement} home */
function section(heading, home) {
  const list = /** @type {HTMLElement} */ (home.cloneNode(false));
  list.removeAttribute("id");
  return element("section", "group", ...(heading ? [element("h2", "", heading)] : []), list);
}
