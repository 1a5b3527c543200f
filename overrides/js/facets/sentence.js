// Says in a sentence what is shown and why: "Je ziet 12 van 82 voorbeelden. Sector: po of vo."

/** The words of a choice: the legend of each name, with what was chosen under it. */
export function inWords(form, choice) {
  const parts = [];
  for (const [name, values] of choice) {
    const words = values.map((value) => labelOf(form, name, value)).filter(Boolean);
    const legend = legendOf(form, name);
    if (legend && words.length) parts.push(`${legend}: ${words.join(" of ")}.`);
  }
  return parts.join(" ");
}

/** The label of a value, as the form gives it. */
export function labelOf(form, name, value) {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLSelectElement) return [...control.options].find((option) => option.value === value)?.text ?? "";
  const boxes = control instanceof RadioNodeList ? [...control] : [control];
  return boxes.find((box) => box?.value === value)?.dataset.label ?? "";
}

function legendOf(form, name) {
  const control = form.elements.namedItem(name);
  const first = control instanceof RadioNodeList ? control[0] : control;
  return first?.closest("[data-legend]")?.dataset.legend ?? "";
}

/** The whole sentence; `words` gives what one and more are called. */
export function sentence(shown, total, words, reasons) {
  const many = total === 1 ? words.one : words.many;
  const start = shown === total ? `Je ziet alle ${total} ${many}` : `Je ziet ${shown} van ${total} ${many}`;
  return `${start}.${reasons ? ` ${reasons}` : ""}`;
}
