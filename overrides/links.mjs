// Asks linkinator how outside addresses fare; nothing else is crawled.
// Run:  node overrides/links.mjs < addresses.json > answers.json
//
// In:  {"addresses": ["https://…"], "seconds": 20, "agent": "…"}
// Out: [{"address", "status", "state", "target", "slow"}]: the last HTTP status (0 when none
// came), linkinator's own word (OK, BROKEN or SKIPPED), where redirects ended ("" when there
// were none), and whether the time was up.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { LinkChecker } from "linkinator";

const AT_ONCE = 8;

/** An address as linkinator names it in its answers. @param {string} address */
function plain(address) {
  const url = new URL(address);
  url.hash = "";
  return url.href;
}

/** @param {string} text */
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** @type {{ addresses: string[], seconds: number, agent: string }} */
const { addresses, seconds, agent } = JSON.parse(await readFile("/dev/stdin", "utf8"));

// linkinator looks at the links of a page: make one that holds the addresses, without what follows a #.
const folder = await mkdtemp(join(tmpdir(), "adressen-"));
const page = join(folder, "adressen.html");
await writeFile(page, [...new Set(addresses.map(plain))].map((address) => `<a href="${escape(address)}">x</a>\n`).join(""));

/** @type {Map<string, string>} */
const targets = new Map();
/** @type {Map<string, import("linkinator").LinkResult>} */
const answers = new Map();
const checker = new LinkChecker();
checker.on("redirect", ({ url, targetUrl }) => targets.set(url, targetUrl ?? ""));
checker.on("link", (answer) => answers.set(answer.url, answer));
await checker.check({ path: page, concurrency: AT_ONCE, redirects: "warn", timeout: seconds * 1000, userAgent: agent });
await rm(folder, { recursive: true });

const found = addresses.map((address) => {
  const answer = answers.get(plain(address));
  const target = targets.get(plain(address)) ?? "";
  return {
    address,
    status: answer?.status ?? 0,
    state: answer?.state ?? "BROKEN",
    target: target && plain(target) !== plain(address) ? target : "",
    slow: !answer?.status && (answer?.failureDetails ?? []).some((failure) => failure instanceof Error && failure.name === "TimeoutError"),
  };
});
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
