import { amend, begin, goOn, type History, redo, undo } from "../history.ts";
import { Keeper } from "../keeper.ts";
import { part } from "../part.ts";
import { type Bench, isUntouched, layOutFiles, textIn, writeFile } from "./bench.ts";
import { FileDesk } from "./file-desk.ts";
import { followNote, readNote, writeNote } from "./note.ts";
import type { Outlook } from "./outlook.ts";
import { OWN, ownProject, readFiles } from "./own-files.ts";
import { type Preset, readPresets } from "./preset.ts";
import { Stage } from "./stage.ts";
import { View } from "./view.ts";

/** Takes what the reader does in a Compose lab to its files. */
export class Control {
  readonly #presets: readonly Preset[];
  readonly #first: Preset;
  readonly #view: View;
  readonly #desk: FileDesk;
  readonly #stage: Stage;
  readonly #keeper: Keeper;
  readonly #ownsAddress: boolean;
  #history: History<Bench>;
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
    this.#stage = new Stage(lab, this.#view, (troubles) => this.#desk.mark(troubles));
    this.#keeper = new Keeper("compose", (message) => this.#view.notice(message));
    this.#history = begin(this.#kept(first));
    this.#view.enable();
    this.#settle("");
    void this.#desk.edit((path, text) => this.#type(path, text, performance.now()), signal);
  }

  input(target: EventTarget | null, time: number): void {
    const { sequel } = this.#stage;
    if (target instanceof HTMLTextAreaElement) this.#type(this.#desk.path, this.#desk.text, time);
    else if (sequel.ownsPace(target)) this.#pace(time);
    else if (sequel.scrub(target)) this.#keepLink();
    else if (sequel.chooseEvent(target)) {
      void this.#stage.foretell();
      this.#keepLink();
    }
  }

  change(target: EventTarget | null): void {
    if (target instanceof HTMLSelectElement && target.name === "project") this.#choose(target.value);
    else if (this.#stage.ownsConfig(target)) void this.#stage.writeConfig();
    else if (target instanceof HTMLInputElement && this.#desk.owns(target)) this.#desk.open(target.value);
    else if (target instanceof HTMLInputElement && target.type === "file") void this.#bring([...(target.files ?? [])]);
  }

  click(target: EventTarget | null): void {
    // Not every browser moves the focus to a button that is pressed.
    this.focus(target);
    const button = target instanceof Element ? target.closest("button") : null;
    const action = button?.dataset["do"];
    if (button && action) this.#act(action, button.value);
  }

  focus(target: EventTarget | null): void {
    this.#stage.sequel.follow(target);
  }

  press(event: KeyboardEvent): void {
    if (this.#stage.sequel.press(event.target, event.key)) event.preventDefault();
  }

  /** What can be opened was opened or closed. */
  toggle(target: EventTarget | null): void {
    if (this.#stage.ownsConfig(target)) void this.#stage.writeConfig();
  }

  drop(event: DragEvent): void {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void this.#bring(files);
  }

  /** Opens what the address says, if that is something of a Compose lab. One beside a lesson takes only what to look at. */
  async openLink(): Promise<void> {
    const found = await this.#keeper.open();
    if (found === undefined) return;
    const note = found.kind === "text" ? readNote(found.text) : undefined;
    if (!this.#ownsAddress) return note && this.#look(note.outlook);
    const bench = note && followNote(note, this.#presets);
    if (bench) {
      this.#history = goOn(this.#history, bench);
      this.#settle("What the link holds is open.", note.outlook);
      this.#look(note.outlook);
    }
    this.#view.notice(bench ? "" : BROKEN);
  }

  close(): void {
    this.#stage.close();
    this.#keeper.close();
    this.#desk.close();
  }

  get #bench(): Bench {
    return this.#history.present;
  }

  #act(action: string, value: string): void {
    const actions: Readonly<Record<string, () => unknown>> = {
      undo: () => this.#show(undo(this.#history), "Undone."),
      redo: () => this.#show(redo(this.#history), "Done again."),
      restart: () => this.#do(layOutFiles(this.#bench.project), "The files are as they were at first."),
      play: () => this.#stage.sequel.play(),
      choose: () => this.#view.askForFiles(),
      link: () => this.#copyLink(),
      go: () => this.#goTo(Number(value)),
      mend: () => this.#mend(Number(value)),
      panel: () => this.#view.goTo(value),
    };
    actions[action]?.();
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
    if (textIn(this.#bench, path) !== text) this.#change(writeFile(this.#bench, path, text), time);
  }

  /** Takes what the reader supposes of how long things take. */
  #pace(time: number): void {
    this.#change({ ...this.#bench, behaviours: this.#stage.sequel.behaviours }, time);
  }

  /** Goes on by a letter: those of a word are undone together. */
  #change(next: Bench, time: number): void {
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

  /** Shows and keeps what stands on the bench now. */
  #settle(what: string, outlook?: Outlook): void {
    const bench = this.#bench;
    this.#typedAt = -Infinity;
    this.#desk.show(bench.files);
    this.#view.drawBench(bench, this.#presets, this.#history);
    this.#keep(bench, outlook);
    this.#stage.show(bench, what, outlook);
  }

  #look(outlook: Outlook): void {
    if (!this.#ownsAddress) this.#stage.show({ ...this.#bench }, "", outlook);
    if (outlook.path !== undefined && this.#bench.files.some(({ path }) => path === outlook.path))
      this.#desk.open(outlook.path);
    if (outlook.panel !== undefined) this.#view.goTo(outlook.panel);
  }

  /** What a reader looks at now. */
  get #outlook(): Outlook {
    const { path } = this.#desk;
    return { ...(path !== this.#bench.files[0]?.path && { path }), ...this.#stage.sequel.outlook };
  }

  #keep(bench: Bench, outlook?: Outlook): void {
    const isOwn = bench.project.name === OWN;
    if (!isOwn) this.#keeper.keep(bench.project.name, isUntouched(bench) ? undefined : writeNote(bench));
    this.#keepLink(outlook);
  }

  /** The first project needs no address as long as nothing was done to it; a reader's own files get one when asked. */
  #keepLink(outlook: Outlook = this.#outlook): void {
    const bench = this.#bench;
    if (!this.#ownsAddress) return;
    const isPlain = isUntouched(bench) && bench.project === this.#first && Object.keys(outlook).length === 0;
    this.#keeper.link(isPlain || bench.project.name === OWN ? undefined : writeNote(bench, outlook));
  }

  #goTo(index: number): void {
    const where = this.#stage.troubles[index]?.where;
    if (where) this.#desk.select(where.path, where.start, where.end);
  }

  #mend(index: number): void {
    const fix = this.#stage.troubles[index]?.fix;
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
    this.#view.notice(await this.#keeper.copy(writeNote(this.#bench, this.#outlook), this.#view.page));
  }
}

/** Letters that follow each other within this time, in milliseconds, are undone together. */
const WORD = 1000;
const BROKEN = "This link is broken, or of a project that this lab does not have. Here is what you had before.";
const NO_COMPOSE_FILE = "None of these files is a Compose file. Choose a compose.yaml, with its .env if it has one.";
