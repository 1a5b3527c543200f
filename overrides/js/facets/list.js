// A list whose items carry data-facets ("sector:po thema:x") and data-ranks (a place for every
// way to sort but the first, which is how the page stands).

import { element } from "../element.js";
import { fits, tokensOf } from "./choice.js";

export class List {
  constructor(root) {
    this.root = root;
    this.items = [...root.querySelectorAll("[data-facets]")].map((element) => ({
      element,
      home: element.parentElement,
      tokens: tokensOf(element),
      ranks: (element.dataset.ranks ?? "").split(" ").map(Number),
    }));
    this.groups = [...root.querySelectorAll("[data-group]")];
    this.sorted = document.createElement("div");
    root.append(this.sorted);
  }

  get total() {
    return this.items.length;
  }

  /** Show what fits; returns how many that are. */
  filter(choice) {
    let shown = 0;
    for (const { element, tokens } of this.items) {
      element.hidden = !fits(tokens, choice);
      if (!element.hidden) shown += 1;
    }
    for (const group of [...this.groups, ...this.sorted.children]) {
      group.hidden = !group.querySelector("[data-facets]:not([hidden])");
    }
    return shown;
  }

  /** How many items a value would give, with all that is chosen under other names. */
  count(name, value, choice) {
    const token = `${name}:${value}`;
    return this.items.filter(({ tokens }) => tokens.has(token) && fits(tokens, choice, name)).length;
  }

  /** Sort in the way with this number, 0 for how the page stands; `headingOf` gives the heading
      that an item then stands under, "" for none. */
  sort(way, headingOf) {
    if (way === 0) {
      for (const { element, home } of this.items) home.append(element);
      this.sorted.replaceChildren();
      return;
    }
    const order = [...this.items].sort((a, b) => a.ranks[way - 1] - b.ranks[way - 1]);
    const sections = [];
    let last = null;
    for (const item of order) {
      const heading = headingOf(item.tokens);
      if (heading !== last) sections.push(section(heading, item.home));
      last = heading;
      sections.at(-1).lastElementChild.append(item.element);
    }
    this.sorted.replaceChildren(...sections);
  }
}

/** A group with a heading and a list like the one that the items come from. */
function section(heading, home) {
  const list = home.cloneNode(false);
  list.removeAttribute("id");
  return element("section", "group", ...(heading ? [element("h2", "", heading)] : []), list);
}
