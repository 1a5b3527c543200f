// What stands in the form, as the record that it will be; and back.

/** The controls of the form that hold an answer, by the name of their field. */
const controls = (form) => [...form.elements].filter((element) => element.name);

/** Text without what a file may not hold: no invisible signs, no half ones, no space at the ends. */
export function clean(text, invisible) {
  return text.toWellFormed().normalize("NFC").replaceAll(/\r\n?/g, "\n").replaceAll(invisible, "").trim();
}

/** Put a value at a name with dots in it: opgave.adres. */
function put(record, name, value) {
  const [first, rest] = name.split(".", 2);
  if (rest) put((record[first] ??= {}), rest, value);
  else record[first] = value;
}

/** What stands in a control: one paragraph, as every text of a record is, unless the lines are to stay as they were typed. */
function valueOf(element, invisible, lines) {
  const text = clean(element.value, invisible);
  return lines ? text : text.replaceAll(/\s+/g, " ");
}

/** Every answer that was given: texts, lists of texts, and a list of records for the rows. */
export function answersOf(form, invisible, lines = false) {
  const record = {};
  for (const element of controls(form)) {
    if (element.closest(".row")) continue;
    if (element.type === "checkbox" && element.closest("fieldset").querySelectorAll("input").length > 1) {
      if (element.checked) put(record, element.name, [...(record[element.name] ?? []), element.value]);
    } else if (!["checkbox", "radio"].includes(element.type) || element.checked) {
      const value = valueOf(element, invisible, lines);
      if (value) put(record, element.name, element.inputMode === "numeric" && /^\d+$/.test(value) ? Number(value) : value);
    }
  }
  for (const row of form.querySelectorAll(".row")) {
    const item = {};
    let list = "";
    for (const element of row.querySelectorAll("[name]")) {
      const [first, rest] = element.name.split(".", 2);
      list = first;
      const value = valueOf(element, invisible, lines);
      if (value) item[rest] = value;
    }
    if (Object.keys(item).length) record[list] = [...(record[list] ?? []), item];
  }
  return record;
}

const at = (record, name) => name.split(".").reduce((value, step) => value?.[step], record);

/** Put answers into the form; `addRow` makes a row. What is no text, number or list of those is left alone. */
export function fill(form, record, addRow) {
  for (const element of controls(form)) {
    if (element.closest(".row") || element.type === "hidden") continue;
    const value = at(record, element.name);
    const texts = (Array.isArray(value) ? value : [value ?? ""]).map(String);
    if (["checkbox", "radio"].includes(element.type)) element.checked = texts.includes(element.value);
    else element.value = texts[0] ?? "";
  }
  const rows = Array.isArray(record.punten) ? record.punten : [];
  for (const item of rows) {
    const row = addRow();
    for (const element of row.querySelectorAll("[name]")) element.value = String(item?.[element.name.split(".")[1]] ?? "");
  }
}
