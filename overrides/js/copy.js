// <button data-copy="#id"> copies the text of that element.

import { prepareStatus, say } from "./status.js";

export function startCopy() {
  const buttons = document.querySelectorAll("button[data-copy]");
  if (buttons.length) prepareStatus();
  for (const button of buttons) {
    button.addEventListener("click", () => copy(document.querySelector(button.dataset.copy)));
  }
}

async function copy(element) {
  if (!element) return;
  // innerText is what is shown, without the soft hyphens: those are made by CSS.
  try {
    await navigator.clipboard.writeText(element.innerText.trim());
    say("Gekopieerd");
  } catch {
    // No clipboard, for example on a page opened from disk: select, so the reader can copy.
    getSelection().selectAllChildren(element);
    say("De tekst is geselecteerd. Kopieer met Ctrl+C of Cmd+C.");
  }
}
