import { Keeper } from "../keeper.ts";
import { part } from "../part.ts";
import { Announcer } from "./announcer.ts";
import { EditError } from "./edits.ts";
import { actionOf } from "./keys.ts";
import { mendRules, type Mending } from "./mending.ts";
import { isBlank, noteOf, readNote, writeNote } from "./note.ts";
import type { Project } from "./project.ts";
import { readProjects } from "./projects.ts";
import { Shelf } from "./shelf.ts";
import { Studies } from "./studies.ts";
import type { Study } from "./study.ts";
import { View } from "./view.ts";
import { linkNotice } from "./words.ts";
import { edit, writeRules, type Workbench } from "./workbench.ts";

/** Takes what the reader does in a context lab to its project, and draws what comes of it in the lab's markup. */
export class Control {
  readonly #presets: readonly string[];
  readonly #shelf: Shelf;
  readonly #keeper = new Keeper("context", (message) => this.#view.notice(message));
  readonly #studies = new Studies((study) => this.#take(study));
  readonly #view: View;
  readonly #announcer: Announcer;
  #study: Study | undefined;
  /** What was done last, to be said with what came of it. */
  #what = "";
  /** The path that is to be selected when the tree has it. */
  #goal: string | undefined;
  /** When a letter of the rules was typed last. */
  #typedAt = -Infinity;

  constructor(lab: HTMLElement) {
    const [first, ...others] = readProjects(part(lab, "[data-part=presets]", HTMLScriptElement).textContent);
    if (!first) throw new Error("<context-lab> has no project: ContextLab.astro must write one.");
    this.#presets = [first, ...others].map(({ name }) => name);
    this.#shelf = new Shelf([first, ...others], (name) => readNote(this.#keeper.read(name) ?? ""));
    this.#view = new View(lab);
    this.#announcer = new Announcer(lab);
    this.#view.drawBench(this.#shelf);
    this.#ask("");
  }

  open(project: Project): void {
    this.#shelf.add(project);
    this.#changeProject();
  }

  /** Opens what the address says, if that is something of a context lab. */
  async openLink(): Promise<void> {
    const found = await this.#keeper.open();
    if (found === undefined) return;
    const note = found.kind === "text" ? readNote(found.text) : undefined;
    const opened = note === undefined ? "broken" : this.#shelf.follow(note);
    this.#view.notice(linkNotice(opened));
    if (typeof opened === "number" || opened === "same") this.#changeProject();
  }

  input(target: EventTarget | null, time: number): void {
    if (this.#view.rules.owns(target)) this.#type(time);
    else if (target instanceof HTMLSelectElement && target.name === "project") {
      this.#shelf.open(target.value);
      this.#view.notice("");
      this.#changeProject();
    } else if (target instanceof HTMLInputElement && target.type === "radio")
      this.#do({ ...this.#shelf.bench, isOn: target.value === "on" });
    else if (this.#study) this.#view.draw(this.#study);
  }

  focus(target: EventTarget | null): void {
    if (this.#view.tree.follow(target)) this.#view.drawTools();
  }

  click(target: EventTarget | null): void {
    const mendings = this.#view.hints.mendingsOf(target);
    if (mendings) this.#mend(mendings);
    else if (this.#view.tree.click(target)) this.#view.drawTools();
    else this.#act((target instanceof Element ? target.closest("button") : null)?.dataset["do"]);
  }

  press(event: KeyboardEvent): void {
    const isInTree = event.target instanceof Element && event.target.closest("tbody") !== null;
    const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
    if (isInTree && !hasModifier && this.#view.tree.press(event.key)) this.#view.drawTools();
    else {
      const place = this.#view.form.owns(event.target) ? "form" : isInTree ? "tree" : "elsewhere";
      if (!this.#act(actionOf(event, place))) return;
    }
    event.preventDefault();
  }

  /** The browser's own undo knows nothing of rules that a button wrote. */
  takeBack(event: InputEvent): void {
    if (!this.#view.rules.owns(event.target) || !/^history(?:Undo|Redo)$/.test(event.inputType)) return;
    event.preventDefault();
    this.#act(event.inputType === "historyUndo" ? "undo" : "redo");
  }

  submit(event: SubmitEvent): void {
    event.preventDefault();
    try {
      const change = this.#view.form.read();
      const next = edit(this.#shelf.bench, change);
      this.#view.form.close();
      this.#goal = change.kind === "rename" ? change.to : change.path;
      this.#do(next);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      this.#view.form.refuse(error);
    }
  }

  close(): void {
    this.#announcer.close();
    this.#keeper.close();
    this.#studies.close();
  }

  /** Does what a button or key asks for. Gives false when there is nothing to do. */
  #act(action: string | undefined): boolean {
    const node = this.#view.tree.selected;
    if (action === "undo" || action === "redo" || action === "restart") {
      this.#shelf[action]();
      this.#settle();
    } else if (action === "cancel") {
      this.#view.form.close();
      this.#view.tree.focus();
    } else if (action === "copy") void this.#copy();
    else if (action === "add-file" || action === "add-folder") this.#view.form.open(action, node);
    else if (!node) return false;
    else if (action === "rename" || action === "resize") this.#view.form.open(action, node);
    else if (action === "delete") this.#delete(node.path);
    else return false;
    return true;
  }

  async #copy(): Promise<void> {
    const { name, text } = this.#view.rules;
    const isDone = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (!isDone) this.#view.rules.select();
    this.#view.notice(
      isDone ? `Copied. Save it as ${name} beside your Dockerfile.` : "Press Ctrl+C to copy the rules.",
    );
  }

  #delete(path: string): void {
    this.#try(() => this.#do(edit(this.#shelf.bench, { kind: "remove", path }), `Deleted ${path}.`));
  }

  #type(time: number): void {
    const isWord = time - this.#typedAt < WORD;
    this.#try(() => {
      const next = writeRules(this.#shelf.bench, this.#view.rules.text);
      if (isWord) this.#shelf.amend(next);
      else this.#shelf.goOn(next);
      this.#settle();
      this.#typedAt = time;
    });
  }

  #mend(mendings: readonly Mending[]): void {
    this.#try(() => this.#do(mendings.reduce(mendRules, this.#shelf.bench)));
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      this.#view.notice(error.message);
    }
  }

  #do(next: Workbench, what?: string): void {
    this.#shelf.goOn(next);
    this.#settle(what);
  }

  /** Shows, keeps and studies what stands on the bench now. */
  #settle(what = ""): void {
    const { bench } = this.#shelf;
    this.#what = what;
    this.#typedAt = -Infinity;
    this.#view.drawBench(this.#shelf);
    this.#keep(bench);
    this.#ask(this.#study?.rules ?? "");
  }

  /** The first project needs no address as long as nothing was done to it; a reader's own never gets one. */
  #keep(bench: Workbench): void {
    const note = noteOf(bench);
    const text = writeNote(note);
    this.#keeper.keep(note.project, isBlank(note) ? undefined : text);
    const place = this.#presets.indexOf(note.project);
    this.#keeper.link(place === -1 || (place === 0 && isBlank(note)) ? undefined : text);
  }

  /** @param before The rules that were followed last. */
  #ask(before: string): void {
    this.#view.setBusy(true);
    this.#studies.study(this.#shelf.bench, before).catch((error: unknown) => {
      this.#view.notice(error instanceof Error ? error.message : String(error));
      this.#view.setBusy(false);
    });
  }

  /** Shows what came of it: at once, or of a large project a moment later. */
  #take(study: Study): void {
    this.#study = study;
    this.#view.draw(study);
    this.#reachGoal();
    this.#announcer.tell(study, this.#what);
  }

  /** Goes to what was added or changed. */
  #reachGoal(): void {
    if (this.#goal === undefined) return;
    this.#view.tree.select(this.#goal);
    this.#view.tree.focus();
    this.#view.drawTools();
    this.#goal = undefined;
  }

  #changeProject(): void {
    const { name } = this.#shelf.bench.project;
    this.#view.change(name);
    this.#study = undefined;
    this.#announcer.forget();
    this.#settle(`${name} is open.`);
  }
}

/** Letters that follow each other within this time, in milliseconds, are undone together. */
const WORD = 1000;
