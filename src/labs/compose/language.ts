import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { indentService, indentUnit, StreamLanguage } from "@codemirror/language";
import { properties } from "@codemirror/legacy-modes/mode/properties";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import type { Extension } from "@codemirror/state";
import { complete } from "./completion.ts";
import { type KnownNames, namesIn } from "./known-names.ts";
import { indentAfter } from "./yaml-indent.ts";

/**
 * The colours of a file, by its name, and what may be typed in it.
 * @param names Gives what the project names now; the file's own names unless told.
 */
export function languageOf(path: string, names?: () => KnownNames): Extension[] {
  if (!/\.ya?ml$/.test(path)) return path.endsWith(".env") ? [StreamLanguage.define(properties)] : [];
  return [
    StreamLanguage.define(yaml),
    indentUnit.of("  "),
    indentService.of((context, at) =>
      context.simulatedBreak === null ? null : indentAfter(context.lineAt(at, -1).text),
    ),
    autocompletion({ override: [(context) => completeAt(context, path, names)], icons: false }),
  ];
}

function completeAt(context: CompletionContext, path: string, names?: () => KnownNames): CompletionResult | null {
  const { state, pos, explicit } = context;
  const text = state.doc.toString();
  const found = complete(text, pos, names?.() ?? namesIn([{ path, text }]));
  const typed = state.sliceDoc(found?.from ?? pos, pos);
  // Who has written a word to its end wants a new line from Enter.
  const isWhole = found?.options.some(({ label }) => label === typed) ?? false;
  return found && (explicit || (typed !== "" && !isWhole)) ? { from: found.from, options: [...found.options] } : null;
}
