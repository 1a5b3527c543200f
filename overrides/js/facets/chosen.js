// What was chosen, as buttons that each take one filter away again.

import { element } from "../element.js";

/** @typedef {{ name: string, value: string, text: string }} Chosen */

/**
 * Show them; the buttons that stay are the same elements, so that focus stays on them.
 *
 * @param {HTMLElement} box with a list for the buttons.
 * @param {Chosen[]} chosen
 * @param {(one: Chosen) => void} remove
 */
export function drawChosen(box, chosen, remove) {
  const list = /** @type {HTMLUListElement} */ (box.querySelector("ul"));
  const stay = new Map([...list.children].map((item) => [/** @type {HTMLElement} */ (item).dataset.chosen, item]));
  const keyOf = (/** @type {Chosen} */ { name, value }) => `${name}:${value}`;
  list.replaceChildren(...chosen.map((one) => stay.get(keyOf(one)) ?? chipOf(one, keyOf(one), remove)));
  box.hidden = chosen.length === 0;
}

/** @param {Chosen} one @param {string} key @param {(one: Chosen) => void} remove */
function chipOf(one, key, remove) {
  const cross = element("span", { className: "cross", ariaHidden: "true" }, "×");
  const pressed = element("button", { type: "button", ariaLabel: `${one.text} weghalen` }, one.text, cross);
  const item = element("li", "", pressed);
  item.dataset.chosen = key;
  pressed.addEventListener("click", () => {
    const next = item.nextElementSibling ?? item.previousElementSibling;
    remove(one);
    next?.querySelector("button")?.focus();
  });
  return item;
}
