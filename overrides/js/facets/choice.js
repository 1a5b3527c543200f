// The choice that stands in a form: check boxes and selects, by name. An empty value is no choice.

/** The names in a form, in their order. */
const namesOf = (form) => [...new Set([...form.elements].map((element) => element.name).filter(Boolean))];

/** What is chosen: a Map from name to the values chosen, only names with a value; `except` is a name that does not filter. */
export function choiceOf(form, except) {
  const data = new FormData(form);
  const pairs = namesOf(form).map((name) => [name, data.getAll(name).filter(Boolean)]);
  return new Map(pairs.filter(([name, values]) => values.length && name !== except));
}

/** Choose what `read` (names -> Map) gives; what the form does not offer is passed over. */
export function choose(form, read) {
  const wanted = read(namesOf(form));
  for (const element of form.elements) {
    const values = wanted.get(element.name) ?? [];
    if (element.type === "checkbox") element.checked = values.includes(element.value);
    else if (element.tagName === "SELECT") element.value = values.find((value) => hasOption(element, value)) ?? "";
  }
}

const hasOption = (select, value) => [...select.options].some((option) => option.value === value);

/** Whether an item with these tokens ("sector:po") fits: one value of each name that was chosen. */
export function fits(tokens, choice, except) {
  for (const [name, values] of choice) {
    if (name !== except && !values.some((value) => tokens.has(`${name}:${value}`))) return false;
  }
  return true;
}

/** The tokens of an element: its data-facets as a Set. */
export const tokensOf = (element) => new Set(element.dataset.facets.split(" "));
