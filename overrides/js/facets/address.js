// What a reader chose stands in the address, so that it survives a reload, can be shared,
// and the back button undoes one choice. Used by lists with filters, the matrix and search.

/** The values of these names in the address: a Map from name to an array of values. */
export function readAddress(names) {
  const query = new URLSearchParams(location.search);
  return new Map(names.map((name) => [name, query.getAll(name)]));
}

/** Put a choice (a Map from name to values) in the address. Other names, and empty values, go.
    A step in the history for each choice, unless `replace`. */
export function writeAddress(choice, { replace = false } = {}) {
  const query = new URLSearchParams();
  for (const [name, values] of choice) {
    for (const value of values) if (value) query.append(name, value);
  }
  const text = query.toString();
  const address = text ? `?${text}` : location.pathname;
  if (text === location.search.slice(1)) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
}

/** Call back when the reader goes back or forward. */
export function onReturn(callback) {
  window.addEventListener("popstate", callback);
}
