// The filters beside the results, with counts. They look as those of the lists (css/facets.css).

/** @import { Choice, Choices, Document, Group, State } from "./types.js" */

import { element } from "../element.js";
import { byGroup, counts, GROUPS, isChosen } from "./state.js";

const TITLES = { soort: "Soort", thema: "Thema", sector: "Sector", rol: "Rol" };
const WIDE = "(min-width: 60em)";

/** @typedef {ReturnType<typeof makeGroup>} Made */

/**
 * Make the filters.
 *
 * @param {Choices} choices for each group what there is to choose.
 * @param {(chosen: Record<Group, string[]>) => void} change called with the choices by group when the reader makes one.
 */
export function makeFilters(choices, change) {
  const panel = element("details", "facets-panel", element("summary", "", "Filters"));
  const form = element("form", { className: "facets", ariaLabel: "Filter de resultaten", hidden: true, autocomplete: "off" }, panel);
  panel.open = matchMedia(WIDE).matches;
  const groups = new Map(GROUPS.map((group) => [group, makeGroup(group, choices[group])]));
  panel.append(...[...groups.values()].map(({ fold }) => fold));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const data = new FormData(form);
    change(byGroup((group) => data.getAll(group).map(String)));
  });
  /** Show the counts among these documents, and what is chosen. @param {Document[]} documents @param {State} state */
  const show = (documents, state) => {
    const open = [...groups].map(([group, made]) => showGroup(made, group, documents, state));
    form.hidden = !isChosen(state) && !open.some(Boolean);
  };
  return { form, show };
}

/** The fold of a group, with a box for every choice. @param {Group} group @param {Choice[]} choices */
function makeGroup(group, choices) {
  const set = element("fieldset", "", element("legend", "vh", TITLES[group]));
  const fold = element("details", "facet", element("summary", "", TITLES[group]), set);
  fold.open = group === "soort";
  const rows = choices.map(({ id, label, plural }) => {
    const box = element("input", { type: "checkbox", name: group, value: id });
    const number = element("span", "n");
    const row = element("label", "", box, " ", element("span", "", group === "soort" ? plural : label), " ", number);
    set.append(row);
    return { id, row, box, number };
  });
  return { fold, rows };
}

/** Show the counts of one group; whether there is anything to choose. @param {Made} made @param {Group} group @param {Document[]} documents @param {State} state */
function showGroup({ fold, rows }, group, documents, state) {
  const found = counts(documents, state, group);
  for (const { id, row, box, number } of rows) {
    box.checked = state[group].includes(id);
    number.textContent = String(found.get(id) ?? 0);
    row.hidden = !found.get(id) && !box.checked;
  }
  fold.hidden = rows.every(({ row }) => row.hidden);
  if (state[group].length) fold.open = true;
  return !fold.hidden;
}
