import { amend, begin, goOn, type History, redo, undo } from "../history.ts";
import { Keeper } from "../keeper.ts";
import { part } from "../part.ts";
import { Announcer } from "./announcer.ts";
import { type Bench, isUntouched, layOutFiles, textIn, writeFile } from "./bench.ts";
import { FileDesk } from "./file-desk.ts";
import { followNote, readNote, writeNote } from "./note.ts";
import { OWN, ownProject, readFiles } from "./own-files.ts";
import { type Preset, readPresets } from "./preset.ts";
import { Sequel } from "./sequel.ts";
import { type Study, studyFiles } from "./study.ts";
import { View } from "./view.ts";

/** Takes what the reader does in a Compose lab to its files, and draws what Compose makes of them. */
export class Control {
  readonly #presets: readonly Preset[];
  readonly #first: Preset;
  readonly #view: View;
  readonly #desk: FileDesk;
  readonly #sequel: Sequel;
  readonly #announcer: Announcer;
  readonly #keeper: Keeper;
  readonly #ownsAddress: boolean;
  #history: History<Bench>;
  #study: Study | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;
  /** How long the last study took, in milliseconds. */
  #took = 0;
  /** When a letter was typed last. */
  #typedAt = -Infinity;

  constructor(lab: HTMLElement, signal: AbortSignal) {
    this.#presets = readPresets(part(lab, "[data-part=presets]", HTMLScriptElement).textContent);
    const [first] = this.#presets;
    if (!first) throw new Error("<compose-lab> has no project: ComposeLab.astro must write one.");
    this.#first = first;
    this.#ownsAddress = lab.dataset["ownsAddress"] === "yes";
    this.#view = new View(lab);
    this.#desk = new FileDesk(lab);
    this.#sequel = new Sequel(lab);
    this.#announcer = new Announcer(part(lab, "[data-part=said]", HTMLElement));
    this.#keeper = new Keeper("compose", (message) => this.#view.notice(message));
    this.#history = begin(this.#kept(first));
    this.#view.enable();
    this.#settle("");
    void this.#desk.edit((path, text) => this.#type(path, text, performance.now()), signal);
  }

  input(target: EventTarget | null, time: number): void {
    if (target instanceof HTMLTextAreaElement) this.#type(this.#desk.path, this.#desk.text, time);
    else if (this.#sequel.ownsPace(target)) this.#pace(time);
    else {
      const told = this.#sequel.input(target);
      if (told) this.#announcer.tell(told);
    }
  }

  change(target: EventTarget | null): void {
    if (target instanceof HTMLSelectElement && target.name === "project") this.#choose(target.value);
    else if (target instanceof HTMLInputElement && this.#desk.owns(target)) this.#desk.open(target.value);
    else if (target instanceof HTMLInputElement && target.type === "file") void this.#bring([...(target.files ?? [])]);
  }

  click(target: EventTarget | null): void {
    // Not every browser moves the focus to a button that is pressed.
    this.focus(target);
    const button = target instanceof Element ? target.closest("button") : null;
    const action = button?.dataset["do"];
    if (action === "undo") this.#show(undo(this.#history), "Undone.");
    else if (action === "redo") this.#show(redo(this.#history), "Done again.");
    else if (action === "restart") this.#do(layOutFiles(this.#bench.project), "The files are as they were at first.");
    else if (action === "play") this.#sequel.play();
    else if (action === "choose") this.#view.askForFiles();
    else if (action === "link") void this.#copyLink();
    else if (action === "go") this.#goTo(Number(button?.value));
    else if (action === "mend") this.#mend(Number(button?.value));
  }

  focus(target: EventTarget | null): void {
    this.#sequel.follow(target);
  }

  press(event: KeyboardEvent): void {
    if (this.#sequel.press(event.target, event.key)) event.preventDefault();
  }

  drop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#bring(files);
  }

  /** Opens what the address says, if that is something of a Compose lab. */
  async openLink(): Promise<void> {
    if (!this.#ownsAddress) return;
    const found = await this.#keeper.open();
    if (found === undefined) return;
    const note = found.kind === "text" ? readNote(found.text) : undefined;
    const bench = note && followNote(note, this.#presets);
    if (bench) this.#do(bench, "What the link holds is open.");
    this.#view.notice(bench ? "" : BROKEN);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    this.#sequel.close();
    this.#view.close();
    this.#announcer.close();
    this.#keeper.close();
    this.#desk.close();
  }

  get #bench(): Bench {
    return this.#history.present;
  }

  /** A project as it was left in this browser. */
  #kept(project: Preset): Bench {
    const note = readNote(this.#keeper.read(project.name) ?? "");
    return (note?.project === project.name && followNote(note, this.#presets)) || layOutFiles(project);
  }

  #choose(name: string): void {
    const project = this.#presets.find((preset) => preset.name === name);
    if (project) this.#do(this.#kept(project), `${project.title} is open.`);
  }

  #type(path: string, text: string, time: number): void {
    if (textIn(this.#bench, path) === text) return;
    const next = writeFile(this.#bench, path, text);
    const isWord = time - this.#typedAt < WORD;
    this.#history = isWord ? amend(this.#history, next) : goOn(this.#history, next);
    this.#settle("");
    this.#typedAt = time;
  }

  /** Takes what the reader supposes of how long things take. */
  #pace(time: number): void {
    const next = { ...this.#bench, behaviours: this.#sequel.behaviours };
    this.#history = time - this.#typedAt < WORD ? amend(this.#history, next) : goOn(this.#history, next);
    this.#settle("");
    this.#typedAt = time;
  }

  #do(next: Bench, what: string): void {
    this.#show(goOn(this.#history, next), what);
  }

  #show(history: History<Bench>, what: string): void {
    this.#history = history;
    this.#settle(what);
  }

  /** Shows, keeps and studies what stands on the bench now. A large project is studied when the reader has stopped. */
  #settle(what: string): void {
    const bench = this.#bench;
    this.#typedAt = -Infinity;
    this.#desk.show(bench.files);
    this.#view.drawBench(bench, this.#presets, this.#history);
    this.#keep(bench);
    clearTimeout(this.#timer);
    if (this.#took < LONG) this.#take(what);
    else this.#timer = setTimeout(() => this.#take(what), PAUSE);
  }

  #take(what: string): void {
    const start = performance.now();
    const study = studyFiles(this.#bench.files);
    this.#took = performance.now() - start;
    const isFirst = this.#study === undefined;
    this.#study = study;
    this.#view.draw(study);
    clearTimeout(this.#soon);
    if (study.loaded && !isFirst) this.#soon = setTimeout(() => this.#tell(study));
    else this.#tell(study);
    clearTimeout(this.#later);
    const wait = what === "" && !isFirst ? PAUSE : 0;
    this.#later = setTimeout(() => this.#sequel.draw(this.#bench, study.loaded?.stack), wait);
    if (!isFirst) this.#announcer.tell(`${what} ${this.#view.verdict}`.trim());
  }

  #tell({ troubles }: Study): void {
    this.#desk.mark(troubles);
    this.#view.list(troubles);
  }

  /** The first project needs no address as long as nothing was done to it; a reader's own files get one when asked. */
  #keep(bench: Bench): void {
    const isBlank = isUntouched(bench);
    const note = writeNote(bench);
    const isOwn = bench.project.name === OWN;
    if (!isOwn) this.#keeper.keep(bench.project.name, isBlank ? undefined : note);
    if (this.#ownsAddress) this.#keeper.link(isOwn || (isBlank && bench.project === this.#first) ? undefined : note);
  }

  #goTo(index: number): void {
    const where = this.#study?.troubles[index]?.where;
    if (where) this.#desk.select(where.path, where.start, where.end);
  }

  #mend(index: number): void {
    const fix = this.#study?.troubles[index]?.fix;
    if (!fix) return;
    const text = textIn(this.#bench, fix.path);
    const next = text.slice(0, fix.start) + fix.text + text.slice(fix.end);
    this.#do(writeFile(this.#bench, fix.path, next), `${fix.title}: done.`);
    this.#desk.select(fix.path, fix.start, fix.start + fix.text.length);
  }

  async #bring(files: readonly File[]): Promise<void> {
    const project = ownProject(await readFiles(files));
    if (project) this.#do(layOutFiles(project), "Your files are open.");
    this.#view.notice(project ? "" : NO_COMPOSE_FILE);
  }

  async #copyLink(): Promise<void> {
    this.#view.notice(await this.#keeper.copy(writeNote(this.#bench), this.#view.page));
  }
}

/** Letters that follow each other within this time, in milliseconds, are undone together. */
const WORD = 1000;
/** What takes longer, in milliseconds, waits until the reader has stopped. */
const LONG = 40;
const PAUSE = 250;
const BROKEN = "This link is broken, or of a project that this lab does not have. Here is what you had before.";
const NO_COMPOSE_FILE = "None of these files is a Compose file. Choose a compose.yaml, with its .env if it has one.";
