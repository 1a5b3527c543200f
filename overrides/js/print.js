// <button data-print> prints the page. Whatever way printing starts, closed parts open
// first and close again after it: paper cannot be clicked. Paper grows old too, so it gets the day.

import { dayInWords } from "./day.js";

export function startPrint() {
  for (const button of document.querySelectorAll("button[data-print]")) {
    button.addEventListener("click", () => window.print());
  }

  /** @type {HTMLElement | null} */
  const line = document.querySelector(".print-line");
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  window.addEventListener("beforeprint", () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const closed = document.querySelectorAll("main details:not([open])");
    opened = [...opened, ...closed];
    for (const part of closed) part.open = true;
    if (line) line.dataset.day = dayInWords(new Date());
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
}
