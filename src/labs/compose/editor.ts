import { type Action, type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { openTextEditor, type TextEditor } from "../editor/text-editor.ts";
import type { KnownNames } from "./known-names.ts";
import { languageOf } from "./language.ts";
import type { Fix, Trouble } from "./trouble.ts";

/** An editor of one file at a time, with colours and marks. */
export interface Editor {
  /** Shows a file; another one begins with an undo of its own. */
  show(path: string, text: string): void;
  mark(path: string, troubles: readonly Trouble[]): void;
  /** Selects a stretch of the text, and goes there. */
  select(start: number, end: number): void;
  close(): void;
}

/**
 * Opens an editor in an element.
 * @param onType Told the file that is shown and its new text.
 * @param names Gives what the project names, to be offered while the reader types.
 */
export function openEditor(
  host: HTMLElement,
  onType: (path: string, text: string) => void,
  names: () => KnownNames,
): Editor {
  let shown = "";
  let editor: TextEditor | undefined;
  const open = (path: string, text: string): TextEditor => {
    editor?.view.destroy();
    shown = path;
    return openTextEditor(host, {
      text,
      label: path,
      extensions: languageOf(path, names),
      onType: (typed) => onType(path, typed),
    });
  };
  return {
    show(path, text) {
      if (editor && path === shown) editor.setText(text);
      else editor = open(path, text);
    },
    mark(path, troubles) {
      if (path !== shown || !editor) return;
      const { state } = editor.view;
      editor.view.dispatch(setDiagnostics(state, diagnosticsOf(path, troubles, state.doc.length)));
    },
    select(start, end) {
      editor?.view.dispatch({ selection: { anchor: start, head: end }, scrollIntoView: true });
      editor?.view.focus();
    },
    close() {
      editor?.view.destroy();
    },
  };
}

/** Marks of a text that was longer end with the one that is there. */
function diagnosticsOf(path: string, troubles: readonly Trouble[], length: number): Diagnostic[] {
  return troubles.flatMap(({ where, severity, message, fix }) => {
    if (where?.path !== path || severity === "info") return [];
    const [from, to] = [Math.min(where.start, length), Math.min(where.end, length)];
    const mark: Diagnostic = { from, to, severity, message };
    return fix?.path === path ? [{ ...mark, actions: [actionOf(fix)] }] : [mark];
  });
}

function actionOf({ title, start, end, text }: Fix): Action {
  return { name: title, apply: (view) => view.dispatch({ changes: { from: start, to: end, insert: text } }) };
}
