// What is not right yet in the form, in Dutch: first all of it in a list on top, and each at
// its own field. The limits stand in the page, where the model put them.

import { element } from "../element.js";
import { clean } from "./answers.js";

/** @import { Problem, Rules } from "./types.js" */

/** @param {number} value */
const number = (value) => value.toLocaleString("nl-NL");

/** What is wrong with a text, or "". @param {HTMLInputElement | HTMLTextAreaElement} control @param {string} text @param {Rules["refused"]} refused */
function ofText(control, text, refused) {
  const { min, max, pattern, needed } = control.dataset;
  if (!text) return needed === undefined ? "" : "Dit is nog leeg.";
  if (control.inputMode === "numeric") {
    const right = /^\d{1,4}$/.test(text) && Number(text) >= Number(min) && Number(text) <= Number(max);
    return right ? "" : `Schrijf een jaar met vier cijfers, van ${min} tot en met ${max}.`;
  }
  const length = [...text].length;
  if (max && length > Number(max)) return `Dit zijn ${number(length)} tekens. Er passen er ${number(Number(max))}. Maak het korter.`;
  if (min && length < Number(min)) return `Dit is te kort. Schrijf minstens ${min} tekens.`;
  if (pattern && !new RegExp(pattern).test(text)) return "Schrijf het hele webadres. Het begint met https:// en heeft geen spaties.";
  return refused(text);
}

/** @param {HTMLElement} group */
function ofGroup(group) {
  if (group.dataset.needed === undefined || group.querySelector("input:checked")) return "";
  return group.querySelector("input[type=radio]") ? "Kies een antwoord." : "Zonder toestemming kan de redactie het voorbeeld niet plaatsen.";
}

/** What is wrong with a point and its reason: the control to mend and why, or nothing. @param {Element} row @param {string[]} before @param {Rules} rules @returns {[HTMLElement, string] | null} */
function ofRow(row, before, { invisible, refused }) {
  const point = /** @type {HTMLSelectElement} */ (row.querySelector("select"));
  const reason = /** @type {HTMLTextAreaElement} */ (row.querySelector("textarea"));
  const text = clean(reason.value, invisible);
  if (!point.value) return [point, "Kies een punt, of haal deze rij weg."];
  if (before.includes(point.value)) return [point, "Dit punt heb je al gekozen."];
  const why = text ? ofText(reason, text, refused) : "Zeg nog wat bij dit punt past.";
  return why ? [reason, why] : null;
}

/** Every problem, in the order of the form: the control, the element that tells it, the question and the text.
 *  `rules` holds the signs that nobody sees and a function that says what a text may not hold. @param {HTMLFormElement} form @param {Rules} rules */
export function problemsOf(form, rules) {
  /** @type {Problem[]} */
  const found = [];
  /** @param {HTMLElement | null | undefined} control @param {HTMLElement} holder @param {string} [text] */
  const note = (control, holder, text) => {
    if (text && control) found.push({ control, holder, text, question: titleOf(holder) });
  };
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".ask:not(.keep)"))) {
    const rows = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll(".row"))];
    const control = part.matches("fieldset") ? null : /** @type {HTMLInputElement | HTMLTextAreaElement | null} */ (part.querySelector("input, textarea"));
    if (control) note(control, part, ofText(control, clean(control.value, rules.invisible), rules.refused));
    else if (!part.querySelector(".rows")) note(part.querySelector("input"), part, ofGroup(part));
    else if (!rows.length) note(part.querySelector("[data-add]"), part, "Kies minstens één punt.");
    rows.forEach((row, index) => {
      const before = rows.slice(0, index).map((other) => other.querySelector("select")?.value ?? "");
      const [wrong, text] = ofRow(row, before, rules) ?? [];
      note(wrong, row, text);
    });
  }
  return found;
}

/** The question that a field, group or row answers. @param {HTMLElement} holder */
function titleOf(holder) {
  if (holder.matches(".row")) return `Punt ${[...(holder.parentElement?.children ?? [])].indexOf(holder) + 1}:`;
  return holder.querySelector("label, legend")?.firstChild?.textContent?.trim() ?? "";
}

/** The own line of a field or row that says what is wrong. @param {HTMLElement} holder */
const lineOf = (holder) => /** @type {HTMLElement} */ (holder.querySelector(":scope > .wrong"));

/** Show these problems and no others at their fields. @param {HTMLFormElement} form @param {Problem[]} problems */
export function mark(form, problems) {
  for (const line of form.querySelectorAll(".wrong")) line.textContent = "";
  for (const control of form.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
  for (const { control, holder, text } of problems) {
    lineOf(holder).textContent = text;
    if (control.matches("input, select, textarea")) control.setAttribute("aria-invalid", "true");
  }
}

/** The list on top, with a link to each field; it takes the focus. @param {HTMLElement} target @param {Problem[]} problems */
export function list(target, problems) {
  target.hidden = !problems.length;
  if (target.hidden) return;
  const head = problems.length === 1 ? "Er is nog één ding niet goed" : `Er zijn nog ${problems.length} dingen niet goed`;
  const rows = problems.map(({ control, question, text }) => {
    const link = element("a", { href: `#${control.id}` }, `${question} ${text}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      control.focus();
    });
    return element("li", "", link);
  });
  target.replaceChildren(element("h2", "", head), element("ul", "", ...rows));
  target.focus();
}
