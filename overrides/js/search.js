// The search loads when somebody uses it: a click on "Zoeken", the key "/", or a search field that gets the focus.
// Everything it is made of is in js/search/.

import { load } from "./files.js";
import { hrefOf, resultsHref } from "./href.js";

export function startSearch() {
  const header = document.querySelector("form[data-zoek]");
  if (!header) return;
  const source = header.dataset.zoek;
  const root = source.replace(/assets\/[^/]*$/, "");

  /** The search; rejects when its script cannot be loaded. */
  const loaded = async () => window.kennisbankZoek ?? (await load(source), window.kennisbankZoek);
  const open = () => loaded().then((search) => search.open()).catch(() => location.assign(hrefOf(root, "zoeken/")));

  header.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open();
  });
  for (const form of document.querySelectorAll("form[data-zoekveld]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(resultsHref(root, form.q.value));
    });
    form.addEventListener("focusin", () => loaded().then((search) => search.suggest(form)).catch(() => {}), { once: true });
  }
}
