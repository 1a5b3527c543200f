// Folds: what an address points into is open, and a button opens all of a list.

export function startFolds() {
  window.addEventListener("hashchange", openTarget);
  openTarget();
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button[data-unfold]"))) {
    button.addEventListener("click", () => unfold(String(button.dataset.unfold)));
  }
}

/** @param {string} list */
function unfold(list) {
  for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(`${list} .row-fold`))) fold.open = true;
}

/** Browsers open a fold for an anchor inside it; older ones do not. What left this page is looked for where it went. */
function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = document.getElementById(id);
  /** @type {HTMLAnchorElement | null} */
  const moved = document.querySelector("a[data-moved]");
  if (id && moved && (!target || "moved" in target.dataset)) location.replace(moved.href + location.hash);
  /** @type {HTMLDetailsElement | null | undefined} */
  const fold = target?.closest("details:not([open])");
  if (!target || !fold) return;
  fold.open = true;
  target.scrollIntoView();
}
