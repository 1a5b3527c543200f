// Where a line names a page without versions: by an address, old or new, or by its title beside who made it.

/** @import { Data, Mention, Page } from "./types.js" */

/** @type {WeakMap<Data, Map<string, { page: Page, moved: boolean }>>} */
const made = new WeakMap();

/** Every page by each of its addresses, without the last slash. @param {Data} data */
function byAddress(data) {
  const rows = data.paginas.flatMap((page) => [page.adres, ...page.oud].map((address, index) => /** @type {const} */ ([address.replace(/\/$/, ""), { page, moved: index > 0 }])));
  const found = made.get(data) ?? new Map(rows);
  made.set(data, found);
  return found;
}

/**
 * The pages that a line names: by address, else by title.
 *
 * @param {string} line
 * @param {Data} data
 * @returns {Mention[]}
 */
export function pagesIn(line, data) {
  const known = byAddress(data);
  const found = [...line.matchAll(/[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)+/gu)].flatMap(([path]) => {
    const steps = path.toLowerCase().replace(/\.+$/, "").split("/");
    // A word alone is an address only right behind that of a site: "theorie/praktijk" is none.
    const last = line.includes(`://${path}`) ? steps.length : steps.length - 1;
    const fits = steps.slice(0, last).map((_, start) => known.get(steps.slice(start).join("/"))).find(Boolean);
    return fits ? [mention(fits.page, fits.moved, true)] : [];
  });
  return found.length > 0 ? found : byTitle(line, data);
}

/** @param {Page} page @param {boolean} moved @param {boolean} closes @returns {Mention} */
const mention = (page, moved, closes) => ({ point: null, label: page.titel, version: "", closes, first: true, page, moved });

/** A title says little alone; of more that fit, the longest is meant. @param {string} line @param {Data} data */
function byTitle(line, data) {
  if (!line.includes(data.uitgever)) return [];
  const fits = data.paginas.filter(({ titel }) => line.toLowerCase().includes(titel.toLowerCase())).sort((one, other) => other.titel.length - one.titel.length);
  return fits.slice(0, 1).map((page) => mention(page, false, false));
}

/** What to say of a page: whether it stands, where, and since when as it is now. @param {Page} page @param {boolean} moved */
export function pageVerdict(page, moved) {
  const { ingetrokken, veranderd } = page;
  const links = [{ text: "Bekijk de pagina", address: page.adres }];
  const where = moved ? ["Zij staat nu op een ander adres; het oude leidt erheen."] : [];
  if (ingetrokken) {
    const lines = [`Dit is ingetrokken op ${ingetrokken.datum_in_woorden}. Reden: ${ingetrokken.reden} De pagina blijft staan.`, ...where];
    return { outcome: /** @type {const} */ ("ingetrokken"), lines, links, successor: ingetrokken.opvolger };
  }
  const changed = veranderd ? `De pagina is het laatst veranderd op ${veranderd}.` : "Sinds wanneer de pagina zo is, is niet bekend.";
  return { outcome: /** @type {const} */ ("onbepaald"), lines: [`Deze pagina heeft geen versies. ${changed}`, ...where], links };
}
