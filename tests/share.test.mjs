// The form to share refuses what the check refuses: reads patterns and cases that tests/test_contact.py made.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { refusals } from "../overrides/js/share/refused.js";

const { patterns, cases } = JSON.parse(readFileSync(process.env.PAREN, "utf8"));
const refused = refusals(patterns);
const TOLD = { mail: "e-mailadres", telefoon: "telefoonnummer", opsomming: "opsomming", niets: "" };

for (const [kind, texts] of Object.entries(cases)) {
  test(kind, () => {
    for (const text of texts) assert.ok(TOLD[kind] ? refused(text).includes(TOLD[kind]) : !refused(text), `${text} -> ${refused(text)}`);
  });
}
