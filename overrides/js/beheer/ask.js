// What the form would get for an answer when a button is pressed, without leaving the page.

/**
 * The page that a button asks for, or null when there is no answer; `signal` stops waiting.
 * @param {HTMLFormElement} form
 * @param {string} act
 * @param {AbortSignal} signal
 * @returns {Promise<Document | null>}
 */
export async function answerTo(form, act, signal) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  body.append("doe", act);
  const answer = await fetch(form.action, { method: "POST", body, signal });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
}

/**
 * Put the part with this id of another page in the place of ours.
 * @param {Document} page
 * @param {string} id
 */
export function taken(page, id) {
  const ours = document.getElementById(id);
  const theirs = page.getElementById(id);
  if (!ours || !theirs) return;
  for (const one of theirs.querySelectorAll("[autofocus]")) one.removeAttribute("autofocus");
  ours.replaceChildren(...theirs.childNodes);
}
