// The draft in this browser. Nothing is kept before somebody ticks the box, and what was kept
// is wiped when the tick goes.

const KEY = "kennisbank-deel";

/** The draft: a record, null when there is none, or undefined when it cannot be read. */
export function kept() {
  let text = null;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    return null; // no storage in this browser, so nothing is kept
  }
  if (text === null) return null;
  try {
    const record = JSON.parse(text);
    return record && typeof record === "object" && !Array.isArray(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Keep a record; false when the browser refuses. */
export function keep(record) {
  try {
    localStorage.setItem(KEY, JSON.stringify(record));
    return true;
  } catch {
    return false;
  }
}

export function wipe() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // no storage in this browser, so nothing was kept
  }
}
