// The list of chosen questions: each can go up, down and away, and has room for evidence and
// notes. And under it, what can still be added. Buttons keep the focus; what they did is said.

import { button, element } from "../element.js";
import { say } from "../status.js";
import { belongsTo, NOTES, participants, questionsOf, sorted } from "./questions.js";

function metaOf(kit, question) {
  if (!question.herkomst) return "Eigen vraag";
  return [`Voor: ${participants(kit, question)}`, question.herkomst, question.status, belongsTo(kit, question).join(", ")].join(" · ");
}

/** Start with the parts of the page, the data, and what to call after a change. Gives draw and drawMore. */
export function startList({ part, kit, state, change }) {
  const list = part("vragen");

  const buttonOf = (label, question, act) => button(label, act, element("span", "vh", `: ${question.vraag}`));

  function noteOf(question) {
    const notes = state().notities[question.id] ?? {};
    const summary = element("summary");
    const tell = () => summary.replaceChildren(`Bewijs en aantekeningen${state().notities[question.id] ? " (ingevuld)" : ""}`, element("span", "vh", ` bij: ${question.vraag}`));
    const fields = Object.entries(NOTES).map(([name, label]) => {
      const area = element("textarea", { rows: 3, dir: "auto", maxLength: 20000, value: notes[name] ?? "" });
      area.addEventListener("input", () => {
        const note = { bewijs: "", tekst: "", ...state().notities[question.id], [name]: area.value };
        if (note.bewijs || note.tekst) state().notities[question.id] = note;
        else delete state().notities[question.id];
        tell();
        change();
      });
      return element("label", "", label, area);
    });
    tell();
    return element("details", "kit-notes", summary, ...fields);
  }

  function move(item, question, step, pressed) {
    const { vragen } = state();
    const from = vragen.indexOf(question.id);
    const to = from + step;
    if (to < 0 || to >= vragen.length) return say(step < 0 ? "Deze vraag staat al bovenaan." : "Deze vraag staat al onderaan.");
    vragen.splice(to, 0, ...vragen.splice(from, 1));
    if (step < 0) item.previousElementSibling.before(item);
    else item.nextElementSibling.after(item);
    pressed.focus();
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

  const rowOf = (question) => element("li", "", element("p", "question", question.vraag), element("p", "meta", metaOf(kit, question)));

  function itemOf(question) {
    const item = rowOf(question);
    const up = buttonOf("Omhoog", question, (pressed) => move(item, question, -1, pressed));
    const down = buttonOf("Omlaag", question, (pressed) => move(item, question, 1, pressed));
    item.dataset.id = question.id;
    item.append(noteOf(question), element("p", "kit-buttons", up, down, buttonOf("Haal weg", question, () => drop(item, question))));
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
    const all = whole ? [element("p", "", button(`Voeg ze alle ${ids.length} toe`, () => addAll(questions)))] : [];
    return [element("h3", "", title), ...all, element("ul", "kit-more", ...questions.map(moreOf))];
  }

  function moreOf(question) {
    const row = rowOf(question);
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
