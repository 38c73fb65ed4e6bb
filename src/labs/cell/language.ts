/** A language that cells run. */
export interface CellLanguage {
  /** The key of its engine in the site. */
  readonly engine: string;
  /** Writes a check: a statement that raises an error with the hint unless an expression holds. */
  readonly assert: (check: Check) => string;
}

/** What must hold after a run, as an expression of the file's language, and what the reader is told if it does not. */
export interface Check {
  readonly holds: string;
  readonly hint: string;
}

/** The languages by the endings of their files. */
const LANGUAGES = new Map<string, CellLanguage>([
  // A string of JSON is a string of these languages too.
  [
    "R",
    { engine: "r", assert: ({ holds, hint }) => `if (!isTRUE(${holds})) stop(${JSON.stringify(hint)}, call. = FALSE)` },
  ],
  ["py", { engine: "python", assert: ({ holds, hint }) => `assert (${holds}), ${JSON.stringify(hint)}` }],
  [
    "ts",
    { engine: "typescript", assert: ({ holds, hint }) => `if (!(${holds})) throw Error(${JSON.stringify(hint)});` },
  ],
]);

/**
 * Gives the language of a file by its ending.
 * @throws when no engine of the page runs such files.
 */
export function languageOf(path: string): CellLanguage {
  const ending = path.split(".").at(-1) ?? "";
  const found = LANGUAGES.get(ending);
  if (found) return found;
  const endings = [...LANGUAGES.keys()].map((each) => `.${each}`).join(", ");
  throw new Error(`No engine of the page runs ${path}. A cell runs files that end in ${endings}.`);
}
