// One quiet line at the bottom of the window that says what a button did.
// Screen readers read it too (role=status).

import { element } from "./element.js";

const SECONDS = 5;
let line = null;
let timer = 0;

/** Make the line before it is needed: only changes of an existing region are read out. */
export function prepareStatus() {
  if (line) return;
  line = element("p", { className: "toast", role: "status" });
  document.querySelector("main").append(line);
}

/** Say a text; it goes away by itself. */
export function say(text) {
  prepareStatus();
  clearTimeout(timer);
  line.textContent = text;
  timer = setTimeout(() => {
    line.textContent = "";
  }, SECONDS * 1000);
}
