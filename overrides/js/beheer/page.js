// The form for editors, when there is JavaScript: the page follows what is typed, lists are searched while typing,
// and nobody leaves with work that is not kept. Without it every button of the form does its work.

import { following } from "./follow.js";
import { guarded } from "./leave.js";
import { seeking } from "./seek.js";

const form = document.querySelector("#formulier");
if (form instanceof HTMLFormElement && form.dataset.volgt !== undefined) {
  guarded(form);
  following(form);
  seeking(form);
}
