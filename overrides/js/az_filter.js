// The list from A to Z: shows only what holds all the words typed. The word may come from
// the address (?q=), where the search form of every page leads.

/** Without accents and capitals, so that "coördinatie" is found by "coordinatie". */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function startAzFilter() {
  const input = document.getElementById("az-filter");
  const list = document.querySelector(".az");
  if (!input || !list) return;

  const count = document.getElementById("az-count");
  const items = [...list.querySelectorAll("li")].map((element) => ({ element, text: plain(element.textContent) }));
  const sections = [...list.querySelectorAll("section")];
  const letters = list.querySelector(".letters");
  const empty = Object.assign(document.createElement("p"), { className: "filter-empty", hidden: true });
  list.append(empty);

  function filter() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { element, text } of items) {
      element.hidden = !words.every((word) => text.includes(word));
      if (!element.hidden) shown += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    if (letters) letters.hidden = words.length > 0;
    empty.hidden = shown > 0;
    empty.textContent = shown ? "" : `Niets gevonden met “${input.value.trim()}”. Probeer een korter of ander woord.`;
    if (count) count.textContent = words.length ? `${shown} van ${items.length} onderwerpen` : `${items.length} onderwerpen`;
  }

  // Wait until typing pauses, so that a screen reader does not read every step.
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(filter, 200);
  });
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    filter();
    // The address keeps the word, so that the result can be shared.
    const query = input.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  });

  input.value = new URLSearchParams(location.search).get("q") ?? "";
  if (input.value) filter();
}
