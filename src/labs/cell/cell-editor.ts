import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import { indentUnit, StreamLanguage } from "@codemirror/language";
import { r } from "@codemirror/legacy-modes/mode/r";
import { setDiagnostics } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { openTextEditor } from "../editor/text-editor.ts";
import type { ProgramError } from "../../runtimes/runtime.ts";

/** The editor of one text of a cell. */
export interface CellEditor {
  setText(text: string): void;
  /** Marks the line at which an error happened, when it is one of this text's, and says whether it is. */
  mark(error: ProgramError): boolean;
  /** Takes the mark away. */
  clear(): void;
  focus(): void;
  close(): void;
}

export interface CellEditorOptions {
  /** The file's path, whose ending says the language. */
  readonly path: string;
  readonly text: string;
  readonly label: string;
  readonly firstLine: () => number;
  readonly onType: (text: string) => void;
  /** Ctrl+Enter, or Command+Enter. */
  readonly onRun: () => void;
}

/** Opens an editor for one text of a cell. */
export function openCellEditor(host: HTMLElement, options: CellEditorOptions): CellEditor {
  const { path, text, label, firstLine, onType, onRun } = options;
  const run = { key: "Mod-Enter", run: () => (onRun(), true) };
  const { view, setText } = openTextEditor(host, {
    text,
    label,
    firstLine,
    extensions: [keymap.of([run]), indentUnit.of("    "), LANGUAGES.get(path.split(".").at(-1) ?? "") ?? []],
    onType,
  });
  return {
    setText,
    mark(error) {
      const line = (error.line ?? 0) - firstLine() + 1;
      if (line < 1 || line > view.state.doc.lines) return false;
      const { from, to } = view.state.doc.line(line);
      const message = `${error.name}: ${error.message}`;
      view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
      return true;
    },
    clear: () => view.dispatch(setDiagnostics(view.state, [])),
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

const LANGUAGES = new Map<string, Extension>([
  ["R", StreamLanguage.define(r)],
  ["py", python()],
  ["ts", javascript({ typescript: true })],
]);
