// The list of chosen questions: each can go up, down and away, and has room for evidence and
// notes. And under it, what can still be added. Buttons keep the focus; what they did is said.

import { say } from "../status.js";
import { belongsTo, participants, questionsOf, sorted } from "./questions.js";
import { make } from "./make.js";

const FIELDS = { bewijs: "Bewijs", tekst: "Aantekeningen" };

function metaOf(kit, question) {
  if (!question.herkomst) return "Eigen vraag";
  return [`Voor: ${participants(kit, question)}`, question.herkomst, question.status, belongsTo(kit, question).join(", ")].join(" · ");
}

/** Start with the parts of the page, the data, and what to call after a change. Gives draw and drawMore. */
export function startList({ part, kit, state, change }) {
  const list = part("vragen");

  const buttonOf = (label, question, act) => {
    const button = make("button", { class: "button", type: "button" }, label, make("span", { class: "vh" }, `: ${question.vraag}`));
    button.addEventListener("click", () => act(button));
    return button;
  };

  function noteOf(question) {
    const notes = state().notities[question.id] ?? {};
    const summary = make("summary", {});
    const tell = () => summary.replaceChildren(`Bewijs en aantekeningen${state().notities[question.id] ? " (ingevuld)" : ""}`, make("span", { class: "vh" }, ` bij: ${question.vraag}`));
    const fields = Object.entries(FIELDS).map(([name, label]) => {
      const area = make("textarea", { rows: "3", dir: "auto", maxlength: "20000" });
      area.value = notes[name] ?? "";
      area.addEventListener("input", () => {
        const note = { bewijs: "", tekst: "", ...state().notities[question.id], [name]: area.value };
        if (note.bewijs || note.tekst) state().notities[question.id] = note;
        else delete state().notities[question.id];
        tell();
        change();
      });
      return make("label", {}, label, area);
    });
    tell();
    return make("details", { class: "kit-notes" }, summary, ...fields);
  }

  function move(item, question, step, button) {
    const { vragen } = state();
    const from = vragen.indexOf(question.id);
    const to = from + step;
    if (to < 0 || to >= vragen.length) return say(step < 0 ? "Deze vraag staat al bovenaan." : "Deze vraag staat al onderaan.");
    vragen.splice(to, 0, ...vragen.splice(from, 1));
    if (step < 0) item.previousElementSibling.before(item);
    else item.nextElementSibling.after(item);
    button.focus();
    say(`De vraag staat nu op plek ${to + 1} van ${vragen.length}.`);
    change();
  }

  function drop(item, question) {
    state().vragen = state().vragen.filter((id) => id !== question.id);
    const next = (item.nextElementSibling ?? item.previousElementSibling)?.querySelector(".kit-buttons button:last-of-type") ?? part("kop");
    item.remove();
    next.focus();
    say("De vraag is weg uit je kit. Je vindt haar terug bij ‘Meer vragen’; wat je erbij schreef, blijft staan.");
    change();
    drawMore();
  }

  function itemOf(question) {
    const item = make("li", { "data-id": question.id }, make("p", { class: "question" }, question.vraag), make("p", { class: "meta" }, metaOf(kit, question)));
    const up = buttonOf("Omhoog", question, (button) => move(item, question, -1, button));
    const down = buttonOf("Omlaag", question, (button) => move(item, question, 1, button));
    item.append(noteOf(question), make("p", { class: "kit-buttons" }, up, down, buttonOf("Haal weg", question, () => drop(item, question))));
    return item;
  }

  function add(questions) {
    state().vragen.push(...questions.map(({ id }) => id));
    list.append(...questions.map(itemOf));
    change();
  }

  function addRow(question, row) {
    const next = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("button") ?? part("meer").firstElementChild;
    row.remove();
    add([question]);
    next.focus();
    say(`Toegevoegd als vraag ${state().vragen.length}.`);
  }

  function addAll(questions) {
    add(questions);
    drawMore();
    part("meer").firstElementChild.focus();
    say(`${questions.length} vragen toegevoegd.`);
  }

  /** The questions that belong to the chosen waarborgen through their points, and are not chosen yet. */
  function further() {
    const ids = kit.keuzes.filter(({ id }) => state().keuze.includes(id)).flatMap(({ meer }) => meer);
    return sorted(kit, [...new Set(ids)].filter((id) => !state().vragen.includes(id)));
  }

  /** What can be added: first what belongs to the chosen waarborgen through their points, then the rest. */
  function drawMore() {
    if (!part("meer").open) return;
    const { vragen, eigen } = state();
    const near = further();
    const rest = [...Object.keys(eigen), ...kit.vragen.map(({ id }) => id)].filter((id) => !vragen.includes(id) && !near.includes(id));
    const groups = [
      ["Bij de punten die erbij horen", near, true],
      ["Andere vragen", rest, false],
    ];
    part("meer").lastElementChild.replaceChildren(...groups.filter(([, ids]) => ids.length).flatMap(groupOf));
  }

  function groupOf([title, ids, whole]) {
    const questions = questionsOf(kit, { eigen: state().eigen, vragen: ids });
    const all = make("button", { class: "button", type: "button" }, `Voeg ze alle ${ids.length} toe`);
    all.addEventListener("click", () => addAll(questions));
    return [make("h3", {}, title), ...(whole ? [make("p", {}, all)] : []), make("ul", { class: "kit-more" }, ...questions.map(rowOf))];
  }

  function rowOf(question) {
    const row = make("li", {}, make("p", { class: "question" }, question.vraag), make("p", { class: "meta" }, metaOf(kit, question)));
    row.append(buttonOf("Voeg toe", question, () => addRow(question, row)));
    return row;
  }

  function draw() {
    const open = [...list.querySelectorAll("details[open]")].map((notes) => notes.closest("li").dataset.id);
    list.replaceChildren(...questionsOf(kit, state()).map(itemOf));
    for (const item of list.children) item.querySelector("details").open = open.includes(item.dataset.id);
    drawMore();
  }

  return { draw, drawMore, further };
}
