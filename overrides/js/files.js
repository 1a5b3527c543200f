// Files that leave the page, and scripts that come in later.

import { element } from "./element.js";

/** Let the browser save a file. @param {string} name @param {string} type @param {BlobPart} content */
export function save(name, type, content) {
  const link = element("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  // Not at once: the browser may still have to begin.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Load a classic script once; modules and import() do not work from disk. @param {string} address @returns {Promise<unknown>} */
export function load(address) {
  const found = loads.get(address);
  if (found) return found;
  const loading = new Promise((resolve, reject) => {
    document.head.append(element("script", { src: address, onload: resolve, onerror: reject }));
  });
  loading.catch(() => loads.delete(address));
  loads.set(address, loading);
  return loading;
}

/** @type {Map<string, Promise<unknown>>} */
const loads = new Map();
