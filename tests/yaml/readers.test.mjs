// What we write as YAML is read back as meant by the npm package yaml, and the form to share writes the same as the
// program: reads what tests/test_in_place.py made.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

import { toYaml } from "../../overrides/js/share/yaml.js";

const { parse } = createRequire(new URL("../../overrides/package.json", import.meta.url))("yaml");
const { cases, files } = JSON.parse(readFileSync(process.env.PAREN, "utf8"));

test("the form to share writes what the program writes", () => {
  for (const [value, text] of cases) assert.equal(toYaml({ veld: value }), `${text}\n`);
});

test("another reader reads what was meant", () => {
  for (const [text, meant] of files) assert.deepEqual(parse(text, { schema: "core" }), meant, text);
});
