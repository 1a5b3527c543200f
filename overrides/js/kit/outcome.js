// What becomes of a choice: the document on the page and on paper, and the table. Loaded with the
// questions, when the first subject is chosen.

import { compose } from "./compose.js";
import { csvOf } from "./csv.js";
import { drawn } from "./preview.js";

export { compose, csvOf, drawn };

window.kennisbankKitOutcome = { compose, csvOf, drawn };
