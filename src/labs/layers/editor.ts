import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { StreamLanguage } from "@codemirror/language";
import { dockerFile } from "@codemirror/legacy-modes/mode/dockerfile";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { openTextEditor } from "../editor/text-editor.ts";
import { complete, type Names } from "./completion.ts";
import type { Remark } from "./findings.ts";

/** An editor with colours, completion and remarks. */
export interface Editor {
  setText(text: string): void;
  show(remarks: readonly Remark[]): void;
  close(): void;
}

export interface EditorOptions {
  readonly text: string;
  readonly label: string;
  readonly names: () => Names;
  readonly onType: (text: string) => void;
}

/** Opens an editor for a Dockerfile in an element. */
export function openEditor(host: HTMLElement, { text, label, names, onType }: EditorOptions): Editor {
  const { view, setText } = openTextEditor(host, {
    text,
    label,
    extensions: dockerfileLanguage(names),
    onType,
  });
  return {
    setText,
    show(remarks) {
      view.dispatch(setDiagnostics(view.state, diagnosticsOf(remarks, view)));
    },
    close() {
      view.destroy();
    },
  };
}

/** The colours of a Dockerfile, and what may be typed in it. */
export function dockerfileLanguage(names: () => Names): Extension[] {
  return [
    StreamLanguage.define(dockerFile),
    autocompletion({ override: [(context) => completeAt(context, names)], icons: false }),
  ];
}

function completeAt({ state, pos, explicit }: CompletionContext, names: () => Names): CompletionResult | null {
  const found = complete(state.doc.toString(), pos, names());
  if (!found || (found.from === pos && !explicit)) return null;
  return { from: found.from, options: found.options.map(({ label, detail }) => ({ label, detail })) };
}

function diagnosticsOf(remarks: readonly Remark[], view: EditorView): Diagnostic[] {
  const { length } = view.state.doc;
  return remarks.map(({ start, end, message, page, fix }) => ({
    from: Math.min(start, length),
    to: Math.min(end, length),
    severity: page === undefined ? "error" : "warning",
    message,
    renderMessage: () => renderMessage(message, page),
    ...(fix && { actions: [{ name: fix.title, apply: (target) => target.dispatch({ changes: changeOf(fix) }) }] }),
  }));
}

function changeOf({ start, end, text }: NonNullable<Remark["fix"]>): { from: number; to: number; insert: string } {
  return { from: start, to: end, insert: text };
}

function renderMessage(message: string, page: string | undefined): Node {
  const paragraph = document.createElement("span");
  paragraph.append(message);
  if (page === undefined) return paragraph;
  const link = document.createElement("a");
  link.href = page;
  link.textContent = "Why";
  paragraph.append(". ", link);
  return paragraph;
}
