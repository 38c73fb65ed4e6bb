import { languageOf } from "../compose/language.ts";
import { openTextEditor } from "../editor/text-editor.ts";
import { dockerfileLanguage } from "../layers/editor.ts";

export interface FileEditor {
  setText(text: string): void;
  focus(): void;
  close(): void;
}

export interface FileEditorOptions {
  readonly path: string;
  readonly text: string;
  /** The files of the folder, for what may be completed. */
  readonly paths: readonly string[];
  readonly onType: (text: string) => void;
}

/** Opens an editor for a Dockerfile, a .dockerignore or a compose.yaml in an element. */
export function openFileEditor(host: HTMLElement, { path, text, paths, onType }: FileEditorOptions): FileEditor {
  const isDockerfile = path === "Dockerfile";
  const extensions = isDockerfile ? dockerfileLanguage(() => ({ files: paths, stages: [] })) : languageOf(path);
  const { view, setText } = openTextEditor(host, { text, label: path, extensions, onType });
  return {
    setText,
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
