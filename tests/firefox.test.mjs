// The ways that matter, in a real Firefox over WebDriver BiDi. Run by tests/test_firefox.py, which serves the trial site.
// One Firefox for all; whatever it reports in its console or asks of another host is a fault.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";

const { launch } = createRequire(new URL("../overrides/package.json", import.meta.url))("puppeteer-core");
const { FIREFOX, SITE, OUT } = process.env;
const DOWNLOADS = join(OUT, "downloads");
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const DARK = "layout.css.prefers-color-scheme.content-override"; // 0 is dark, 1 is light

let browser;
let page;
const problems = [];

before(async () => {
  mkdirSync(DOWNLOADS, { recursive: true });
  const preferences = { [DARK]: 0, "browser.download.folderList": 2, "browser.download.dir": DOWNLOADS, "browser.download.useDownloadDir": true };
  browser = await launch({ browser: "firefox", executablePath: FIREFOX, headless: true, extraPrefsFirefox: preferences });
  [page] = await browser.pages();
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => /^https?:/.test(request.url()) && !request.url().startsWith(SITE) && problems.push(request.url()));
  page.setDefaultTimeout(15_000);
});
after(() => browser?.close());
beforeEach(() => problems.splice(0));

async function visit(address, viewport = DESKTOP) {
  await page.setViewport(viewport);
  await page.goto(SITE + address, { waitUntil: "load" });
}
const text = (selector) => page.$eval(selector, (found) => found.innerText.trim());
/** A way: a test that also fails for what Firefox reported. */
const way = (name, steps) => test(name, async () => {
  await steps();
  assert.deepEqual(problems, []);
});

way("it is Firefox", async () => assert.match(await browser.version(), /firefox/i));

way("search: from the button in the header to the record", async () => {
  await visit("", PHONE);
  await page.locator("form[data-zoek] button").click();
  await page.locator("dialog input[type=search]").fill("bovenbestuurlijke soldariteit");
  await page.waitForSelector("dialog [role=option]");
  assert.equal(await page.$eval("dialog [role=option]", (found) => found.dataset.id), "u05");
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  assert.ok(page.url().endsWith("uitgangspunten/u05/"), page.url());
});

way("search: letters with marks of their own are marked whole", async () => {
  await visit("zoeken/?q=coordinerend");
  await page.waitForSelector("main mark");
  assert.ok((await page.$$eval("main mark", (all) => all.map((mark) => mark.textContent.toLowerCase()))).includes("coördinerend"));
});

way("menu: the panel lies inside the window and every door can be read", async () => {
  for (const width of [320, 390, 430, 768, 1280]) {
    await visit("", { width, height: 844 });
    await page.locator("details.menu summary").click();
    const { left, right, outside, count } = await page.$eval("details.menu nav", (panel) => {
      const links = [...panel.querySelectorAll("a")].map((link) => link.getBoundingClientRect());
      const box = panel.getBoundingClientRect();
      return { left: box.left, right: box.right, count: links.length, outside: links.filter((link) => link.left < 0 || link.right > innerWidth || !link.width).length };
    });
    assert.ok(left >= 0 && right <= width && outside === 0 && count > 10, `${width}: ${left} ${right} ${outside} ${count}`);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${width} scrolls sideways`);
  }
});

way("facets: a filter leaves as many as it says, and can be taken away", async () => {
  await visit("praktijk/");
  const all = await page.$$eval("[data-facet-item], .faceted-list > li, .faceted-list li[id]", (rows) => rows.length);
  await page.evaluate(() => document.querySelectorAll("details.facet, .facets details, details.facets-panel").forEach((fold) => (fold.open = true)));
  const number = await page.$eval(".facets label .n", (found) => Number(found.textContent));
  await page.locator(".facets label input").click();
  await page.waitForFunction(() => location.search.length > 1);
  assert.match(await text("#getoond"), new RegExp(`\\b${number}\\b`));
  assert.ok(all === 0 || number <= all);
  await page.goBack();
  await page.waitForFunction(() => location.search === "");
});

way("citation check: the outcomes, and what is pasted stays text", async () => {
  await visit("citaat/", PHONE);
  await page.locator("#citaat-tekst").fill("u04 1.0\nhet vijfde uitgangspunt\n<img src=x onerror=alert(1)>");
  await page.locator("#citaat-controle [type=submit]").click();
  await page.waitForSelector("#citaat-uitkomst .verdict");
  assert.deepEqual(await page.$$eval("#citaat-uitkomst .verdict", (all) => all.map((found) => found.innerText.trim())), ["Niet te zeggen: je noemt geen versie", "Nog actueel", "Niet herkend"]);
  assert.equal(await page.$$eval("#citaat-uitkomst img", (all) => all.length), 0);
});

way("kit: from a choice to a document for Word", async () => {
  await visit("peer-review/kit/");
  await page.locator("#kit input[type=checkbox]:not(:disabled)").click();
  await page.waitForFunction(() => /gekozen/.test(document.querySelector("#kit-telling")?.textContent ?? ""));
  const word = await page.waitForFunction(() => [...document.querySelectorAll("main button")].find((found) => /Word/.test(found.innerText) && found.checkVisibility()));
  await word.click();
  const name = await waitFor(() => readdirSync(DOWNLOADS).find((file) => file.endsWith(".docx") && statSync(join(DOWNLOADS, file)).size > 1000));
  assert.equal(readFileSync(join(DOWNLOADS, name)).subarray(0, 2).toString(), "PK");
});

way("share: what is missing is told, at its field", async () => {
  await visit("praktijk/delen/");
  await page.locator("#deel [type=submit]").click();
  await page.waitForSelector("#deel-fouten:not([hidden])");
  assert.ok((await page.$$eval("[aria-invalid=true]", (all) => all.length)) > 0);
});

way("dark: ink and paper are the other way round, and on paper they are not", async () => {
  await visit("uitgangspunten/u05/");
  const light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
  const { paper, ink } = await page.$eval("body", (body) => ({ paper: getComputedStyle(body).backgroundColor, ink: getComputedStyle(body).color }));
  assert.ok(light(paper) < 80 && light(ink) > 150, `${paper} ${ink}`);
});

for (const address of ["matrix/", "uitgangspunten/u05/", "peer-review/"]) {
  way(`print: ${address} comes out on paper`, async () => {
    await visit(address);
    const paper = await page.pdf({ format: "A4", printBackground: true });
    writeFileSync(join(OUT, `${address.replaceAll("/", "-")}.pdf`), paper);
  });
}

/** What comes in a while, without a fixed wait. */
async function waitFor(find) {
  const found = find();
  if (found) return found;
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve())));
  return waitFor(find);
}
