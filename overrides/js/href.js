// Where a link of a script leads. On a server the address of a folder shows its index.html;
// from disk (the copy of /meenemen/) nobody does that, so there the file is named.

/** The href of an address of this site, such as "praktijk/#recent"; `root` leads to the root of the site. @param {string} root @param {string} address */
export function hrefOf(root, address) {
  const href = root + address;
  return location.protocol === "file:" ? href.replace(/(^|\/)(?=[?#]|$)/, "$1index.html") : href;
}

/**
 * The href of the page with all results. Behind a # the words stay in the browser: the address bar has them, the
 * request has not; js/search/page.js puts them in ?q=.
 *
 * @param {string} root
 * @param {string} query
 */
export const resultsHref = (root, query) => hrefOf(root, `zoeken/#?q=${encodeURIComponent(query.trim().toWellFormed())}`);
