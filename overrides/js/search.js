// The search loads when somebody uses it: a click on "Zoeken", the key "/", or a search field that gets the focus.
// Everything it is made of is in js/search/.

export function startSearch() {
  const header = document.querySelector("form[data-zoek]");
  if (!header) return;
  const source = header.dataset.zoek;
  const page = source.replace(/assets\/[^/]*$/, location.protocol === "file:" ? "zoeken/index.html" : "zoeken/");

  let loading;
  const load = () =>
    (loading ??= new Promise((resolve, reject) => {
      const done = () => (window.kennisbankZoek ? resolve(window.kennisbankZoek) : reject());
      if (window.kennisbankZoek) done();
      else document.head.append(Object.assign(document.createElement("script"), { src: source, onload: done, onerror: reject }));
    }));
  const open = () => load().then((search) => search.open(), () => location.assign(page));

  header.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open();
  });
  for (const form of document.querySelectorAll("form[data-zoekveld]")) {
    // Behind a # the words stay in the browser: the address bar has them, the request has not.
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(`${page}#?q=${encodeURIComponent(form.q.value.trim())}`);
    });
    form.addEventListener("focusin", () => load().then((search) => search.suggest(form), () => {}), { once: true });
  }
}
