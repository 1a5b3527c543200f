// What is needed once a subject is chosen: the list, the agenda, the document on the page and on
// paper, the table, and the state with its address. Loaded with the questions.

import { Agenda } from "./agenda.js";
import { compose } from "./compose.js";
import { csvOf } from "./csv.js";
import { KitList } from "./list.js";
import { drawn } from "./preview.js";
import { counted, forMore, questionsOf, sorted } from "./questions.js";
import { addOwn, fromAddress, linkOf, merged, parsed, questionsFor, written } from "./state.js";

export const outcome = { Agenda, compose, csvOf, KitList, drawn, counted, forMore, questionsOf, sorted, addOwn, fromAddress, linkOf, merged, parsed, questionsFor, written };

window.kennisbankKitOutcome = outcome;
