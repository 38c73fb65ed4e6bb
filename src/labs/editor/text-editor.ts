import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers, tooltips } from "@codemirror/view";
import { COLOURS, LOOK } from "./look.ts";

/** An editor of the page with the site's look. */
export interface TextEditor {
  readonly view: EditorView;
  /** Puts another text in its place, without calling `onType`. */
  setText(this: void, text: string): void;
}

export interface TextEditorOptions {
  readonly text: string;
  readonly label: string;
  /** Gives the number of the first line, 1 unless told. */
  readonly firstLine?: () => number;
  /** A language, completion, keys of its own: these go before those that every editor has. */
  readonly extensions: readonly Extension[];
  readonly onType: (text: string) => void;
}

/** Opens an editor in an element. Its styles live in a shadow tree, where the page's policy lets a script set them. */
export function openTextEditor(host: HTMLElement, options: TextEditorOptions): TextEditor {
  const { text, label, firstLine = () => 1, extensions, onType } = options;
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren();
  let isTold = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers({ formatNumber: (line) => String(line + firstLine() - 1) }),
        history(),
        lintGutter(),
        ...extensions,
        syntaxHighlighting(COLOURS),
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
    view,
    setText(next) {
      const now = view.state.doc.toString();
      if (next === now) return;
      isTold = true;
      view.dispatch({ changes: changeBetween(now, next) });
      isTold = false;
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
