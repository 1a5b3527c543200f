// Says in a sentence what is shown and why: "Je ziet 12 van 82 voorbeelden. Sector: po of vo."

/** The words of a choice: the legend of each name, with what was chosen under it. */
function inWords(form, choice) {
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

/** Say it in a live region; `words` gives what one and more are called. */
export function saySentence(region, shown, total, { one, many }, form, choice) {
  const count = shown === total ? `alle ${total}` : `${shown} van ${total}`;
  const text = `Je ziet ${count} ${total === 1 ? one : many}. ${inWords(form, choice)}`.trim();
  // Written only when it changes: a live region speaks each time.
  if (region.textContent !== text) region.textContent = text;
}
