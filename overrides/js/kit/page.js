// The page /peer-review/kit/: choose, order, write, take along. All that is chosen and written is
// in `state` (state.js); this shows it and changes it. It is kept in the browser only after a
// click that says so. Data and the writer of documents are loaded when they are needed.

import { dayInWords } from "../day.js";
import { button, element } from "../element.js";
import { load, save } from "../files.js";
import { prepareStatus, say } from "../status.js";
import * as store from "../store.js";
import { emptyState } from "./state.js";

/** @import { Found, Kit, State } from "./types.js" */

const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;
const STORED = "kennisbank-peer-review-kit";
const SAVED = "Je keuze en je aantekeningen worden bewaard in deze browser. Er gaat niets naar iemand anders.";

const form = /** @type {HTMLFormElement} */ (document.getElementById("kit"));
/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (document.getElementById(`kit-${name}`));
/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (part(name));
/** The boxes or buttons of one name. @param {string} name */
const choices = (name) => /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`input[name=${name}]`));
const root = new URL(form.dataset.root ?? "", location.href).href;
const NOTHING = part("telling").textContent;
const UNSAVED = part("bewaard").textContent;

/** Set before anything is done (ready). @type {Kit} */
let kit;
/** @type {typeof import("./outcome.js").outcome} */
let outcome;
/** @type {import("./list.js").KitList} */
let list;
/** @type {import("./agenda.js").Agenda} */
let agenda;
/** @type {Promise<void> | null} */
let loading = null;
let state = emptyState();
let keeping = false;
let changed = false;

/** @param {string} name */
const later = (name) => new URL(LATER[name], HERE);
const base = () => kit.adres || (location.protocol === "file:" ? "/" : root);

/** The questions, loaded at the first need; whoever asks meanwhile waits for the same. */
const ready = () => (loading ??= prepare().catch((error) => ((loading = null), Promise.reject(error))));

async function prepare() {
  await Promise.all([new URL("data/kit.js", root), later("kit_outcome.js")].map(({ href }) => load(href)));
  if (!window.kennisbankKit || !window.kennisbankKitOutcome) throw new Error("not loaded");
  [kit, outcome] = [window.kennisbankKit, window.kennisbankKitOutcome];
  list = new outcome.KitList(part, kit, () => state, change);
  agenda = new outcome.Agenda(part, kit, () => state, change);
  if (asks()) begin(); // before anything else, also when only a second try succeeds
}

/** Whether the address asks for a choice, or one was kept. */
const asks = () => location.search || location.hash || store.kept(STORED) !== null;

/** Show the state everywhere; `quiet` when it came from elsewhere and nobody changed it. */
function show(quiet = false) {
  for (const box of choices("keuze")) box.checked = state.keuze.includes(box.value);
  for (const name of /** @type {const} */ (["vorm", "samen"])) for (const one of choices(name)) one.checked = one.value === state[name];
  if (state.keuze.some((id) => Object.hasOwn(kit.punten, id))) /** @type {HTMLDetailsElement} */ (part("punten")).open = true;
  field("titel").value = state.titel;
  part("bewaard").textContent = keeping ? SAVED : UNSAVED;
  list.draw();
  change(quiet);
}

/** After every change: count, draw the document again, keep. */
function change(quiet = false) {
  const { length } = state.vragen;
  const further = list.further().length;
  part("telling").textContent = length ? `${outcome.counted(length)} gekozen.` : NOTHING;
  if (further) part("telling").append(` Bij de punten die erbij horen staan nog ${outcome.counted(further)}, onder ‘Meer vragen’.`);
  part("orde").hidden = length < 2;
  part("link").hidden = true;
  showForm();
  part("document").replaceChildren(...(length ? outcome.drawn(composed()) : []));
  if (quiet) return;
  changed = true;
  if (keeping) keep();
  if (!keeping) toAddress(length ? outcome.linkOf(state, kit) : "");
}

/** What goes with the form: an agenda with minutes; or where a question for more roles is asked, if there is one. */
function showForm() {
  const questions = outcome.questionsOf(kit, state);
  const number = outcome.forMore(questions);
  part("agenda").hidden = state.vorm !== "uur" || !questions.length;
  if (!part("agenda").hidden) agenda.draw();
  part("samen").hidden = !number || !["vragenlijst", "programma"].includes(state.vorm);
  part("meer-rollen").textContent = `${number} van jullie ${outcome.counted(questions.length)} ${number === 1 ? "is" : "zijn"} voor meer dan één rol.`;
}

/** The choice, never the notes, stands in the address: it survives a reload and the way back. Without `link`, what was kept comes back. */
function toAddress(link = "") {
  try {
    history.replaceState(null, "", location.pathname + link);
  } catch {
    // A browser allows so many changes in a while; the next one counts again.
  }
}

const composed = () => outcome.compose(kit, state, base(), dayInWords(new Date()));
/** @param {string} ending */
const fileName = (ending) => `peer-review-${state.keuze.length === 1 ? state.keuze[0] : "kit"}${ending}`;

/** A message that stays until it is answered; each button does something and takes it away. @param {string} text @param {Record<string, () => unknown>} [buttons] */
function problem(text, buttons = {}) {
  const message = element("div", "note", element("p", "", text));
  const close = { Sluiten: () => part("kop").focus() };
  const row = Object.entries({ ...buttons, ...close }).map(([label, answer]) => button(label, () => (message.remove(), answer())));
  message.append(element("p", "actions", ...row));
  part("problemen").append(message);
}

function keep() {
  keeping = store.keep(STORED, outcome.written(state, kit));
  if (keeping) changed = false;
  else problem("Deze browser wil niets bewaren. Bewaar je aantekeningen als bestand.", { "Bewaar als bestand": ACTIONS.export });
  part("bewaard").textContent = keeping ? SAVED : UNSAVED;
}

/** @param {Pick<Found, "unknown" | "gone">} found */
function sayUnknown({ unknown, gone }) {
  const short = unknown.slice(0, 10).map((id) => (id.length > 40 ? `${id.slice(0, 40)}…` : id));
  if (unknown.length) problem(`Dit kennen we niet: ${short.join(", ")}${unknown.length > 10 ? " en meer" : ""}. De rest van je keuze staat klaar.`);
  if (gone) problem(`${gone === 1 ? "Eén vraag staat" : `${gone} vragen staan`} niet meer op deze site. De tekst is bewaard als eigen vraag, met je aantekeningen.`);
}

/** What the address asks for, and what was stored. What was stored is never written over unasked. */
function begin() {
  const before = store.kept(STORED);
  const [asked, old] = [outcome.fromAddress(location, kit), before === null ? null : outcome.parsed(before, kit)];
  if (asked) state = { ...asked.state, vragen: location.hash ? asked.state.vragen : outcome.sorted(kit, asked.state.vragen) };
  for (const found of [asked, old]) if (found) sayUnknown(found);
  if (before !== null && !old) unreadable(before);
  else if (old && !asked) [state, keeping] = [old.state, true];
  else if (old) beside(old.state);
  show(true);
  // Who comes with a subject comes for its questions.
  if (asked && !location.hash && !part("problemen").hasChildNodes()) part("kop").scrollIntoView();
}

/** @param {string} text */
function unreadable(text) {
  problem("Wat in deze browser was bewaard, kunnen we niet lezen. We hebben niets gewist. Bewaar het eerst als bestand als je het nog nodig hebt; pas als je daarna op ‘Bewaar mijn aantekeningen’ klikt, komt er iets anders voor in de plaats.", {
    "Bewaar wat er stond": () => save("peer-review-onleesbaar.txt", "text/plain", text),
  });
}

/** Somebody with a stored choice opens a link: the link is shown, notes of old come along, and the old choice waits. @param {State} old */
function beside(old) {
  state = outcome.merged(state, old, true);
  if (outcome.linkOf(old, kit) === outcome.linkOf(state, kit)) {
    keeping = true;
    return toAddress(); // or a reload would bring this choice, and not what is kept later
  }
  if (!old.vragen.length) return;
  problem(`In deze browser staat nog een eerdere keuze (${outcome.counted(old.vragen.length)}). Die blijft bewaard tot je op ‘Bewaar mijn aantekeningen’ klikt.`, {
    "Terug naar mijn eerdere keuze": () => {
      [state, keeping] = [old, true];
      toAddress();
      show(true);
      part("kop").focus();
    },
  });
}

/** The page is open twice and the other one kept something: its notes come in here, so that neither writes over the other. @param {string | null} text */
function heard(text) {
  const other = text === null ? null : outcome.parsed(text, kit);
  if (other) state = outcome.merged(state, other.state, true);
  else keeping = false;
  show(keeping);
}

/** A subject was chosen or taken back; a question with a note stays. @param {HTMLInputElement} box @param {boolean} on */
function choose(box, on) {
  box.checked = on; // while the questions were loading, what was kept came in between
  const checked = [...choices("keuze")].filter((one) => one.checked).map((one) => one.value);
  const gone = outcome.questionsFor(kit, state.keuze.filter((id) => !checked.includes(id)));
  const come = outcome.questionsFor(kit, checked.filter((id) => !state.keuze.includes(id)));
  const still = outcome.questionsFor(kit, checked);
  const left = state.vragen.filter((id) => !gone.includes(id) || still.includes(id) || Object.hasOwn(state.notities, id));
  state.keuze = checked;
  state.vragen = [...left, ...outcome.sorted(kit, come.filter((id) => !left.includes(id)))];
  list.draw();
  change();
}

/** @param {HTMLInputElement} input @param {string} text */
function title(input, text) {
  if (input.value !== text) input.value = text; // as with a subject
  state.titel = text.trim();
  change();
}

/** @param {string} text */
function restore(text) {
  const found = outcome.parsed(text, kit);
  if (!found) return problem("Dit bestand is geen peer-reviewkit van deze site. Er is niets veranderd.");
  state = outcome.merged(state, found.state);
  sayUnknown(found);
  show();
  say(`Het bestand is geopend. Er staan nu ${outcome.counted(state.vragen.length)} klaar.`);
}

/** What each button does. @type {Record<string, () => unknown>} */
const ACTIONS = {
  sort() {
    state.vragen = outcome.sorted(kit, state.vragen);
    list.draw();
    change();
    say("De vragen staan nu per rol bij elkaar.");
  },
  own() {
    const text = field("eigen").value.trim();
    if (text) {
      state.vragen.push(outcome.addOwn(state.eigen, text));
      field("eigen").value = "";
      list.draw();
      change();
      say(`Toegevoegd als vraag ${state.vragen.length}.`);
    } else say("Schrijf eerst je vraag.");
    part("eigen").focus();
  },
  // No link to an anchor: what stands after # is the choice.
  onward() {
    part("mee").focus();
    part("mee").scrollIntoView();
  },
  print: () => window.print(),
  async docx() {
    say("Het document wordt gemaakt.");
    await load(later("document.js").href);
    const bytes = await /** @type {NonNullable<Window["kennisbankDocument"]>} */ (window.kennisbankDocument).write(composed(), new Date());
    save(fileName(`-${state.vorm}.docx`), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", bytes);
    say("Het document staat bij je downloads.");
  },
  csv: () => save(fileName(".csv"), "text/csv", outcome.csvOf(kit, state, base())),
  async link() {
    const fromDisk = location.protocol === "file:";
    const address = (fromDisk && kit.adres ? `${kit.adres}peer-review/kit/` : location.href.split(/[?#]/)[0]) + outcome.linkOf(state, kit);
    const bound = fromDisk && !kit.adres ? " Hij werkt alleen op deze computer." : "";
    field("adres").value = address;
    part("link").hidden = false;
    try {
      await navigator.clipboard.writeText(address);
      say(`De link is gekopieerd.${bound}`);
    } catch {
      field("adres").select();
      say(`De link is geselecteerd. Kopieer met Ctrl+C of Cmd+C.${bound}`);
    }
  },
  keep() {
    keep();
    if (keeping) toAddress();
    if (keeping) say("Bewaard in deze browser.");
  },
  export() {
    save(fileName(".json"), "application/json", outcome.written(state, kit));
    changed = false;
  },
  import: () => part("bestand").click(),
  wipe() {
    if (!confirm("Wil je je keuze en al je aantekeningen wissen, ook uit deze browser?")) return;
    store.wipe(STORED);
    [state, keeping] = [emptyState(), false];
    toAddress();
    show(true);
    changed = false;
    say("Alles is gewist.");
  },
};

const NEEDS_QUESTIONS = ["print", "docx", "csv", "link"];

/** Do something, with one message for whatever goes wrong. @param {() => unknown} what */
async function act(what) {
  try {
    await ready();
    await what();
  } catch {
    problem("Dat lukte niet. Je keuze en je aantekeningen staan er nog. Laad de pagina opnieuw of probeer het later nog eens.");
  }
}

/** Do what a button says. @param {string} name */
function press(name) {
  if (NEEDS_QUESTIONS.includes(name) && !state.vragen.length) return say("Kies eerst een vraag.");
  return ACTIONS[name]();
}

/** A choice in the form. @param {HTMLInputElement} input */
function chosen(input) {
  const { name, value, checked: on, files } = input;
  if (name === "keuze") act(() => choose(input, on));
  if (name === "vorm") act(() => ((input.checked = true), (state.vorm = value), change()));
  if (name === "samen") act(() => ((input.checked = true), (state.samen = value === "rol" ? value : "gesprek"), change()));
  if (files?.length) act(async () => restore(await files[0].text())).then(() => (input.value = ""));
}

function start() {
  prepareStatus();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const pressed = /** @type {HTMLElement} */ (target).closest("button[data-do]");
    if (pressed instanceof HTMLElement) act(() => press(pressed.dataset.do ?? ""));
  });
  form.addEventListener("change", ({ target }) => target instanceof HTMLInputElement && chosen(target));
  field("titel").addEventListener("input", () => {
    const { value } = field("titel");
    act(() => title(field("titel"), value));
  });
  field("eigen").addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    act(ACTIONS.own);
  });
  const more = /** @type {HTMLDetailsElement} */ (part("meer"));
  more.addEventListener("toggle", () => more.open && more.isConnected && act(() => list.drawMore()));
  window.addEventListener("beforeunload", (event) => {
    if (changed && Object.keys(state.notities).length) event.preventDefault();
  });
  window.addEventListener("storage", ({ key, newValue }) => key === STORED && keeping && act(() => heard(newValue)));
  window.addEventListener("hashchange", () => {
    // Somebody pastes a link while the page is open.
    if (location.hash.includes("vragen=")) return location.hash === outcome?.linkOf(state, kit) || location.reload();
    // A link to a place on this page took the choice out of the address.
    return keeping || (state.vragen.length && toAddress(outcome.linkOf(state, kit)));
  });
  // Else nothing is loaded before a click.
  if (asks()) act(() => {});
}

start();
