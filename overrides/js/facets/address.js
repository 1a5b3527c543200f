// What a reader chose stands in the address, so that it survives a reload, can be shared,
// and the back button undoes one choice. Used by lists with filters, the matrix and search.

/** @import { Choice } from "./choice.js" */

/** The values of these names in the address. @param {string[]} names @returns {Choice} */
export function readAddress(names) {
  const query = new URLSearchParams(location.search);
  return new Map(names.map((name) => [name, query.getAll(name)]));
}

/**
 * Put a choice in the address; other names, and empty values, go. A step in the history for each choice, unless `replace`.
 *
 * @param {Choice} choice
 * @param {{ replace?: boolean }} [how]
 */
export function writeAddress(choice, { replace = false } = {}) {
  const query = new URLSearchParams();
  for (const [name, values] of choice) {
    for (const value of values) if (value) query.append(name, value);
  }
  const text = query.toString();
  const address = text ? `?${text}` : location.pathname;
  if (text === location.search.slice(1)) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

/** Call back when the reader goes back or forward. @param {() => void} callback */
export function onReturn(callback) {
  window.addEventListener("popstate", callback);
}
