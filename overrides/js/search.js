// The search loads when somebody uses it: a click on "Zoeken", the key "/", or a search field that gets the focus.
// Everything it is made of is in js/search/.

import { load } from "./files.js";
import { hrefOf, resultsHref } from "./href.js";

export function startSearch() {
  /** @type {HTMLFormElement | null} */
  const header = document.querySelector("form[data-zoek]");
  if (!header) return;
  const source = header.dataset.zoek ?? "";
  const root = source.replace(/assets\/[^/]*$/, "");

  /** The search; rejects when its script cannot be loaded. */
  async function loaded() {
    if (!window.kennisbankZoek) await load(source);
    if (!window.kennisbankZoek) throw new Error(`${source} brings no search`);
    return window.kennisbankZoek;
  }

  startDialog(header, root, loaded);
  for (const form of document.querySelectorAll("form[data-zoekveld]")) {
    if (form instanceof HTMLFormElement) startField(form, root, loaded);
  }
}

/** @typedef {() => Promise<NonNullable<Window["kennisbankZoek"]>>} Loaded */

/** The dialog of every page opens at the form in the header and at "/". @param {HTMLFormElement} header @param {string} root @param {Loaded} loaded */
function startDialog(header, root, loaded) {
  /**
   * What somebody types on while the search comes in; null when it is not coming in. No letter is lost, and no space scrolls the page.
   * @type {string | null}
   */
  let typed = null;

  async function open() {
    if (typed !== null) return;
    typed = "";
    try {
      const field = await (await loaded()).open();
      if (typed) {
        field.value = typed;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    } catch {
      location.assign(typed ? resultsHref(root, typed) : hrefOf(root, "zoeken/"));
    }
    typed = null;
  }

  header.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (typed === null && event.key === "/") open();
    else if (typed !== null && event.key === "Backspace") typed = typed.slice(0, -1);
    else if (typed !== null && event.key.length === 1) typed += event.key;
    else return;
    event.preventDefault();
  });
}

/** A search field in the page gets hits under it, and leads to the page with all. @param {HTMLFormElement} form @param {string} root @param {Loaded} loaded */
function startField(form, root, loaded) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(resultsHref(root, form.q.value));
  });
  form.addEventListener("focusin", () => loaded().then((search) => search.suggest(form)).catch(() => {}), { once: true });
}
