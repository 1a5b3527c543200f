// For the page of an address that is not there, on a site that does not know its own address.
// The page asks for this file at every place where the root of the site could be; where it is
// found, the root is. When that is not the root of the host, the links get it, and the script of
// every page is loaded from there.

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const root = own.src.replace(/assets\/[^/]*$/, "");
const done = document.documentElement.dataset;

if (!done.root && root !== `${location.origin}/`) {
  for (const name of ["href", "action", "data-zoek"]) {
    for (const element of document.querySelectorAll(`[${name}^="/"]:not(link)`)) {
      element.setAttribute(name, root + element.getAttribute(name)?.slice(1));
    }
  }
  const script = document.createElement("script");
  script.src = root + document.querySelector('script[src^="/"]')?.getAttribute("src")?.slice(1);
  document.head.append(script);
}
done.root = root;
