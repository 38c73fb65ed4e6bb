import { part } from "../part.ts";
import { Announcer } from "./announcer.ts";
import { EditForm } from "./edit-form.ts";
import { EditError } from "./edits.ts";
import { FileTree } from "./file-tree.ts";
import { HintList } from "./hint-list.ts";
import { hintsOf, type Mending } from "./hints.ts";
import { Keeper } from "./keeper.ts";
import type { Project } from "./project.ts";
import { readProjects } from "./projects.ts";
import { report } from "./report.ts";
import { Rules } from "./rules.ts";
import { Shelf } from "./shelf.ts";
import { Studies, type Study } from "./study.ts";
import { addRule, edit, ignoreNameOf, replaceLine, rulesOf, writeRules, type Workbench } from "./workbench.ts";

/** Takes what the reader does in a context lab to its project, and draws what comes of it in the lab's markup. */
export class Control {
  readonly #lab: HTMLElement;
  readonly #presets: readonly string[];
  readonly #shelf: Shelf;
  readonly #keeper = new Keeper((message) => this.#notice(message));
  readonly #studies = new Studies();
  readonly #rules: Rules;
  readonly #hints: HintList;
  readonly #tree: FileTree;
  readonly #form: EditForm;
  readonly #announcer: Announcer;
  #study: Study;
  /** When a letter of the rules was typed last. */
  #typedAt = -Infinity;

  constructor(lab: HTMLElement) {
    this.#lab = lab;
    const [first, ...others] = readProjects(part(lab, "[data-part=presets]", HTMLScriptElement).textContent);
    if (!first) throw new Error("<context-lab> has no project: ContextLab.astro must write one.");
    this.#presets = [first, ...others].map(({ name }) => name);
    this.#shelf = new Shelf([first, ...others], (name) => this.#keeper.read(name));
    this.#rules = new Rules(lab);
    this.#hints = new HintList(lab);
    this.#tree = new FileTree(lab);
    this.#form = new EditForm(lab);
    this.#announcer = new Announcer(lab);
    this.#study = this.#studies.study(this.#shelf.bench);
    for (const control of lab.querySelectorAll<HTMLButtonElement>("[disabled]")) control.disabled = false;
    part(lab, ".keys", HTMLElement).hidden = false;
    this.#draw();
    this.#announcer.tell(this.#study);
  }

  open(project: Project): void {
    const select = part(this.#lab, "[name=project]", HTMLSelectElement);
    if (![...select.options].some(({ value }) => value === project.name)) select.add(new Option(project.name));
    this.#shelf.add(project);
    this.#changeProject();
  }

  /** Opens what the address says, if that is something of a context lab. */
  async openLink(): Promise<void> {
    const note = await this.#keeper.open();
    if (note === undefined) return;
    if (note === "broken") {
      this.#notice("This link cannot be read: it is incomplete, or of a later version. The lab opens without it.");
      return;
    }
    const failed = this.#shelf.follow(note);
    if (failed === undefined)
      this.#notice(`This link is of “${note.project}”, which is not here. Open that folder, then the link again.`);
    else if (failed > 0) this.#notice(`${failed} changes of this link no longer fit the project and were left out.`);
    else this.#notice("Opened from the link. Undo brings back what was here.");
    if (failed !== undefined) this.#changeProject();
  }

  input(target: EventTarget | null, time: number): void {
    if (this.#rules.owns(target)) this.#type(time);
    else if (target instanceof HTMLSelectElement && target.name === "project") {
      this.#shelf.open(target.value);
      this.#notice("");
      this.#changeProject();
    } else if (target instanceof HTMLInputElement && target.type === "radio")
      this.#do({ ...this.#shelf.bench, isOn: target.value === "on" });
    else if (target instanceof HTMLSelectElement) report(this.#lab, this.#study);
  }

  focus(target: EventTarget | null): void {
    if (this.#tree.follow(target)) this.#drawTools();
  }

  click(target: EventTarget | null): void {
    const mendings = this.#hints.mendingsOf(target);
    if (mendings) this.#mend(mendings);
    else if (this.#tree.click(target)) this.#drawTools();
    else this.#act((target instanceof Element ? target.closest("button") : null)?.dataset["do"]);
  }

  press(event: KeyboardEvent): void {
    const isCommand = event.ctrlKey || event.metaKey;
    if (this.#form.owns(event.target)) {
      if (event.key === "Escape") this.#act("cancel");
      return;
    }
    if (isCommand && !event.altKey && /^[zy]$/i.test(event.key)) {
      event.preventDefault();
      this.#act(event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo");
      return;
    }
    const isInTree = event.target instanceof Element && event.target.closest("tbody") !== null;
    if (!isInTree || isCommand || event.altKey) return;
    if (this.#tree.press(event.key)) this.#drawTools();
    else if (!this.#act(ACTIONS[event.key])) return;
    event.preventDefault();
  }

  /** The browser's own undo knows nothing of rules that a button wrote. */
  takeBack(event: InputEvent): void {
    if (!this.#rules.owns(event.target) || !/^history(?:Undo|Redo)$/.test(event.inputType)) return;
    event.preventDefault();
    this.#act(event.inputType === "historyUndo" ? "undo" : "redo");
  }

  submit(event: SubmitEvent): void {
    event.preventDefault();
    try {
      const change = this.#form.read();
      this.#do(edit(this.#shelf.bench, change));
      this.#form.close();
      this.#tree.select(change.kind === "rename" ? change.to : change.path);
      this.#drawTools();
      this.#tree.focus();
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      this.#form.refuse(error);
    }
  }

  close(): void {
    this.#announcer.close();
    this.#keeper.close();
  }

  /** Does what a button or key asks for. Gives false when there is nothing to do. */
  #act(action: string | undefined): boolean {
    const node = this.#tree.selected;
    if (action === "undo" || action === "redo" || action === "restart") {
      this.#shelf[action]();
      this.#settle();
    } else if (action === "cancel") {
      this.#form.close();
      this.#tree.focus();
    } else if (action === "add-file" || action === "add-folder") this.#form.open(action, node);
    else if (!node) return false;
    else if (action === "rename" || action === "resize") this.#form.open(action, node);
    else if (action === "delete")
      this.#do(edit(this.#shelf.bench, { kind: "remove", path: node.path }), `Deleted ${node.path}.`);
    else return false;
    return true;
  }

  #type(time: number): void {
    const isWord = time - this.#typedAt < WORD;
    this.#try(() => {
      const next = writeRules(this.#shelf.bench, this.#rules.text);
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
      this.#notice(error.message);
    }
  }

  #do(next: Workbench, what?: string): void {
    this.#shelf.goOn(next);
    this.#settle(what);
  }

  /** Studies what stands on the bench now, and shows and keeps it. */
  #settle(what?: string): void {
    const { bench } = this.#shelf;
    this.#typedAt = -Infinity;
    this.#study = this.#studies.study(bench, this.#study);
    this.#draw();
    this.#announcer.tell(this.#study, what);
    const place = this.#presets.indexOf(bench.project.name);
    this.#keeper.keep(bench, place === -1 ? "own" : place === 0 ? "first" : "preset");
  }

  #changeProject(): void {
    part(this.#lab, "[name=project]", HTMLSelectElement).value = this.#shelf.bench.project.name;
    this.#form.close();
    this.#tree.reset();
    this.#study = this.#studies.study(this.#shelf.bench);
    this.#announcer.reset(this.#study);
    this.#settle();
  }

  #draw(): void {
    const { bench } = this.#shelf;
    const { outcome, lines, secrets } = this.#study;
    const name = ignoreNameOf(bench);
    const isThere = bench.files.some(({ path }) => path === name);
    this.#rules.draw({ name, isThere, isOn: bench.isOn, text: rulesOf(bench), study: this.#study });
    for (const radio of this.#lab.querySelectorAll<HTMLInputElement>(".switch input"))
      radio.checked = (radio.value === "on") === bench.isOn;
    this.#hints.draw(hintsOf(this.#study));
    this.#tree.draw({ outcome, lines, secrets: new Set(secrets.map(({ path }) => path)) });
    report(this.#lab, this.#study);
    this.#drawTools();
  }

  /** Says what the buttons act upon, and which of them can do something. */
  #drawTools(): void {
    const node = this.#tree.selected;
    part(this.#lab, "[data-part=selected]", HTMLElement).textContent = node?.path ?? "";
    for (const action of ["rename", "resize", "delete"]) this.#button(action).disabled = node === undefined;
    this.#button("undo").disabled = !this.#shelf.canUndo;
    this.#button("redo").disabled = !this.#shelf.canRedo;
  }

  #button(action: string): HTMLButtonElement {
    return part(this.#lab, `[data-do="${action}"]`, HTMLButtonElement);
  }

  #notice(message: string): void {
    part(this.#lab, "[data-part=notice]", HTMLElement).textContent = message;
  }
}

/** Adds a rule that is not there yet, or writes it in the place of another. */
function mendRules(bench: Workbench, { rule, line }: Mending): Workbench {
  if (line !== undefined) return replaceLine(bench, line, rule);
  return rulesOf(bench).endsWith(`\n${rule}\n`) ? bench : addRule(bench, rule);
}

/** Letters that follow each other within this time, in milliseconds, are undone together. */
const WORD = 1000;

/** What keys do in the tree, beside moving in it. */
const ACTIONS: Readonly<Record<string, string>> = { Delete: "delete", F2: "rename", Enter: "resize" };
