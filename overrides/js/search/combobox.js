// A search field with a list of hits under it: the combobox pattern of the ARIA Authoring Practices
// (list autocomplete with manual selection). Focus stays in the field.

import { element } from "../element.js";
import { option, wordsMet } from "./hit.js";
import { broken, count, explain, nothing } from "./say.js";
import { getSearch, resultsHref } from "./source.js";

const MOST = 10;
let made = 0;

/**
 * Make a combobox of a form with a search field.
 *
 * @param form the form; submitting it leads to the page with all results.
 * @param panel the element that gets the list; it is hidden while there is nothing to show.
 */
export function makeCombobox(form, panel) {
  const input = form.querySelector("input");
  const name = `zoeklijst-${(made += 1)}`;
  const status = element("p", { className: "search-status", role: "status" });
  const list = element("div", { className: "hits", id: name, role: "listbox", ariaLabel: "Resultaten", hidden: true });
  const beside = element("div", "search-beside");
  panel.append(status, list, beside);
  panel.hidden = true;
  Object.assign(input, { role: "combobox", autocomplete: "off", spellcheck: false, ariaAutoComplete: "list", ariaExpanded: "false" });
  input.setAttribute("aria-controls", name);

  let active = -1;
  let round = 0;

  function select(index) {
    const options = list.children;
    options[active]?.setAttribute("aria-selected", "false");
    active = index;
    const chosen = options[active];
    if (!chosen) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", chosen.id);
    status.textContent = `${active + 1} van ${options.length}`;
  }

  function open(isOpen) {
    panel.hidden = !isOpen;
    list.hidden = !isOpen || !list.children.length;
    input.ariaExpanded = String(!list.hidden);
    if (!isOpen) select(-1);
  }

  /** Closed, and what is still on its way stays away. */
  function close() {
    round += 1;
    open(false);
  }

  function show(search, query) {
    const answer = search.ask(query);
    const { understood, hits } = answer;
    const met = wordsMet(understood);
    select(-1);
    list.replaceChildren(...hits.slice(0, MOST).map((found, index) => option(found, met, search, `${name}-${index}`)));
    if (hits.length) {
      status.textContent = [`${count(hits.length)}.`, explain(understood)].join(" ").trim();
      const more = hits.length > MOST ? `Alle ${hits.length} resultaten, met filters` : "Verder zoeken, met filters";
      beside.replaceChildren(element("a", { className: "all-hits", href: resultsHref(query) }, more));
    } else {
      status.textContent = "Geen resultaten.";
      beside.replaceChildren(nothing(query, answer, search, pick));
    }
    open(true);
  }

  function pick(word) {
    input.value = word;
    input.focus();
    update();
  }

  async function update() {
    const query = input.value;
    const mine = (round += 1);
    if (!query.trim()) return open(false);
    try {
      const search = ready ?? (await getSearch());
      ready = search;
      if (mine !== round) return;
      show(search, query);
      if (search.hasTexts) return;
      await search.getTexts();
      if (mine === round && active < 0) show(search, query);
    } catch {
      status.textContent = "";
      list.replaceChildren();
      beside.replaceChildren(broken());
      open(true);
    }
  }
  let ready = null;

  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "Escape" && !panel.hidden && !panel.closest("dialog")) {
      event.preventDefault();
      close();
    } else if (event.isComposing || list.hidden) {
      return;
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      select(active >= last ? 0 : active + 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      select(active <= 0 ? last : active - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      list.children[active].click();
    }
  });
  // A press on a hit must not take the focus away before it is a click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  return { update, close };
}
