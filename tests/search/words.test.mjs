// Words are cut as the build cuts them: reads [text, words] pairs that tests/test_search.py made.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { unpack } from "../../overrides/js/search/library.js";
import { words, written } from "../../overrides/js/search/words.js";

const { stop, texts, index, documents } = JSON.parse(readFileSync(process.env.PAREN, "utf8"));

test("every text of the site is cut into the same words", () => {
  for (const [text, expected] of texts) assert.deepEqual(words(text, new Set(stop)), expected, text);
});

test("what is unpacked is what was packed", () => {
  const found = unpack(index).documents.map(({ id, address, keywords, text, related }) => [id, address, ...[keywords, text, related].map((list) => [...list].sort())]);
  assert.deepEqual(found, documents);
});

for (const text of ["coördinatie in Łódź", "een café à Paris, Ångström", "samen\u00adwerken", "ﬁnanciën 한국어"]) {
  for (const form of ["NFC", "NFD", "NFKD"]) {
    test(`the place of a word is right in ${form} of "${text}"`, () => {
      const whole = text.normalize(form);
      for (const { start, end, bare } of written(whole)) {
        assert.equal(written(whole.slice(start, end))[0].bare, bare);
        assert.ok(!/^\p{M}/u.test(whole.slice(end)), "a mark belongs to the letter before it");
      }
    });
  }
}
