// A list of records is searched while one types.

import { answerTo } from "./ask.js";

const QUIET = 250; // milliseconds after the last key

/** @param {HTMLFormElement} form @param {HTMLElement} seek @param {AbortSignal} signal */
async function found(form, seek, signal) {
  const name = seek.dataset.zoek;
  try {
    const page = await answerTo(form, `zoek:${name}`, signal);
    const theirs = [...(page?.querySelectorAll("[data-zoek]") ?? [])].find((one) => one instanceof HTMLElement && one.dataset.zoek === name);
    const hits = theirs?.querySelector(".found");
    if (hits) seek.querySelector(".found")?.replaceChildren(...hits.childNodes);
  } catch {
    // Another key came, or there is nobody to answer; that is told where the page follows.
  }
}

/** @param {HTMLFormElement} form */
export function seeking(form) {
  let timer = 0;
  let asked = new AbortController();
  form.addEventListener("input", (event) => {
    const field = event.target;
    const seek = field instanceof HTMLInputElement && field.type === "search" ? field.closest("[data-zoek]") : null;
    if (!(seek instanceof HTMLElement)) return;
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    timer = window.setTimeout(() => found(form, seek, signal), QUIET);
  });
}
