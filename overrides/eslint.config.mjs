// What the scripts of the site and the tools that build it are held to; `make lint` runs it.
// Layout is left to the hand that writes: every rule here finds what may be wrong, or hard to read.

import js from "@eslint/js";
import globals from "globals";

/** A type that says nothing, or that silences the type check, may not stand in a comment. */
const ESCAPES = ["@ts-ignore", "@ts-nocheck", "@ts-expect-error", "{any", "{*", "<any", "any>", "any}", "=> any"];

export default [
  { ignores: ["node_modules/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      // Reads well, and whole on one screen.
      "max-lines-per-function": ["error", { max: 40, skipBlankLines: true, skipComments: true }],
      "max-depth": ["error", 4],
      // Says what it means.
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-shadow": "error",
      "no-param-reassign": "error",
      "no-use-before-define": ["error", { functions: false, classes: false, variables: false }],
      "array-callback-return": "error",
      "no-control-regex": "off", // texts come with control characters, and we take them out
      "no-warning-comments": ["error", { terms: ESCAPES, location: "anywhere" }],
      // What the content security policy forbids, or what makes markup of data.
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: "Text enters the page with element() or textContent." })),
      ],
    },
  },
  { files: ["js/**"], languageOptions: { globals: { ...globals.browser, LATER: "readonly" } } },
  { files: ["*.mjs"], languageOptions: { globals: globals.node } },
];
