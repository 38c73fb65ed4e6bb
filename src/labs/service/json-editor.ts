import { StreamLanguage } from "@codemirror/language";
import { json } from "@codemirror/legacy-modes/mode/javascript";
import { setDiagnostics } from "@codemirror/lint";
import type { JsonProblem } from "../../core/json/problem.ts";
import { tags } from "@lezer/highlight";
import { openTextEditor } from "../editor/text-editor.ts";

/** An editor with colours, numbers of lines, and a mark where the text is no JSON. */
export interface JsonEditor {
  /** Shows a text, which may be the one that is there, and what is wrong with it. */
  show(text: string, problem: JsonProblem | undefined): void;
  /** Goes to a place and marks what lies between two. */
  select(from: number, to: number): void;
  close(): void;
}

export interface JsonEditorOptions {
  readonly text: string;
  readonly label: string;
  readonly onType: (text: string) => void;
}

const JSON_TEXT = StreamLanguage.define({ ...json, tokenTable: { property: tags.propertyName } });

/** Opens an editor for JSON in an element. */
export function openJsonEditor(host: HTMLElement, { text, label, onType }: JsonEditorOptions): JsonEditor {
  const { view, setText } = openTextEditor(host, { text, label, extensions: [JSON_TEXT], onType });
  return {
    show(next, problem) {
      setText(next);
      const marks = problem
        ? [{ from: problem.from, to: problem.to, severity: "error", message: problem.message } as const]
        : [];
      view.dispatch(setDiagnostics(view.state, marks));
    },
    select(from, to) {
      view.focus();
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    },
    close: () => view.destroy(),
  };
}
