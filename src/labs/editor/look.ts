import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The colours of the site's own highlighter. */
export const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.string, tags.number], color: "var(--string)" },
  { tag: tags.comment, color: "var(--ink-soft)" },
]);

/** How an editor looks in both themes; `--most` is its greatest height. */
export const LOOK = EditorView.theme({
  "&": {
    backgroundColor: "var(--sheet)",
    color: "var(--ink)",
    fontSize: "0.845rem",
    maxHeight: "var(--most)",
    borderRadius: "var(--radius)",
  },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontFeatureSettings: '"calt" 0', lineHeight: "1.65", overflow: "auto" },
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
