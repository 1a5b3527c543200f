// The errors, what changes, and the real page follow what is typed. The fields and the focus stay where they are.

import { answerTo, taken } from "./ask.js";

const QUIET = 600; // milliseconds after the last key
const LOST = "De verbinding met Beheer is weg. Start het opnieuw; wat je typt staat nog in dit venster.";

/**
 * Show the record in its list, without moving the window around the frame.
 * @param {HTMLIFrameElement} frame
 */
function atAnchor(frame) {
  const inside = frame.contentWindow;
  const place = frame.dataset.anker && frame.contentDocument?.getElementById(frame.dataset.anker);
  if (inside && place) inside.scrollTo(0, place.getBoundingClientRect().top + inside.scrollY - 24);
}

/**
 * The frame with another page, at the height of the one before.
 * @param {Document} page
 */
function shown(page) {
  const ours = document.querySelector("#pagina iframe");
  const theirs = page.querySelector("#pagina iframe");
  if (!(ours instanceof HTMLIFrameElement) || !theirs) return taken(page, "pagina");
  const src = theirs.getAttribute("src") ?? "";
  if (ours.getAttribute("src") !== src) {
    const top = ours.contentWindow?.scrollY ?? 0;
    ours.addEventListener("load", () => ours.contentWindow?.scrollTo(0, top), { once: true });
    ours.src = src;
  }
  taken(page, "pagina-kop");
}

/** @param {HTMLFormElement} form @param {AbortSignal} signal */
async function renewed(form, signal) {
  const lost = document.getElementById("verbinding");
  try {
    const page = await answerTo(form, "bekijk", signal);
    if (lost) lost.textContent = "";
    if (!page) return;
    taken(page, "gezegd");
    shown(page);
  } catch (error) {
    if (lost && !signal.aborted) lost.textContent = error instanceof TypeError ? LOST : "";
  }
}

/** @param {HTMLFormElement} form */
export function following(form) {
  const frame = document.querySelector("#pagina iframe");
  if (frame instanceof HTMLIFrameElement) {
    if (frame.contentDocument?.readyState === "complete") atAnchor(frame);
    frame.addEventListener("load", () => atAnchor(frame), { once: true });
  }
  let timer = 0;
  let asked = new AbortController();
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "search") return;
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    timer = window.setTimeout(() => renewed(form, signal), QUIET);
  });
}
