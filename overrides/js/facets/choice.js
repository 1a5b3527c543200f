// The choice that stands in a form: check boxes and selects, by name. An empty value is no choice.

/** What is chosen: the values by the name of their filter. @typedef {Map<string, string[]>} Choice */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/** The controls of a form that have a name. @param {HTMLFormElement} form */
const controlsOf = (form) => /** @type {Control[]} */ ([...form.elements].filter((one) => "name" in one && one.name));

/** The names in a form, in their order. @param {HTMLFormElement} form */
const namesOf = (form) => [...new Set(controlsOf(form).map(({ name }) => name))];

/**
 * What is chosen, only names with a value.
 *
 * @param {HTMLFormElement} form
 * @param {string} [except] a name that does not filter.
 * @returns {Choice}
 */
export function choiceOf(form, except) {
  const data = new FormData(form);
  const pairs = namesOf(form).map((name) => /** @type {[string, string[]]} */ ([name, data.getAll(name).map(String).filter(Boolean)]));
  return new Map(pairs.filter(([name, values]) => values.length && name !== except));
}

/**
 * Choose what `read` gives; what the form does not offer is passed over.
 *
 * @param {HTMLFormElement} form
 * @param {(names: string[]) => Choice} read
 */
export function choose(form, read) {
  const wanted = read(namesOf(form));
  for (const control of controlsOf(form)) {
    const values = wanted.get(control.name) ?? [];
    if (control instanceof HTMLSelectElement) control.value = values.find((value) => hasOption(control, value)) ?? "";
    else if (control.type === "checkbox") control.checked = values.includes(control.value);
  }
}

/** @param {HTMLSelectElement} select @param {string} value */
const hasOption = (select, value) => [...select.options].some((option) => option.value === value);

/** Under which names an item with these tokens ("sector:po") does not fit: none of the values that were chosen. @param {Set<string>} tokens @param {Choice} choice */
export const failing = (tokens, choice) => [...choice.keys()].filter((name) => !choice.get(name)?.some((value) => tokens.has(`${name}:${value}`)));

/** Whether an item with these tokens fits. @param {Set<string>} tokens @param {Choice} choice */
export const fits = (tokens, choice) => failing(tokens, choice).length === 0;

/** The tokens of an element: its data-facets as a Set. @param {HTMLElement} element */
export const tokensOf = (element) => new Set((element.dataset.facets ?? "").split(" "));
