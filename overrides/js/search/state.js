// The state of the search: the query, and the choices by group. In the address: ?q=&soort=&thema=&sector=&rol=

/** @import { Choices, Document, Group, State } from "./types.js" */

import { readAddress, writeAddress } from "../facets/address.js";

/** @type {Group[]} */
export const GROUPS = ["soort", "thema", "sector", "rol"];

/** The state that stands in the address; choices that the site does not know are left out. @param {Choices} choices @returns {State} */
export function readState(choices) {
  const values = readAddress(["q", ...GROUPS]);
  return { q: values.get("q")?.[0] ?? "", ...byGroup((group) => {
    const known = new Set(choices[group].map(({ id }) => id));
    return [...new Set(values.get(group))].filter((id) => known.has(id));
  }) };
}

/** A list of ids for every group. @param {(group: Group) => string[]} idsOf @returns {Record<Group, string[]>} */
export const byGroup = (idsOf) => ({ soort: idsOf("soort"), thema: idsOf("thema"), sector: idsOf("sector"), rol: idsOf("rol") });

/** Put a state in the address; a step in the history unless ``replace``. @param {State} state @param {{ replace?: boolean }} [options] */
export function writeState(state, options) {
  writeAddress(new Map([["q", [state.q.trim()]], ...GROUPS.map((group) => /** @type {[string, string[]]} */ ([group, state[group]]))]), options);
}

/** The same query without choices. @param {State} state @returns {State} */
export const cleared = ({ q }) => ({ q, ...byGroup(() => []) });

/** Whether there is a choice in any group. @param {State} state */
export const isChosen = (state) => GROUPS.some((group) => state[group].length > 0);

/** Whether a document has one of the choices in every group that has choices; ``except`` is a group that does not count. @param {Document} document @param {State} state */
export function fits(document, state, except = "") {
  return GROUPS.every((group) => group === except || !state[group].length || document[group].some((id) => state[group].includes(id)));
}

/** For each choice of a group, how many documents it would leave, given the choices in the other groups. @param {Document[]} documents @param {State} state @param {Group} group */
export function counts(documents, state, group) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const document of documents) {
    if (!fits(document, state, group)) continue;
    for (const id of new Set(document[group])) found.set(id, (found.get(id) ?? 0) + 1);
  }
  return found;
}
