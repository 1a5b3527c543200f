// The page /zoeken/: all results, filters with counts, and the state in the address.

import { element } from "../element.js";
import { onReturn } from "../facets/address.js";
import { makeFilters } from "./filters.js";
import { item, wordsMet } from "./hit.js";
import { broken, count, explain, nothing } from "./say.js";
import { getSearch } from "./source.js";
import { cleared, fits, isChosen, readState, writeState } from "./state.js";

const STEP = 20; // results that are shown at first, and more at a time
const PAUSE = 250; // milliseconds without typing before the address follows

/** The parts of the page that the script makes. */
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
  parts.columns = element("div", "faceted", results);
  place.append(parts.columns);
  return parts;
}

export function startPage() {
  const place = document.querySelector("[data-zoekpagina]");
  if (!place) return;
  const form = place.querySelector("form");
  const input = form.querySelector("input");
  const parts = makeParts(place);
  form.addEventListener("submit", (event) => event.preventDefault());
  // Where a form led here the words stand behind a #, so that they did not go to the web host.
  if (location.hash.startsWith("#?")) history.replaceState(null, "", location.pathname + location.hash.slice(1));
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  getSearch().then((search) => run(search, form, input, parts), () => parts.beside.replaceChildren(broken()));
}

function run(search, form, input, { status, clear, list, more, beside, columns }) {
  let state = { ...readState(search.choices), q: input.value };
  let shown = STEP;
  let timer = 0;
  const filters = makeFilters(search.choices, (chosen) => go({ ...state, ...chosen }));
  columns.prepend(filters.form);

  function render() {
    const empty = !state.q.trim();
    const quiet = empty && !isChosen(state);
    const answer = empty ? { understood: { concepts: [], ignored: [] }, hits: search.documents } : search.ask(state.q);
    const hits = answer.hits.filter((found) => fits(found, state));
    const met = wordsMet(answer.understood);
    list.replaceChildren(...(quiet ? [] : hits.slice(0, shown).map((found) => item(found, met, search))));
    more.hidden = quiet || hits.length <= shown;
    clear.hidden = !isChosen(state);
    status.textContent = quiet ? "Typ een woord, of kies een filter." : `${count(hits.length)}. ${hits.length ? explain(answer.understood) : ""}`.trim();
    if (hits.length || quiet) beside.replaceChildren();
    else if (answer.hits.length) beside.replaceChildren(element("p", "nothing", "Met deze filters blijft er niets over."));
    else beside.replaceChildren(nothing(state.q, answer, search, (word) => go({ ...state, q: word })));
    filters.show(answer.hits, state);
    if (!search.hasTexts && !quiet) search.getTexts().then(render);
  }

  /** Show a state; a step in the history, to which the reader can go back. */
  function go(next, options) {
    clearTimeout(timer);
    state = next;
    if (input.value.trim() !== state.q.trim()) input.value = state.q;
    shown = STEP;
    writeState(state, options);
    render();
  }

  clear.addEventListener("click", () => {
    go(cleared(state));
    input.focus();
  });
  more.addEventListener("click", () => {
    const next = shown;
    shown += STEP;
    render();
    list.children[next]?.querySelector("a").focus();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    state = { ...state, q: input.value };
    shown = STEP;
    render();
    timer = setTimeout(() => writeState(state, { replace: true }), PAUSE);
  });
  form.addEventListener("submit", () => go({ ...state, q: input.value }));
  onReturn(() => {
    state = readState(search.choices);
    input.value = state.q;
    shown = STEP;
    render();
  });
  render();
}
