// Filters and ways to sort for a list that is whole without them (templates/parts/facets.html).

import { onReturn, readAddress, writeAddress } from "./address.js";
import { choiceOf, choose } from "./choice.js";
import { List } from "./list.js";
import { labelOf, saySentence } from "./sentence.js";

const SORT = "volgorde";

function start(form) {
  const list = new List(document.getElementById(form.dataset.list));
  const said = document.getElementById(form.dataset.said);
  const nothing = document.getElementById(form.dataset.nothing);
  const panel = form.querySelector(".facets-panel");
  const sort = form.elements.namedItem(SORT);
  const clear = [...document.querySelectorAll(`[data-clear="${form.id}"]`)];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  let way = 0;

  function show() {
    const choice = choiceOf(form, SORT);
    if (sort && sort.selectedIndex !== way) {
      way = sort.selectedIndex;
      list.sort(way, (tokens) => headingOf(sort.selectedOptions[0].dataset.groupBy, tokens));
    }
    const shown = list.filter(choice);
    saySentence(said, shown, list.total, form.dataset, form, choice);
    nothing.hidden = shown > 0;
    for (const box of boxes) {
      const count = list.count(box.name, box.value, choice);
      const label = box.closest("label");
      label.querySelector(".n").textContent = count;
      label.classList.toggle("none", count === 0 && !box.checked);
    }
    const chosen = [...choice.values()].flat().length;
    form.querySelector("[data-chosen]").textContent = chosen ? `(${chosen} gekozen)` : "";
    for (const button of clear) button.hidden = chosen === 0;
  }

  function headingOf(name, tokens) {
    if (!name) return "";
    const token = [...tokens].find((found) => found.startsWith(`${name}:`));
    return labelOf(form, name, token.slice(name.length + 1));
  }

  function changed() {
    writeAddress(choiceOf(form));
    show();
  }

  function fromAddress() {
    choose(form, readAddress);
    for (const facet of form.querySelectorAll("details.facet")) {
      if (facet.querySelector(":checked")) facet.open = true;
    }
    show();
  }

  form.addEventListener("change", changed);
  sort?.addEventListener("change", changed); // it stands outside the form, above the list
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of clear) {
    button.addEventListener("click", () => {
      for (const box of boxes) box.checked = false;
      changed();
      said.focus(); // the button is gone now; what it changed stands here
    });
  }
  onReturn(fromAddress);
  if (panel && matchMedia("(min-width: 60em)").matches) panel.open = true;
  fromAddress();
}

for (const form of document.querySelectorAll("form[data-list]")) start(form);
