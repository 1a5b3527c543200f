// The filters beside the results, with counts. They look as those of the lists (css/facets.css).

import { element } from "../element.js";
import { counts, GROUPS, isChosen } from "./state.js";

const TITLES = { soort: "Soort", thema: "Thema", sector: "Sector", rol: "Rol" };
const WIDE = "(min-width: 60em)";

/**
 * Make the filters.
 *
 * @param choices for each group what there is to choose.
 * @param change called with the choices by group when the reader makes one.
 */
export function makeFilters(choices, change) {
  const panel = element("details", "facets-panel", element("summary", "", "Filters"));
  const form = element("form", { className: "facets", ariaLabel: "Filter de resultaten", hidden: true, autocomplete: "off" }, panel);
  panel.open = matchMedia(WIDE).matches;
  const groups = new Map(GROUPS.map((group) => [group, makeGroup(group)]));
  panel.append(...[...groups.values()].map(({ fold }) => fold));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    const data = new FormData(form);
    change(Object.fromEntries(GROUPS.map((group) => [group, data.getAll(group)])));
  });

  function makeGroup(group) {
    const set = element("fieldset", "", element("legend", "vh", TITLES[group]));
    const fold = element("details", "facet", element("summary", "", TITLES[group]), set);
    fold.open = group === "soort";
    const rows = choices[group].map(({ id, label, plural }) => {
      const box = element("input", { type: "checkbox", name: group, value: id });
      const number = element("span", "n");
      const row = element("label", "", box, " ", element("span", "", group === "soort" ? plural : label), " ", number);
      set.append(row);
      return { id, row, box, number };
    });
    return { fold, rows };
  }

  /** Show the counts among these documents, and what is chosen. */
  function show(documents, state) {
    let any = isChosen(state);
    for (const [group, { fold, rows }] of groups) {
      const found = counts(documents, state, group);
      for (const { id, row, box, number } of rows) {
        box.checked = state[group].includes(id);
        number.textContent = String(found.get(id) ?? 0);
        row.hidden = !found.get(id) && !box.checked;
      }
      fold.hidden = rows.every(({ row }) => row.hidden);
      if (state[group].length) fold.open = true;
      any ||= !fold.hidden;
    }
    form.hidden = !any;
  }
  return { form, show };
}
