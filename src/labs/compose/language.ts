import { StreamLanguage } from "@codemirror/language";
import { properties } from "@codemirror/legacy-modes/mode/properties";
import { yaml } from "@codemirror/legacy-modes/mode/yaml";
import type { Extension } from "@codemirror/state";

/** The colours of a file, by its name. */
export function languageOf(path: string): Extension[] {
  if (/\.ya?ml$/.test(path)) return [StreamLanguage.define(yaml)];
  return path.endsWith(".env") ? [StreamLanguage.define(properties)] : [];
}
