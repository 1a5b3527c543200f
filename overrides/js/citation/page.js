// The page /citaat/: takes what was pasted, shows the outcome, and lets nothing of it leave the page.

import { load } from "../files.js";

/** @import { Data } from "./types.js" */

const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const EMPTY = "Er staat nog niets om te controleren. Plak eerst een tekst.";
const NOT_LOADED = "De teksten zijn niet geladen. Laad de pagina opnieuw, of kijk in de tabel hieronder.";

/** What checks, which comes in at the first use of the form. */
const checker = async () => window.kennisbankCitaat ?? (await load(new URL(LATER["citaat_uitkomst.js"], HERE).href), window.kennisbankCitaat);

/** @param {HTMLFormElement} form */
function start(form) {
  const text = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const [count, target] = ["citaat-telling", "citaat-uitkomst"].map((id) => /** @type {HTMLElement} */ (document.getElementById(id)));
  const data = /** @type {Data | undefined} */ (window.kennisbankCitaten);

  /** Say it, and show these. @param {string} said @param {Node[]} nodes */
  function show(said, nodes) {
    // A new node, so that an outcome that is the same is said again.
    count.replaceChildren(said);
    count.classList.toggle("vh", nodes.length > 0);
    target.replaceChildren(...nodes);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const check = (await checker())?.check;
      if (!data || !check) throw new Error(NOT_LOADED);
      const { said, nodes } = check(text.value, data, form.dataset.root ?? "");
      show(said || EMPTY, nodes);
    } catch {
      show(NOT_LOADED, []);
    }
  });
  form.addEventListener("focusin", () => checker().catch(() => {}), { once: true });
  form.addEventListener("reset", () => {
    show("", []);
    text.focus();
  });
}

const form = document.getElementById("citaat-controle");
if (form instanceof HTMLFormElement) start(form);
