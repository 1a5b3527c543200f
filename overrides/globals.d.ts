// What the type check cannot see: names that scripts leave for each other, that the build puts in, and packages without types.

/** Published names of what a script loads later (build.mjs). */
declare const LATER: Record<string, string>;

interface Window {
  kennisbankZoek?: {
    /** Show the search; gives its field, which has the focus. */
    open(): Promise<HTMLInputElement>;
    /** Give a large search field a list under it. */
    suggest(form: HTMLFormElement): Promise<void>;
    /** The ids that answer a query, best first. */
    ask(query: string, options?: object): Promise<string[]>;
  };
  /** Data of the search (macros/exports/search/files.py). */
  kennisbankZoeken?: object;
  kennisbankZoekteksten?: object;
  kennisbankDelen?: import("./js/share/types.d.ts").Known;
  kennisbankKit?: import("./js/kit/types.d.ts").Kit;
  kennisbankKitOutcome?: typeof import("./js/kit/outcome.js").outcome;
  /** Data of the citation check (macros/exports/citation_check.py), and what checks. */
  kennisbankCitaten?: object;
  kennisbankCitaat?: Pick<typeof import("./js/citation/outcome.js"), "check">;
  kennisbankDocument?: Pick<typeof import("./js/document/write.js"), "write">;
}

declare module "subset-font" {
  export default function subset(font: Uint8Array, letters: string, options: object): Promise<Uint8Array>;
}
