// Sends the visitor of an address that moved on to where the page stands now, with what stood
// behind the address: the part (#bronnen) and the question (?q=…). Without JavaScript the page
// itself leads on, in its head.

const link = /** @type {HTMLAnchorElement} */ (document.querySelector("main a"));
const target = new URL(link.href);
target.search ||= location.search;
target.hash ||= location.hash;
location.replace(target);
