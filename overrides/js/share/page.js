// The page /praktijk/delen/: answers become a record, to download or to mail. What somebody
// types enters the page as text only, and leaves it by nobody's hand but his own.

import { load } from "../files.js";
import { say } from "../status.js";
import { answersOf, fill } from "./answers.js";
import { keep, kept, wipe } from "./draft.js";
import { list, mark, problemsOf } from "./problems.js";
import { fileOf, idFrom, mailOf, recordOf } from "./record.js";
import { refusals } from "./refused.js";

const byId = (id) => document.getElementById(id);

/** The ids that are taken and the examples as they are; without them when they cannot be loaded. */
async function known(address) {
  await load(address).catch(() => {});
  return window.kennisbankDelen ?? { bezet: [], voorbeelden: {} };
}

function start(form) {
  const { fields, contact, script } = form.dataset;
  const invisible = new RegExp(form.dataset.invisible, "gu");
  const rules = { invisible, refused: refusals(form.dataset.refused) };
  const box = byId("deel-bewaar");
  const rows = form.querySelector(".rows");
  let tried = false; // problems show after the first try, and go as soon as they are mended
  let about = null; // { id, record } of the example that is being completed
  let count = 0;

  const tell = (text) => byId("deel-melding").replaceChildren(text);

  function addRow() {
    const row = byId("deel-punt").content.firstElementChild.cloneNode(true);
    count += 1;
    const line = row.querySelector(".wrong");
    line.id = `deel-punt-${count}-fout`;
    for (const element of row.querySelectorAll("[name]")) {
      element.id = `deel-punt-${count}-${element.localName}`;
      element.setAttribute("aria-describedby", line.id);
      element.previousElementSibling.htmlFor = element.id;
    }
    row.querySelector("[data-remove]").addEventListener("click", () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next?.querySelector("select") ?? form.querySelector("[data-add]")).focus();
      changed();
    });
    rows.append(row);
    return row;
  }

  function show(record) {
    rows.replaceChildren();
    fill(form, record, addRow);
    if (!rows.children.length) addRow();
  }

  const draft = () => ({ ...answersOf(form, invisible, true), ...(about && { id: about.id }) });

  function changed() {
    byId("deel-uitkomst").hidden = true;
    if (tried) mark(form, problemsOf(form, rules));
    if (box.checked && !keep(draft())) {
      box.checked = false;
      tell("Bewaren lukt niet in deze browser. Wat je schreef, staat er nog zolang de pagina open is.");
    }
  }

  /** Tell what was left out, or nothing. */
  function leftOut() {
    const found = [...form.elements].some(({ value }) => value?.trim().search(invisible) >= 0);
    tell(found ? "In je tekst stonden onzichtbare tekens, bijvoorbeeld uit een ander programma. Die hebben we weggelaten." : "");
  }

  async function make(event) {
    event.preventDefault();
    tried = true;
    const problems = problemsOf(form, rules);
    mark(form, problems);
    list(byId("deel-fouten"), problems);
    byId("deel-uitkomst").hidden = true;
    if (problems.length) return;
    leftOut();
    const answers = answersOf(form, invisible);
    const { bezet } = await known(script);
    const record = recordOf(answers, about?.id ?? idFrom(answers, new Set(bezet)), about?.record, fields.split(" "));
    give(record, fileOf(record));
  }

  function give(record, file) {
    const download = byId("deel-download");
    if (download.href) URL.revokeObjectURL(download.href);
    download.href = URL.createObjectURL(new Blob([file], { type: "text/yaml" }));
    download.download = `${record.id}.yml`;
    byId("deel-tekst").textContent = file;
    const mail = contact && mailOf(contact, record, file);
    byId("deel-mail").hidden = !mail;
    if (mail) byId("deel-mail").href = mail.href;
    byId("deel-weg").textContent = wayOf(mail);
    const section = byId("deel-uitkomst");
    section.hidden = false;
    section.focus();
    section.scrollIntoView();
  }

  function wayOf(mail) {
    if (!mail) return "Het adres van de redactie is nog niet ingevuld, dus opsturen kan nog niet. Download het bestand en bewaar het.";
    if (mail.whole) return "Mail het voorbeeld: het staat dan al in je bericht. Of download het bestand en stuur het mee.";
    return "Dit voorbeeld is te lang om vanzelf in een mail te zetten. Download het bestand en stuur het mee, of kopieer de tekst en plak hem in je mail.";
  }

  function begin() {
    const asked = new URLSearchParams(location.search);
    const record = kept();
    box.checked = Boolean(record);
    if (record === undefined) tell("Wat hier bewaard was, kunnen we niet lezen. Het staat er nog, tot je opnieuw laat bewaren of alles wist.");
    try {
      show(record ?? {});
    } catch {
      show({});
    }
    if (record) tell("Wat je eerder schreef, staat er weer.");
    if (asked.has("punt")) choose(asked.get("punt"));
    const id = record ? record.id : asked.get("voorbeeld");
    if (typeof id === "string") complete(id, !record);
  }

  /** A row for a point that was asked for in the address, unless it stands there already. */
  function choose(point) {
    const selects = [...rows.querySelectorAll("select")];
    if (selects.some((select) => select.value === point)) return;
    const select = selects.find((each) => !each.value) ?? addRow().querySelector("select");
    select.value = point;
    if (select.selectedIndex < 0) select.value = "";
  }

  /** Complete an example that is on the site already. */
  async function complete(id, filling) {
    const { voorbeelden } = await known(script);
    if (!Object.hasOwn(voorbeelden, id)) return;
    about = { id, record: voorbeelden[id] };
    if (filling) show({ ...about.record, opgave: undefined });
    tell(`Je vult een voorbeeld aan dat al op de site staat: ${about.record.titel}. Verander wat niet meer klopt.`);
  }

  form.addEventListener("submit", make);
  form.addEventListener("input", (event) => event.target !== box && changed());
  form.querySelector("[data-add]").addEventListener("click", () => {
    addRow().querySelector("select").focus();
    changed();
  });
  box.addEventListener("change", () => {
    if (box.checked) return void changed();
    wipe();
    say("Wat bewaard was, is gewist");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    if (!window.confirm("Alles wissen wat je hebt ingevuld en bewaard?")) return;
    wipe();
    about = null;
    tried = false;
    box.checked = false;
    show({});
    mark(form, []);
    list(byId("deel-fouten"), []);
    tell("");
    byId("deel-uitkomst").hidden = true;
    say("Alles is gewist");
    byId("deel-titel").focus();
  });
  begin();
}

const form = document.getElementById("deel");
if (form) start(form);
