import { Announcer } from "./announcer.ts";
import type { Bench } from "./bench.ts";
import { Clerk } from "./clerk.ts";
import { ConfigView } from "./config-view.ts";
import type { Answers } from "./inquiry.ts";
import type { Outlook } from "./outlook.ts";
import { part } from "../part.ts";
import { Sequel } from "./sequel.ts";
import type { Trouble } from "./trouble.ts";
import type { View } from "./view.ts";

/** Asks what Docker Compose makes of the files on the bench, and draws the answers one after the other. */
export class Stage {
  readonly #view: View;
  readonly #sequel: Sequel;
  readonly #config: ConfigView;
  readonly #announcer: Announcer;
  readonly #mark: (troubles: readonly Trouble[]) => void;
  readonly #clerk = new Clerk(() => new Worker(new URL("./compose-worker.ts", import.meta.url), { type: "module" }));
  #bench: Bench | undefined;
  #services = 0;
  #troubles: readonly Trouble[] = [];
  #outlook: Outlook | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param mark Told what there is to say of the files. */
  constructor(lab: HTMLElement, view: View, mark: (troubles: readonly Trouble[]) => void) {
    this.#view = view;
    this.#sequel = new Sequel(lab);
    this.#config = new ConfigView(lab);
    this.#announcer = new Announcer(part(lab, "[data-part=said]", HTMLElement));
    this.#mark = mark;
  }

  /** What comes of the stack, with the controls for it. */
  get sequel(): Sequel {
    return this.#sequel;
  }

  /** What was said last of the files. */
  get troubles(): readonly Trouble[] {
    return this.#troubles;
  }

  /**
   * Shows what stands on the bench now. A large project is studied when the reader has stopped.
   * @param what What the reader did, in a sentence; empty for typing.
   * @param outlook What is to be looked at.
   */
  show(bench: Bench, what: string, outlook?: Outlook): void {
    const isFirst = this.#bench === undefined;
    this.#bench = bench;
    this.#outlook = outlook ?? this.#outlook;
    clearTimeout(this.#timer);
    const wait = isFirst ? undefined : what;
    if (isLarge(bench) && !isFirst) this.#timer = setTimeout(() => void this.#follow(bench, wait), PAUSE);
    else void this.#follow(bench, wait);
  }

  /** Says something to those who do not see the page. */
  tell(text: string): void {
    this.#announcer.tell(text);
  }

  /** Shows another event, and tells what it does. */
  async foretell(): Promise<void> {
    const bench = this.#bench;
    const fates = bench && (await this.#ask("fates", bench))?.answer;
    if (fates) this.tell(this.#sequel.drawFates(fates));
  }

  /** Writes out what Compose makes of the files, if that is open. */
  async writeConfig(): Promise<void> {
    if (!this.#bench || !this.#config.isOpen) return;
    const config = await this.#ask("config", this.#bench);
    if (config) this.#config.draw(config.answer);
  }

  /** Whether something chooses how that is written. */
  ownsConfig(target: EventTarget | null): boolean {
    return this.#config.owns(target);
  }

  close(): void {
    this.#bench = undefined;
    clearTimeout(this.#timer);
    this.#sequel.close();
    this.#announcer.close();
    this.#clerk.close();
  }

  /** The picture is drawn first, then what there is to say, then what comes of the stack. */
  async #follow(bench: Bench, what: string | undefined): Promise<void> {
    const sight = (await this.#ask("sight", bench))?.answer;
    if (!sight) return;
    this.#services = sight.stack?.services.length ?? 0;
    this.#view.draw(sight);
    if (what !== undefined) this.tell(`${what} ${sight.verdict}`.trim());
    await pause(0);
    await this.#remark(bench);
    await this.writeConfig();
    await pause(what === "" ? PAUSE : 0);
    await this.#foresee(bench, sight.stack?.services);
  }

  async #remark(bench: Bench): Promise<void> {
    const remarks = (await this.#ask("remarks", bench))?.answer;
    if (!remarks) return;
    this.#troubles = remarks.troubles;
    this.#mark(remarks.troubles);
    this.#view.annotate(remarks);
  }

  async #foresee(bench: Bench, services: readonly string[] | undefined): Promise<void> {
    if (bench === this.#bench) this.#sequel.wait(services !== undefined && this.#isLong("prospect", bench));
    const found = await this.#ask("prospect", bench);
    if (!found) return;
    this.#sequel.draw(bench, services, found.answer);
    const outlook = this.#outlook;
    this.#outlook = undefined;
    if (outlook) this.#sequel.look(outlook);
    // What is chosen now may be another event than the one that was asked about.
    if (outlook?.event !== undefined) await this.foretell();
  }

  /** Answers a question on the bench; undefined when it is another one by now. */
  async #ask<Kind extends keyof Answers>(
    kind: Kind,
    bench: Bench,
  ): Promise<{ readonly answer: Answers[Kind] } | undefined> {
    if (bench !== this.#bench) return undefined;
    const { files, behaviours } = bench;
    const { event, crashing } = this.#sequel;
    const inquiry = { files, behaviours, event, crashing, form: this.#config.form };
    const found = await this.#clerk.ask(kind, inquiry, this.#isLong(kind, bench));
    return bench === this.#bench ? found : undefined;
  }

  #isLong(kind: keyof Answers, bench: Bench): boolean {
    if (isLarge(bench)) return true;
    return (kind === "prospect" || kind === "fates") && this.#services > MANY;
  }
}

/** What is longer, in letters, would take more than a frame to read. */
const LARGE = 12_000;
/** More services start one after the other for longer than a frame. */
const MANY = 12;
/** How long the reader must have stopped, in milliseconds. */
const PAUSE = 250;

function isLarge({ files }: Bench): boolean {
  return files.reduce((sum, { text }) => sum + text.length, 0) > LARGE;
}

async function pause(time: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  setTimeout(resolve, time);
  await promise;
}
