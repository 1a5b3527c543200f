// Says in a sentence what is shown and why: "Je ziet 4 van 82 voorbeelden: vo, in Utrecht of Zeeland."

/** @import { Choice } from "./choice.js" */
/** @typedef {{ short: string, before: string, one: string, more: string, heading: string }} Words */

/** The words of a value, as the form gives them; null when it does not offer it. @param {HTMLFormElement} form @param {string} name @param {string} value @returns {Words | null} */
export function wordsOf(form, name, value) {
  const control = form.elements.namedItem(name);
  const offered = control instanceof HTMLSelectElement ? [...control.options] : control instanceof RadioNodeList ? [...control] : [control];
  for (const one of offered) {
    if (!(one instanceof HTMLOptionElement || one instanceof HTMLInputElement) || one.value !== value) continue;
    const { short = "", before = "", one: single = "", more = "" } = one.dataset;
    const heading = one instanceof HTMLOptionElement ? one.text : (one.nextElementSibling?.textContent ?? "");
    return { short: short || heading, before, one: single, more, heading };
  }
  return null;
}

/** The words of what was chosen under one name: "in Utrecht of Zeeland of landelijk". @param {Words[]} found */
function alternatives(found) {
  /** @type {Map<string, string[]>} */
  const places = new Map();
  for (const { before, short } of found) places.set(before, [...(places.get(before) ?? []), short]);
  return [...places].map(([before, words]) => `${before} ${words.join(" of ")}`.trim()).join(" of ");
}

/** The words of a choice. @param {HTMLFormElement} form @param {Choice} choice */
function inWords(form, choice) {
  const parts = [...choice].map(([name, values]) => alternatives(values.flatMap((value) => wordsOf(form, name, value) ?? [])));
  return parts.filter(Boolean).join(", ");
}

/** Write a text in a live region only when it changes: it speaks each time. @param {Element} region @param {string} text */
export function write(region, text) {
  if (region.textContent !== text) region.textContent = text;
}

/**
 * Say it in a live region.
 *
 * @param {Element} region
 * @param {number} shown
 * @param {number} total
 * @param {{ one: string, many: string }} called what one and more are called.
 * @param {HTMLFormElement} form
 * @param {Choice} choice
 */
export function saySentence(region, shown, total, { one, many }, form, choice) {
  const called = total === 1 ? one : many;
  const words = inWords(form, choice);
  write(region, words ? `Je ziet ${shown} van ${total} ${called}: ${words}.` : total === 1 ? `Er is 1 ${called}.` : `Er zijn ${total} ${called}.`);
}
