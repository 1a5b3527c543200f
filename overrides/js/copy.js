// <button data-copy="#id"> copies the text of that element. Soft hyphens are for the eye: what is copied has none.

import { prepareStatus, say } from "./status.js";

const bare = (text) => text.replaceAll("\u00ad", "");

export function startCopy() {
  document.addEventListener("copy", withoutHyphens);
  const buttons = document.querySelectorAll("button[data-copy]");
  if (buttons.length) prepareStatus();
  for (const button of buttons) {
    button.addEventListener("click", () => copy(document.querySelector(button.dataset.copy)));
  }
}

function withoutHyphens(event) {
  const text = String(getSelection());
  if (bare(text) === text) return;
  event.clipboardData.setData("text/plain", bare(text));
  event.preventDefault();
}

async function copy(element) {
  if (!element) return;
  try {
    await navigator.clipboard.writeText(bare(element.innerText.trim()));
    say("Gekopieerd");
  } catch {
    // No clipboard, for example on a page opened from disk: select, so the reader can copy.
    getSelection().selectAllChildren(element);
    say("De tekst is geselecteerd. Kopieer met Ctrl+C of Cmd+C.");
  }
}
