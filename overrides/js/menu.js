// The folded menu closes with Escape, with a click beside it, and when focus leaves it,
// so that it never covers what has the focus.

export function startMenu() {
  /** @type {HTMLDetailsElement | null} */
  const menu = document.querySelector("details.menu");
  if (!menu) return;

  /** @param {EventTarget | null} target */
  const closeWhenOutside = (target) => {
    if (menu.open && !(target instanceof Node && menu.contains(target))) menu.open = false;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => closeWhenOutside(event.target));
  document.addEventListener("focusin", (event) => closeWhenOutside(event.target));
}
