// The state of the search: the query, and the choices by group. In the address: ?q=&soort=&thema=&sector=&rol=

import { readAddress, writeAddress } from "../facets/address.js";

export const GROUPS = ["soort", "thema", "sector", "rol"];

/** The state that stands in the address; choices that the site does not know are left out. */
export function readState(choices) {
  const values = readAddress(["q", ...GROUPS]);
  const chosen = (group) => {
    const known = new Set(choices[group].map(({ id }) => id));
    return [...new Set(values.get(group))].filter((id) => known.has(id));
  };
  return { q: values.get("q")[0] ?? "", ...Object.fromEntries(GROUPS.map((group) => [group, chosen(group)])) };
}

/** Put a state in the address; a step in the history unless ``replace``. */
export function writeState(state, options) {
  writeAddress(new Map([["q", [state.q.trim()]], ...GROUPS.map((group) => [group, state[group]])]), options);
}

/** The same query without choices. */
export const cleared = ({ q }) => ({ q, ...Object.fromEntries(GROUPS.map((group) => [group, []])) });

/** Whether there is a choice in any group. */
export const isChosen = (state) => GROUPS.some((group) => state[group].length > 0);

/** Whether a document has one of the choices in every group that has choices; ``except`` is a group that does not count. */
export function fits(document, state, except = "") {
  return GROUPS.every((group) => group === except || !state[group].length || document[group].some((id) => state[group].includes(id)));
}

/** For each choice of a group, how many documents it would leave, given the choices in the other groups. */
export function counts(documents, state, group) {
  const found = new Map();
  for (const document of documents) {
    if (!fits(document, state, group)) continue;
    for (const id of new Set(document[group])) found.set(id, (found.get(id) ?? 0) + 1);
  }
  return found;
}
