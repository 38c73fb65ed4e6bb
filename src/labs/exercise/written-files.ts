import type { Verdict } from "../../core/exercise/verdict.ts";
import type { Grades, Work } from "../../core/goals/grade.ts";
import { WINDOWS_LINE_ENDS } from "../../core/goals/plain-text.ts";
import { part } from "../part.ts";
import { AnswerForm } from "./answer-form.ts";
import { showGoals } from "./goal-list.ts";

interface WritingTask<Goal> {
  readonly right: string;
  /** The folder, and what the reader begins with. */
  readonly work: Work;
  readonly goals: readonly Goal[];
}

/** Grades the files that FileForm.astro rendered, by goals. An answer is a JSON object of the texts, by path. */
export abstract class WrittenFiles<Goal> extends AnswerForm<WritingTask<Goal>> {
  readonly #editors = new Map<HTMLElement, { setText(text: string): void; close(): void }>();
  #isChecked = false;
  /** A field keeps no line ends of Windows, so what is pasted is looked at on its way in. */
  #hasWindowsLineEnds = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Grades a folder with the files as they are written. */
  protected abstract gradeFiles(work: Work, goals: readonly Goal[]): Grades;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    for (const editor of this.#editors.values()) editor.close();
    this.#editors.clear();
  }

  protected override listen(signal: AbortSignal): void {
    super.listen(signal);
    for (const field of this.#fields) {
      field.area.addEventListener("focus", () => void this.#open(field, signal), { signal });
      if (document.activeElement === field.area) void this.#open(field, signal);
    }
    addEventListener("beforeprint", () => this.#copyForPaper(), { signal });
    this.addEventListener("paste", (event) => this.#lookAt(event.clipboardData), { signal });
    const reset = part(this, "[data-do=reset]", HTMLButtonElement);
    reset.disabled = false;
    reset.addEventListener("click", () => this.#reset(), { signal });
  }

  protected override read(): string {
    const { written } = this.#task.work;
    const fields = this.#fields.map(({ path, area }) => [path, area.value] as const);
    const isChanged = fields.some(([path, text]) => text !== written[path]);
    return isChanged ? JSON.stringify(Object.fromEntries(fields)) : "";
  }

  protected override write(answer: string): void {
    const texts = textsOf(answer);
    for (const field of this.#fields) this.#put(field, texts[field.path]);
  }

  protected override grade({ right }: WritingTask<Goal>): Verdict {
    this.#isChecked = true;
    const { goals, remarks, isRight } = this.#show();
    if (isRight) return { kind: "right", says: [right, ...remarks] };
    const reached = goals.filter(({ isMet }) => isMet).length;
    const says = `${reached} of ${goals.length} goals ${reached === 1 ? "is" : "are"} reached. Each says why below.`;
    return { kind: "wrong", says: [says, ...remarks] };
  }

  /** After a first check, the goals follow what is typed, once the reader has stopped. */
  protected override keep(): void {
    super.keep();
    if (!this.#isChecked) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(), QUIET);
  }

  #lookAt(pasted: DataTransfer | null): void {
    this.#hasWindowsLineEnds ||= pasted?.getData("text/plain").includes("\r\n") === true;
  }

  #show(): Grades {
    const { work, goals } = this.#task;
    const written = Object.fromEntries(this.#fields.map(({ path, area }) => [path, area.value]));
    const graded = this.gradeFiles({ ...work, written }, goals);
    const grades = this.#hasWindowsLineEnds ? { ...graded, remarks: [...graded.remarks, WINDOWS_LINE_ENDS] } : graded;
    showGoals(part(this, ".goals ul", HTMLElement), grades.goals, this.#fields.length > 1);
    return grades;
  }

  /** An editor takes the place of a field once the reader goes there; without it, the field does. */
  async #open({ root, path, area }: Field, signal: AbortSignal): Promise<void> {
    if (this.#editors.has(root)) return;
    const { openFileEditor } = await import("./file-editor.ts");
    if (signal.aborted || this.#editors.has(root)) return;
    const host = part(root, ".editor", HTMLElement);
    const editor = openFileEditor(host, {
      path,
      text: area.value,
      paths: this.#task.work.paths,
      onType: (text) => {
        area.value = text;
        this.keep();
      },
    });
    this.#editors.set(root, editor);
    host.hidden = false;
    area.hidden = true;
    editor.focus();
  }

  /** No sheet holds a long field or editor: the text that was written stands there instead. */
  #copyForPaper(): void {
    for (const { root, area } of this.#fields) {
      const place = part(root, ".on-paper", HTMLElement);
      const text = place.querySelector("pre") ?? document.createElement("pre");
      text.textContent = area.value.trimEnd();
      if (text.textContent === "") text.remove();
      else place.prepend(text);
    }
  }

  #reset(): void {
    const { written } = this.#task.work;
    for (const field of this.#fields) this.#put(field, written[field.path]);
    this.#hasWindowsLineEnds = false;
    this.keep();
  }

  #put({ root, area }: Field, text: string | undefined): void {
    if (text === undefined) return;
    area.value = text;
    this.#editors.get(root)?.setText(text);
  }

  get #task(): WritingTask<Goal> {
    return JSON.parse(this.dataset["task"] ?? "{}");
  }

  get #fields(): Field[] {
    return [...this.querySelectorAll<HTMLElement>(".written")].map((root) => ({
      root,
      path: root.dataset["path"] ?? "",
      area: part(root, "textarea", HTMLTextAreaElement),
    }));
  }
}

interface Field {
  readonly root: HTMLElement;
  readonly path: string;
  readonly area: HTMLTextAreaElement;
}

/** How long the reader must have stopped, in milliseconds. */
const QUIET = 400;

function textsOf(answer: string): Readonly<Record<string, string | undefined>> {
  try {
    const texts: unknown = JSON.parse(answer);
    if (typeof texts !== "object" || texts === null) return {};
    return Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, String(text)]));
  } catch {
    return {};
  }
}
