// What a browser keeps for a page, under a key. A browser may refuse: then nothing is kept.

/** The text that was kept; null when there is none. @param {string} key */
export function kept(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keep a text; false when the browser refuses. @param {string} key @param {string} text */
export function keep(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Forget what was kept. @param {string} key */
export function wipe(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing was kept then
  }
}
