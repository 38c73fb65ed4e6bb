import { part } from "../part.ts";
import { drawArrows } from "./arrows.ts";
import type { Attempt } from "./attempt.ts";
import { letMove } from "./drag.ts";
import { drawStack, type Make, write } from "./draw-stack.ts";
import type { Editor } from "./editor.ts";
import { listRemarks, type Remark, remarksOn } from "./findings.ts";
import { Form } from "./form.ts";
import { linkTo, readLink, writeLink } from "./link.ts";
import { moveInWords, moveLayer } from "./move.ts";
import { type Preset, readPresets } from "./preset.ts";
import { Player } from "./player.ts";
import { stackOf, type Column } from "./stack.ts";
import { addDeed, type Deed, firstStory, type Story } from "./story.ts";
import { drawStory } from "./story-panel.ts";
import { Timeline } from "./timeline.ts";
import { type Build, contextOf, foresee, foreseeRival, optionsOf, rivalOf, type Workbench } from "./workbench.ts";
import { verdictOf } from "./words.ts";

/** Says at every change what a build would do, as BuildKit would: what LayerLab.astro rendered, brought to life. */
export class LayerLab extends HTMLElement {
  #listening = new AbortController();
  #presets: readonly Preset[] = [];
  #timeline: Timeline | undefined;
  #story: Story = { preset: "", deeds: [], at: 0 };
  #editor: Editor | undefined;
  #form: Form | undefined;
  #remarks: readonly Remark[] = [];
  #columns: readonly Column[] = [];
  #player = new Player();
  #comment: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#presets = readPresets(part(this, "script", HTMLScriptElement).text);
    this.#form = new Form(this);
    this.#form.enable();
    this.addEventListener("input", (event) => this.#take(event), { signal });
    this.addEventListener("click", (event) => this.#press(event), { signal });
    letMove(this, (from, to) => this.#move(from, to), signal);
    window.addEventListener("hashchange", () => void this.#openLink(), { signal });
    this.#watchSize(signal);
    const [first] = this.#presets;
    if (first) this.#open(firstStory(first));
    void this.#openLink();
    this.#editWhenNear(signal);
  }

  disconnectedCallback(): void {
    this.#listening.abort();
    this.#player.stop();
    clearTimeout(this.#comment);
    this.#editor?.close();
    this.#editor = undefined;
  }

  /** Opens a project that the page did not bring along. */
  open(preset: Preset): void {
    this.#presets = [preset, ...this.#presets.filter(({ name }) => name !== preset.name)];
    this.#form?.offer(this.#presets);
    this.#open({ preset: preset.name, deeds: [], at: 0 });
  }

  #open(story: Story): void {
    const preset = this.#presets.find(({ name }) => name === story.preset);
    if (!preset) return;
    if (this.#timeline?.preset !== preset) this.#timeline = new Timeline(preset);
    this.#form?.choose(preset);
    // Of a story whose Dockerfile cannot be planned, its project's own stack is the last one that could be.
    this.#story = { ...story, at: 0 };
    this.#draw();
    this.#show(story);
  }

  async #openLink(): Promise<void> {
    if (this.dataset["ownsAddress"] !== "yes") return;
    const { story, problem } = await readLink(location.hash, this.#presets);
    const message = part(this, ".broken", HTMLElement);
    message.hidden = problem === undefined;
    write(message, problem ?? "");
    if (story) this.#open(story);
  }

  #take({ target }: Event): void {
    this.#player.stop();
    if (!(target instanceof HTMLElement) || !this.#form) return;
    const name = target.getAttribute("name");
    if (name === "preset") return this.#choose(this.#form.preset);
    if (name === "beside") return this.#draw();
    const deed = this.#form.deedOf(name);
    if (deed) this.#do(deed);
  }

  #choose(name: string): void {
    const preset = this.#presets.find((each) => each.name === name);
    if (preset) this.#open(firstStory(preset));
  }

  #press({ target }: Event): void {
    const button = target instanceof Element ? target.closest<HTMLElement>("button, [data-do]") : null;
    if (!button) return;
    const { fix, at } = button.dataset;
    const action = button.dataset["do"];
    if (action !== "replay") this.#player.stop();
    if (fix !== undefined) this.#mend(Number(fix));
    else if (at !== undefined) this.#show({ ...this.#story, at: Number(at) });
    else if (action !== undefined) this.#act(action, button.dataset["file"]);
  }

  #act(action: string, file: string | undefined): void {
    const { deeds, at } = this.#story;
    if (action === "build" || action === "keep") this.#do({ do: action });
    if (action === "undo") this.#show({ ...this.#story, at: Math.max(0, at - 1) });
    if (action === "redo") this.#show({ ...this.#story, at: Math.min(deeds.length, at + 1) });
    if (action === "replay") this.#replay();
    if (action === "restart") this.#show({ ...this.#story, deeds: [], at: 0 });
    if (action === "link") void this.#copyLink();
    if (action === "edit" || action === "add" || action === "remove" || action === "restore") {
      const deed = this.#form?.fileDeed(action, file, this.#bench());
      if (deed) this.#do(deed);
    }
  }

  #do(deed: Deed): void {
    this.#show(addDeed(this.#story, deed));
  }

  #mend(index: number): void {
    const fix = this.#remarks[index]?.fix;
    if (!fix) return;
    const { dockerfile } = this.#bench();
    this.#do({ do: "dockerfile", text: dockerfile.slice(0, fix.start) + fix.text + dockerfile.slice(fix.end) });
    this.#say(`${fix.title}: done.`);
  }

  #move(from: number, to: number): void {
    const { dockerfile } = this.#bench();
    const text = moveLayer(dockerfile, from, to);
    if (text === dockerfile) return;
    this.#do({ do: "dockerfile", text });
    this.#say(moveInWords(text, to));
  }

  #replay(): void {
    const { deeds } = this.#story;
    this.#player.play(deeds.length, (at) => this.#show({ ...this.#story, at }));
  }

  async #copyLink(): Promise<void> {
    const link = await linkTo(this.dataset["page"] ?? "", this.#story);
    const copied = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    this.#say(
      copied ? "The link is copied." : "The browser does not let this page copy. The link is in the address bar.",
    );
  }

  /** What the reader hears and sees below the stack. */
  #say(text: string): void {
    write(part(this, ".announce", HTMLElement), text);
  }

  #bench(): Workbench {
    if (!this.#timeline) throw new Error("The Layer lab has no project to show: its page must give it one.");
    return this.#timeline.tell(this.#story);
  }

  #show(story: Story): void {
    this.#story = story;
    const bench = this.#bench();
    this.#form?.fill(bench);
    this.#editor?.setText(bench.dockerfile);
    this.#draw();
    void writeLink(this, story);
  }

  #draw(): void {
    const bench = this.#bench();
    const isDone = this.#story.deeds[this.#story.at - 1]?.do === "build";
    const built = isDone ? bench.builds.at(-1) : undefined;
    const attempt = built?.attempt ?? foresee(bench);
    this.#drawOwn(bench, attempt, isDone);
    this.#form?.allow(this.#story);
    clearTimeout(this.#comment);
    this.#comment = setTimeout(() =>
      this.#annotate(bench, { attempt, rival: built?.rival ?? foreseeRival(bench) }, isDone),
    );
  }

  /** What can wait until the stack is redrawn: what is saved, the stack beside it, remarks, and what was done. */
  #annotate(bench: Workbench, build: Build, isDone: boolean): void {
    const { figure, sentence } = verdictOf(build, bench.kept !== undefined, isDone);
    const verdict = part(this, ".verdict", HTMLElement);
    write(part(verdict, "b", HTMLElement), figure);
    write(part(verdict, "span", HTMLElement), sentence);
    this.#drawRival(bench, build.rival, isDone);
    if (this.dataset["size"] === "small") return;
    this.#form?.fillTarget(bench);
    this.#remark(bench);
    drawStory(part(this, ".story ol", HTMLElement), this.#story, bench);
  }

  #remark(bench: Workbench): void {
    const before = this.#remarks;
    this.#remarks = remarksOn(bench.dockerfile, optionsOf(bench, contextOf(bench)), this.dataset["checks"] ?? "");
    if (before.length + this.#remarks.length === 0) return;
    listRemarks(part(this, ".findings", HTMLElement), this.#remarks, this.#make);
    this.#editor?.show(this.#remarks);
  }

  #drawOwn(bench: Workbench, attempt: Attempt, isDone: boolean): void {
    const { dockerfile, preset } = bench;
    const own = part(this, ".own", HTMLElement);
    write(part(own, "h2", HTMLElement), isDone ? "The last build" : "If you build now");
    const columns = stackOf({ dockerfile, attempt, context: contextOf(bench), recorded: preset.recorded, isDone });
    own.classList.toggle("stale", columns.length === 0);
    // What cannot be planned leaves the last stack that could be, dimmed.
    if (columns.length > 0) this.#columns = columns;
    drawStack(part(own, ".columns", HTMLElement), this.#columns, this.#make);
    drawArrows(part(own, ".columns", HTMLElement), this.#columns);
  }

  #drawRival(bench: Workbench, attempt: Attempt, isDone: boolean): void {
    const other = part(this, ".rival", HTMLElement);
    other.hidden = this.#form?.isBeside !== true;
    if (other.hidden) return;
    const title = bench.kept === undefined ? "Everything copied first" : "The order that you kept";
    write(part(other, "h2", HTMLElement), title);
    const dockerfile = rivalOf(bench);
    const context = contextOf(bench, dockerfile);
    const columns = stackOf({ dockerfile, attempt, context, recorded: bench.preset.recorded, isDone });
    drawStack(part(other, ".columns", HTMLElement), columns, this.#make);
  }

  readonly #make: Make = (name) => {
    const template = part(this, `template[data-part=${name}]`, HTMLTemplateElement);
    const copy = template.content.firstElementChild?.cloneNode(true);
    if (copy instanceof HTMLElement) return copy;
    throw new Error(`<layer-lab> has an empty template for a ${name}.`);
  };

  #watchSize(signal: AbortSignal): void {
    const place = part(this, ".own .columns", HTMLElement);
    const observer = new ResizeObserver(() => drawArrows(place, this.#columns));
    observer.observe(place);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** The editor is loaded when the lab comes near the view; until then, and without it, the text field is there. */
  #editWhenNear(signal: AbortSignal): void {
    if (this.dataset["size"] === "small") return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        void this.#openEditor(signal);
      },
      { rootMargin: "400px" },
    );
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  async #openEditor(signal: AbortSignal): Promise<void> {
    const { openEditor } = await import("./editor.ts");
    if (signal.aborted || !this.#form) return;
    const form = this.#form;
    this.#editor = openEditor(form.giveWayToEditor(), {
      text: this.#bench().dockerfile,
      label: "Dockerfile",
      names: () => form.namesOf(this.#bench()),
      onType: (text) => this.#do({ do: "dockerfile", text }),
    });
    this.#draw();
  }
}

customElements.define("layer-lab", LayerLab);
