// One quiet line at the bottom of the window that says what a button did.
// Screen readers read it too (role=status).

import { element } from "./element.js";

const SECONDS = 5;
/** @type {HTMLElement | null | undefined} */
let line;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Make the line before it is needed: only changes of an existing region are read out. */
export function prepareStatus() {
  line ??= document.querySelector("main > .toast"); // of a script that came before
  if (!line) {
    line = element("p", { className: "toast", role: "status" });
    document.querySelector("main")?.append(line);
  }
  return line;
}

/** Say a text; it goes away by itself. @param {string} text */
export function say(text) {
  const shown = prepareStatus();
  clearTimeout(timer);
  shown.textContent = text;
  timer = setTimeout(() => {
    if (shown.textContent === text) shown.textContent = "";
  }, SECONDS * 1000);
}
