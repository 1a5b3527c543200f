// The draft in this browser. Nothing is kept before somebody ticks the box, and what was kept
// is wiped when the tick goes.

import * as store from "../store.js";

const KEY = "kennisbank-deel";

/** @import { Fields } from "./types.js" */

/** The draft: a record, null when there is none, or undefined when it cannot be read. @returns {Fields | null | undefined} */
export function kept() {
  const text = store.kept(KEY);
  if (text === null) return null;
  try {
    const record = JSON.parse(text);
    return record && typeof record === "object" && !Array.isArray(record) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Keep a record; false when the browser refuses. @param {Fields} record */
export const keep = (record) => store.keep(KEY, JSON.stringify(record));

export const wipe = () => store.wipe(KEY);
