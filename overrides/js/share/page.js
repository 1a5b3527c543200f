// The page /praktijk/delen/: answers become a record, to download or to mail. What somebody
// types enters the page as text only, and leaves it by nobody's hand but his own.

import { load } from "../files.js";
import { say } from "../status.js";
import { answersOf, fill } from "./answers.js";
import { keep, kept, wipe } from "./draft.js";
import { list, mark, problemsOf } from "./problems.js";
import { fileOf, idFrom, mailOf, recordOf } from "./record.js";
import { refusals } from "./refused.js";
import { textOf } from "./text.js";

/** @import { Fields, Known } from "./types.js" */

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @param {string} id */
const linkBy = (id) => /** @type {HTMLAnchorElement} */ (document.getElementById(id));
/** @param {string} text */
const tell = (text) => byId("deel-melding").replaceChildren(text);

/** The ids that are taken and the examples as they are; without them when they cannot be loaded. @param {string} address @returns {Promise<Known>} */
async function known(address) {
  await load(address).catch(() => {});
  return window.kennisbankDelen ?? { bezet: [], voorbeelden: {} };
}

/** How the example gets to the editors. @param {{ whole: boolean } | null} mail */
function wayOf(mail) {
  if (!mail) return "Het adres van de redactie is nog niet ingevuld, dus opsturen kan nog niet. Download het bestand en bewaar het.";
  if (mail.whole) return "Mail het voorbeeld: het staat dan al in je bericht. Of download het bestand en stuur het mee.";
  return "Dit voorbeeld is te lang om vanzelf in een mail te zetten. Download het bestand en stuur het mee.";
}

class ShareForm {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const { fields = "", contact = "", script = "", invisible = "", refused = "" } = form.dataset;
    this.form = form;
    this.fields = fields.split(" ");
    this.contact = contact;
    this.script = script;
    this.rules = { invisible: new RegExp(invisible, "gu"), refused: refusals(refused) };
    this.box = /** @type {HTMLInputElement} */ (byId("deel-bewaar"));
    this.rows = /** @type {HTMLElement} */ (form.querySelector(".rows"));
    this.adder = /** @type {HTMLElement} */ (form.querySelector("[data-add]"));
    this.tried = false; // problems show after the first try, and go as soon as they are mended
    /** The example that is being completed. @type {{ id: string, record: Fields } | null} */
    this.about = null;
    this.count = 0;
  }

  listen() {
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.make();
    });
    this.form.addEventListener("input", ({ target }) => target !== this.box && this.changed());
    this.adder.addEventListener("click", () => {
      this.addRow().querySelector("select")?.focus();
      this.changed();
    });
    this.box.addEventListener("change", () => {
      if (this.box.checked) return this.changed();
      wipe();
      return say("Wat bewaard was, is gewist");
    });
    this.form.addEventListener("reset", (event) => {
      event.preventDefault();
      if (window.confirm("Alles wissen wat je hebt ingevuld en bewaard?")) this.clear();
    });
    this.begin();
  }

  addRow() {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("deel-punt"));
    const row = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    this.count += 1;
    const line = /** @type {HTMLElement} */ (row.querySelector(".wrong"));
    line.id = `deel-punt-${this.count}-fout`;
    for (const control of row.querySelectorAll("[name]")) {
      control.id = `deel-punt-${this.count}-${control.localName}`;
      control.setAttribute("aria-describedby", line.id);
      if (control.previousElementSibling instanceof HTMLLabelElement) control.previousElementSibling.htmlFor = control.id;
    }
    row.querySelector("[data-remove]")?.addEventListener("click", () => this.dropRow(row));
    this.rows.append(row);
    return row;
  }

  /** @param {HTMLElement} row */
  dropRow(row) {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (next?.querySelector("select") ?? this.adder).focus();
    this.changed();
  }

  /** @param {Fields} record */
  show(record) {
    this.rows.replaceChildren();
    fill(this.form, record, () => this.addRow());
    if (!this.rows.children.length) this.addRow();
  }

  changed() {
    byId("deel-uitkomst").hidden = true;
    if (this.tried) mark(this.form, problemsOf(this.form, this.rules));
    const draft = { ...answersOf(this.form, this.rules.invisible, true), ...(this.about && { id: this.about.id }) };
    if (this.box.checked && !keep(draft)) {
      this.box.checked = false;
      tell("Bewaren lukt niet in deze browser. Wat je schreef, staat er nog zolang de pagina open is.");
    }
  }

  /** Tell what was left out, or nothing. */
  leftOut() {
    const texts = [...this.form.elements].map((one) => ("value" in one ? String(one.value).trim() : ""));
    const found = texts.some((text) => text.search(this.rules.invisible) >= 0);
    tell(found ? "In je tekst stonden onzichtbare tekens, bijvoorbeeld uit een ander programma. Die hebben we weggelaten." : "");
  }

  async make() {
    this.tried = true;
    const problems = problemsOf(this.form, this.rules);
    mark(this.form, problems);
    list(byId("deel-fouten"), problems);
    byId("deel-uitkomst").hidden = true;
    if (problems.length) return;
    this.leftOut();
    const answers = answersOf(this.form, this.rules.invisible);
    const { bezet } = await known(this.script);
    const record = recordOf(answers, this.about?.id ?? idFrom(answers, new Set(bezet)), this.about?.record, this.fields);
    this.give(record, fileOf(record));
  }

  /** Give what was written: as a text to read, and as the file for the editors. @param {Fields} record @param {string} file */
  give(record, file) {
    const download = linkBy("deel-download");
    if (download.href) URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([file], { type: "text/yaml" }));
    download.download = `${record.id}.yml`;
    byId("deel-tekst").textContent = textOf(this.form, this.rules.invisible);
    byId("deel-bestand").textContent = file;
    const mail = this.contact ? mailOf(this.contact, record, file) : null;
    linkBy("deel-mail").hidden = !mail;
    if (mail) linkBy("deel-mail").href = mail.href;
    byId("deel-weg").textContent = wayOf(mail);
    const section = byId("deel-uitkomst");
    section.hidden = false;
    section.focus();
    section.scrollIntoView();
  }

  begin() {
    const asked = new URLSearchParams(location.search);
    const record = kept();
    this.box.checked = Boolean(record);
    if (record === undefined) tell("Wat hier bewaard was, kunnen we niet lezen. Het staat er nog, tot je opnieuw laat bewaren of alles wist.");
    try {
      this.show(record ?? {});
    } catch {
      this.show({});
    }
    if (record) tell("Wat je eerder schreef, staat er weer.");
    this.choose(asked.get("punt"));
    const id = record ? record.id : asked.get("voorbeeld");
    if (typeof id === "string") this.complete(id, !record);
  }

  /** A row for a point that was asked for in the address, unless it stands there already. @param {string | null} point */
  choose(point) {
    const selects = [...this.rows.querySelectorAll("select")];
    if (point === null || selects.some((select) => select.value === point)) return;
    const select = selects.find((each) => !each.value) ?? this.addRow().querySelector("select");
    if (!select) return;
    select.value = point;
    if (select.selectedIndex < 0) select.value = "";
  }

  /** Complete an example that is on the site already. @param {string} id @param {boolean} filling */
  async complete(id, filling) {
    const { voorbeelden } = await known(this.script);
    if (!Object.hasOwn(voorbeelden, id)) return;
    this.about = { id, record: voorbeelden[id] };
    if (filling) this.show({ ...this.about.record, opgave: undefined });
    tell(`Je vult een voorbeeld aan dat al op de site staat: ${this.about.record.titel}. Verander wat niet meer klopt.`);
  }

  clear() {
    wipe();
    this.about = null;
    this.tried = false;
    this.box.checked = false;
    this.show({});
    mark(this.form, []);
    list(byId("deel-fouten"), []);
    tell("");
    byId("deel-uitkomst").hidden = true;
    say("Alles is gewist");
    byId("deel-titel").focus();
  }
}

const form = document.getElementById("deel");
if (form instanceof HTMLFormElement) new ShareForm(form).listen();
