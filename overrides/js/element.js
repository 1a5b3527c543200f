// New elements. What they hold enters the page as text, never as HTML.

/**
 * A new element with a class, or with properties such as { className, type }, and with children: nodes or texts.
 *
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string | Partial<HTMLElementTagNameMap[Name]> | null} [looks]
 * @param {...(Node | string)} children
 */
export function element(name, looks, ...children) {
  const made = document.createElement(name);
  if (looks) Object.assign(made, typeof looks === "string" ? { className: looks } : looks);
  made.append(...children);
  return made;
}

/**
 * A new button; `act` is called with the button at every click.
 *
 * @param {Node | string} label
 * @param {(button: HTMLButtonElement) => unknown} act
 * @param {...(Node | string)} more
 */
export function button(label, act, ...more) {
  const made = element("button", { className: "button", type: "button" }, label, ...more);
  made.addEventListener("click", () => act(made));
  return made;
}
