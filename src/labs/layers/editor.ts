import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { dockerFile } from "@codemirror/legacy-modes/mode/dockerfile";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, tooltips } from "@codemirror/view";
import { tags } from "@lezer/highlight";
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

/** Opens an editor in an element. Its styles live in a shadow tree, where the page's policy lets a script set them. */
export function openEditor(host: HTMLElement, { text, label, names, onType }: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren();
  let isTold = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        lintGutter(),
        StreamLanguage.define(dockerFile),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [(context) => completeAt(context, names)], icons: false }),
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({
          "aria-label": label,
          tabindex: "0",
          autocapitalize: "off",
          spellcheck: "false",
        }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged && !isTold) onType(state.doc.toString());
        }),
        tooltips({ position: "fixed" }),
        LOOK,
      ],
    }),
  });
  return {
    setText(next) {
      const now = view.state.doc.toString();
      if (next === now) return;
      isTold = true;
      view.dispatch({ changes: changeBetween(now, next) });
      isTold = false;
    },
    show(remarks) {
      view.dispatch(setDiagnostics(view.state, diagnosticsOf(remarks, view)));
    },
    close() {
      view.destroy();
    },
  };
}

/** Only what differs is replaced, so that cursor and marks stay where they are. */
function changeBetween(now: string, next: string): { from: number; to: number; insert: string } {
  let from = 0;
  while (from < now.length && now[from] === next[from]) from += 1;
  let behind = 0;
  const most = Math.min(now.length, next.length) - from;
  while (behind < most && now[now.length - 1 - behind] === next[next.length - 1 - behind]) behind += 1;
  return { from, to: now.length - behind, insert: next.slice(from, next.length - behind) };
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

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.number], color: "var(--string)" },
  { tag: tags.comment, color: "var(--ink-soft)" },
]);

const LOOK = EditorView.theme({
  "&": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    fontSize: "0.845rem",
    maxHeight: "var(--most)",
    borderRadius: "var(--radius)",
  },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.65", overflow: "auto" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.6rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--well)", color: "var(--ink-soft)", border: "0" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "var(--accent-wash)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    border: "1px solid var(--edge)",
    borderRadius: "var(--radius)",
    boxShadow: "var(--lift)",
    fontFamily: "var(--text)",
    maxWidth: "min(30rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "0.8rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    background: "var(--accent)",
    color: "var(--paper)",
  },
  ".cm-completionDetail": { fontFamily: "var(--text)", fontStyle: "normal", opacity: "0.9" },
  ".cm-diagnostic": { padding: "0.4rem 0.7rem", fontSize: "0.875rem" },
  ".cm-diagnostic a": { color: "var(--accent)" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--accent)",
    color: "var(--paper)",
    borderRadius: "var(--radius)",
    padding: "0.25rem 0.5rem",
    font: "600 0.8rem/1.2 var(--text)",
  },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--edge)" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--wrong)" },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--ink-soft) 1px",
    textUnderlineOffset: "0.3em",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--wrong) 1px",
    textUnderlineOffset: "0.3em",
  },
});
