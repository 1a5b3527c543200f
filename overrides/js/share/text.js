// What somebody filled in as a text to read: each question with its answer, in the words of the form.

/** The words of a label or legend, without what is beside them. @param {Element | null | undefined} one */
const wordsOf = (one) => one?.firstChild?.textContent?.trim() ?? "";

/** What a control says in words. @param {Element} control */
function saidBy(control) {
  if (control instanceof HTMLSelectElement) return control.value ? control.selectedOptions[0].text : "";
  if (control instanceof HTMLTextAreaElement) return control.value.trim();
  if (!(control instanceof HTMLInputElement)) return "";
  if (!["checkbox", "radio"].includes(control.type)) return control.value.trim();
  return control.checked ? (control.closest("label")?.textContent?.trim() ?? "") : "";
}

/** The answers in one part of the form, each on a line; of a row all that stands in it. @param {Element} part */
function answersIn(part) {
  const rows = [...part.querySelectorAll(".row")];
  const groups = rows.length ? rows.map((row) => [...row.querySelectorAll("[name]")]) : [...part.querySelectorAll("[name]")].map((control) => [control]);
  return groups.map((controls) => controls.map(saidBy).filter(Boolean).join(": ")).filter(Boolean);
}

/** Every question that was answered, with the answer. @param {HTMLFormElement} form @param {RegExp} invisible */
export function textOf(form, invisible) {
  const told = [...form.querySelectorAll(".ask:not(.keep)")].map((part) => ({ question: wordsOf(part.querySelector("label, legend")), answers: answersIn(part) }));
  const lines = told.filter(({ answers }) => answers.length).map(({ question, answers }) => `${question}\n${answers.join("\n")}`);
  return `${lines.join("\n\n").replaceAll(invisible, "")}\n`;
}
