// The page /zoeken/: all results, filters with counts, and the state in the address.

/** @import { Answer, Search, State } from "./types.js" */

import { element } from "../element.js";
import { onReturn } from "../facets/address.js";
import { makeFilters } from "./filters.js";
import { item, wordsMet } from "./hit.js";
import { broken, count, explain, nothing } from "./say.js";
import { getSearch } from "./source.js";
import { cleared, fits, isChosen, readState, writeState } from "./state.js";

const STEP = 20; // results that are shown at first, and more at a time
const PAUSE = 250; // milliseconds without typing before the address follows

/** The parts of the page that the script makes. @param {Element} place */
function makeParts(place) {
  const parts = {
    status: element("p", { className: "search-status", role: "status" }),
    clear: element("button", { className: "button", type: "button", hidden: true }, "Wis filters"),
    list: element("ol", "hits"),
    more: element("button", { className: "button", type: "button", hidden: true }, "Toon meer"),
    beside: element("div", "search-beside"),
  };
  const head = element("div", "faceted-head", parts.status, parts.clear);
  const results = element("section", { className: "search-results", ariaLabel: "Resultaten" }, head, parts.list, parts.more, parts.beside);
  const columns = element("div", "faceted", results);
  place.append(columns);
  return { ...parts, columns };
}

export function startPage() {
  const place = document.querySelector("[data-zoekpagina]");
  const form = place?.querySelector("form");
  const input = form?.querySelector("input");
  if (!place || !form || !input) return;
  const parts = makeParts(place);
  form.addEventListener("submit", (event) => event.preventDefault());
  // Where a form led here the words stand behind a #, so that they did not go to the web host.
  if (location.hash.startsWith("#?")) history.replaceState(null, "", location.pathname + location.hash.slice(1));
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  getSearch().then((search) => new Results(search, form, input, parts).render(), () => parts.beside.replaceChildren(broken()));
}

/** What was found, as the page shows it; it follows the field, the filters and the address. */
class Results {
  #shown = STEP;
  #timer = 0;
  /** @type {State} */
  #state;

  /** @param {Search} search @param {HTMLFormElement} form @param {HTMLInputElement} input @param {ReturnType<typeof makeParts>} parts */
  constructor(search, form, input, parts) {
    this.search = search;
    this.input = input;
    this.parts = parts;
    this.#state = { ...readState(search.choices), q: input.value };
    this.filters = makeFilters(search.choices, (chosen) => this.#go({ ...this.#state, ...chosen }));
    parts.columns.prepend(this.filters.form);
    parts.clear.addEventListener("click", () => {
      this.#go(cleared(this.#state));
      input.focus();
    });
    parts.more.addEventListener("click", () => this.#more());
    input.addEventListener("input", () => this.#typed());
    form.addEventListener("submit", () => this.#go({ ...this.#state, q: input.value }));
    onReturn(() => {
      this.#state = readState(search.choices);
      input.value = this.#state.q;
      this.#shown = STEP;
      this.render();
    });
  }

  render() {
    const { search, parts } = this;
    const state = this.#state;
    const empty = !state.q.trim();
    const quiet = empty && !isChosen(state);
    /** @type {Answer} */
    const answer = empty ? { understood: { ids: [], kinds: [], every: [], concepts: [], ignored: [] }, hits: search.documents } : search.ask(state.q);
    const hits = answer.hits.filter((found) => fits(found, state));
    const met = wordsMet(answer.understood);
    parts.list.replaceChildren(...(quiet ? [] : hits.slice(0, this.#shown).map((found) => item(found, met, search))));
    parts.more.hidden = quiet || hits.length <= this.#shown;
    parts.clear.hidden = !isChosen(state);
    parts.status.textContent = quiet ? "Typ een woord, of kies een filter." : `${count(hits.length)}. ${hits.length ? explain(answer.understood) : ""}`.trim();
    parts.beside.replaceChildren(...(hits.length || quiet ? [] : [this.#nothing(answer)]));
    this.filters.show(answer.hits, state);
    if (!search.hasTexts && !quiet) search.getTexts().then(() => this.render());
  }

  /** @param {Answer} answer */
  #nothing(answer) {
    if (answer.hits.length) return element("p", "nothing", "Met deze filters blijft er niets over.");
    return nothing(this.#state.q, answer, this.search, (word) => this.#go({ ...this.#state, q: word }));
  }

  /** Show a state; a step in the history, to which the reader can go back. @param {State} next */
  #go(next) {
    clearTimeout(this.#timer);
    this.#state = next;
    if (this.input.value.trim() !== next.q.trim()) this.input.value = next.q;
    this.#shown = STEP;
    writeState(next);
    this.render();
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#state = { ...this.#state, q: this.input.value };
    this.#shown = STEP;
    this.render();
    this.#timer = window.setTimeout(() => writeState(this.#state, { replace: true }), PAUSE);
  }

  #more() {
    const next = this.#shown;
    this.#shown += STEP;
    this.render();
    this.parts.list.children[next]?.querySelector("a")?.focus();
  }
}
