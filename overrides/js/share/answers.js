// What stands in the form, as the record that it will be; and back.

/** @import { Control, Fields, Value } from "./types.js" */

/** The controls of the form that hold an answer, by the name of their field. @param {HTMLFormElement} form */
const controls = (form) => /** @type {Control[]} */ ([...form.elements].filter((element) => "name" in element && element.name));

/** The controls in a row. @param {Element} row */
const controlsIn = (row) => /** @type {Control[]} */ ([...row.querySelectorAll("[name]")]);

/** Text without what a file may not hold: no invisible signs, no half ones, no space at the ends. @param {string} text @param {RegExp} invisible */
export function clean(text, invisible) {
  return text.toWellFormed().normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll(invisible, "").trim();
}

/** Put a value at a name with dots in it: opgave.adres. @param {Fields} record @param {string} name @param {Value} value */
function put(record, name, value) {
  const [first, rest] = name.split(".", 2);
  if (rest) record[first] = { .../** @type {Fields | undefined} */ (record[first]), [rest]: value };
  else record[first] = value;
}

/** What stands in a control: one paragraph, as every text of a record is, unless the lines are to stay as they were typed. @param {Control} element @param {RegExp} invisible @param {boolean} lines */
function valueOf(element, invisible, lines) {
  const text = clean(element.value, invisible);
  return lines ? text : text.replaceAll(/\s+/g, " ");
}

/** Every answer that was given: texts, lists of texts, and a list of records for the rows. @param {HTMLFormElement} form @param {RegExp} invisible @param {boolean} [lines] @returns {Fields} */
export function answersOf(form, invisible, lines = false) {
  /** @type {Fields} */
  const record = {};
  for (const element of controls(form)) {
    if (element.closest(".row")) continue;
    if (element instanceof HTMLInputElement && isOneOfMore(element)) {
      if (element.checked) put(record, element.name, [...listAt(record, element.name), element.value]);
    } else if (isTicked(element)) {
      const value = valueOf(element, invisible, lines);
      if (value) put(record, element.name, element.inputMode === "numeric" && /^\d+$/.test(value) ? Number(value) : value);
    }
  }
  for (const row of form.querySelectorAll(".row")) {
    /** @type {Fields} */
    const item = {};
    let list = "";
    for (const element of controlsIn(row)) {
      const [first, rest] = element.name.split(".", 2);
      list = first;
      const value = valueOf(element, invisible, lines);
      if (value) item[rest] = value;
    }
    if (Object.keys(item).length) record[list] = [...listAt(record, list), item];
  }
  return record;
}

/** Whether it is one of the boxes of a question. @param {HTMLInputElement} box */
const isOneOfMore = (box) => box.type === "checkbox" && (box.closest("fieldset")?.querySelectorAll("input").length ?? 0) > 1;

/** Whether a control says something: a box or button only when it is ticked. @param {Control} control */
const isTicked = (control) => !(control instanceof HTMLInputElement) || !["checkbox", "radio"].includes(control.type) || control.checked;

/** @param {Fields} record @param {string} name @returns {Value[]} */
function listAt(record, name) {
  const found = record[name];
  return Array.isArray(found) ? found : [];
}

/** @param {Value | undefined} value @param {string} step */
const inside = (value, step) => (value && typeof value === "object" && !Array.isArray(value) ? value[step] : undefined);

/** @param {Fields} record @param {string} name @returns {Value | undefined} */
const at = (record, name) => name.split(".").reduce(inside, /** @type {Value | undefined} */ (record));

/** Put answers into the form; `addRow` makes a row. What is no text, number or list of those is left alone. @param {HTMLFormElement} form @param {Fields} record @param {() => HTMLElement} addRow */
export function fill(form, record, addRow) {
  for (const element of controls(form)) {
    if (element.closest(".row") || element.type === "hidden") continue;
    const value = at(record, element.name);
    const texts = (Array.isArray(value) ? value : [value ?? ""]).map(String);
    if (element instanceof HTMLInputElement && ["checkbox", "radio"].includes(element.type)) element.checked = texts.includes(element.value);
    else element.value = texts[0] ?? "";
  }
  for (const item of listAt(record, "punten")) {
    const row = addRow();
    for (const element of controlsIn(row)) element.value = String(inside(item, element.name.split(".")[1]) ?? "");
  }
}
