// <button data-copy="#id"> copies the text of that element. Soft hyphens are for the eye: what is copied has none.

import { prepareStatus, say } from "./status.js";

/** @param {string} text */
const bare = (text) => text.replaceAll("\u00ad", "");

export function startCopy() {
  document.addEventListener("copy", withoutHyphens);
  /** @type {NodeListOf<HTMLButtonElement>} */
  const buttons = document.querySelectorAll("button[data-copy]");
  if (buttons.length) prepareStatus();
  for (const button of buttons) {
    button.addEventListener("click", () => copy(button.dataset.copy));
  }
}

/** @param {ClipboardEvent} event */
function withoutHyphens(event) {
  const text = String(getSelection());
  if (bare(text) === text) return;
  event.clipboardData?.setData("text/plain", bare(text));
  event.preventDefault();
}

/** Copy the text of the element that a selector finds; where there is none, nothing happens. */
async function copy(selector = "") {
  /** @type {HTMLElement | null} */
  const element = document.querySelector(selector);
  if (!element) return;
  try {
    await navigator.clipboard.writeText(bare(element.innerText.trim()));
    say("Gekopieerd");
  } catch {
    // No clipboard, for example on a page opened from disk: select, so the reader can copy.
    getSelection()?.selectAllChildren(element);
    say("De tekst is geselecteerd. Kopieer met Ctrl+C of Cmd+C.");
  }
}
