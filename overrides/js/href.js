// Where a link of a script leads. On a server the address of a folder shows its index.html;
// from disk (the copy of /meenemen/) nobody does that, so there the file is named.

/** The href of an address of this site, such as "praktijk/#recent"; `root` leads to the root of the site. */
export function hrefOf(root, address) {
  const href = root + address;
  return location.protocol === "file:" ? href.replace(/(^|\/)(?=[?#]|$)/, "$1index.html") : href;
}
