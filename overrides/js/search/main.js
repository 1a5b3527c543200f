// The search: a dialog on every page, a list under the large search fields, and the page /zoeken/.
// A classic script, loaded at first use; js/search.js knows it by the global that it sets.

import { button, element } from "../element.js";
import { makeCombobox } from "./combobox.js";
import { startPage } from "./page.js";
import { getSearch, resultsHref, ROOT } from "./source.js";

/** @type {HTMLDialogElement | null} */
let dialog = null;

/** The style sheet, once; it is there before anything is shown. */
/** @type {Promise<unknown> | undefined} */
let styled;
function style() {
  const href = `${ROOT}assets/${LATER["zoek.css"]}`;
  styled ??= [...document.styleSheets].some((sheet) => sheet.href === href)
    ? Promise.resolve()
    : new Promise((resolve) => document.head.append(element("link", { rel: "stylesheet", href, onload: resolve, onerror: resolve })));
  return styled;
}

function makeDialog() {
  const input = element("input", { type: "search", name: "q", placeholder: "Bijvoorbeeld: geld", id: "zoek-venster", enterKeyHint: "search" });
  const label = element("label", { className: "vh", htmlFor: input.id }, "Zoek een onderwerp");
  const close = button("Sluiten", () => made.close());
  const form = element("form", { className: "search-form", role: "search", ariaLabel: "Zoek in de kennisbank" }, label, input, close);
  const panel = element("div", "search-panel");
  const made = element("dialog", { className: "search-dialog", ariaLabel: "Zoeken" }, form, panel);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(resultsHref(input.value));
  });
  // One press closes, and the words stay for the next time; a browser would first empty the field.
  made.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    made.close();
  });
  // A click on what lies behind the dialog closes it.
  made.addEventListener("click", (event) => event.target === made && made.close());
  // A hit on this same page: the dialog goes, so that the place can be seen.
  panel.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && made.close());
  document.body.append(made);
  const list = makeCombobox(form, panel);
  made.addEventListener("close", list.update); // no hit is chosen when it opens again
  return made;
}

/** Show the dialog, or on /zoeken/ lead to the field of the page; gives the field, which has the focus. */
async function open() {
  const own = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-zoekpagina] input[type=search]"));
  const field = own ?? (await dialogField());
  field.focus();
  field.select();
  return field;
}

/** The field of the dialog, which is open then. */
async function dialogField() {
  await style();
  dialog ??= makeDialog();
  if (!dialog.open) dialog.showModal();
  return /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
}

/** Give a large search field a list under it. @param {HTMLFormElement} form */
async function suggest(form) {
  if (form.querySelector(".search-panel")) return;
  const panel = element("div", "search-panel popup");
  await style();
  form.append(panel);
  const list = makeCombobox(form, panel);
  form.addEventListener("focusout", ({ relatedTarget }) => !(relatedTarget instanceof Node && form.contains(relatedTarget)) && list.close());
  list.update();
}

/** The ids that answer a query, best first; ``options`` are those of ``understand``. For measuring: tests/zoekmeting.py. @param {string} query @param {{ synonyms?: boolean }} [options] */
async function ask(query, options) {
  return (await getSearch()).ask(query, options).hits.map(({ id }) => id);
}

window.kennisbankZoek = { open, suggest, ask };
startPage();
