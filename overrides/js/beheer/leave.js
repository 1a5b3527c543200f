// Whoever leaves with work that is not kept is asked whether he means it.

/** @param {HTMLFormElement} form */
export function guarded(form) {
  let changed = form.dataset.volgt === "anders";
  form.addEventListener("input", () => {
    changed = true;
  });
  form.addEventListener("submit", () => {
    changed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault();
  });
}
