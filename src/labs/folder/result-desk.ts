import { closest } from "../../core/text/closest.ts";
import type { ProjectReport, ReportedEdit } from "../../schemas/project-report.ts";
import type { Project } from "../context/project.ts";
import type { Preset } from "../layers/preset.ts";
import { part } from "../part.ts";
import type { Analyst } from "./analyst.ts";
import { Choices } from "./choices.ts";
import { dockerfilesAmong } from "./definition-files.ts";
import { labPreset, labProject } from "./lab-project.ts";
import { make } from "./markup.ts";
import type { Folder } from "./read-folder.ts";
import { countTroubles, reportOf } from "./report.ts";
import { showContext } from "./show-context.ts";
import { type Explain, showFindings, showRefusal } from "./show-findings.ts";
import { showSteps } from "./show-plan.ts";
import { type Study, studyBuild } from "./study.ts";
import { amountOf, commandOf, printable, sayPlan, sayTrouble } from "./words.ts";

/** A folder with the answers for the Dockerfile that is chosen. */
interface Shown {
  /** As it was read. */
  readonly folder: Folder;
  readonly study: Study;
  edit: ReportedEdit | undefined;
}

/** The part of the lab that shows what the builder would find, send and do with a folder. */
export class ResultDesk {
  readonly #lab: HTMLElement;
  readonly #analyst: Analyst;
  readonly #explain: Explain;
  readonly #choices: Choices;
  #shown: Shown | undefined;
  /** Aborted when something else is asked for: an answer that comes too late is not shown. */
  #studying = new AbortController();
  #editing = new AbortController();

  constructor(lab: HTMLElement, analyst: Analyst, explain: Explain) {
    this.#lab = lab;
    this.#analyst = analyst;
    this.#explain = explain;
    this.#choices = new Choices(lab);
  }

  /** Shows a folder, with the nearest of its Dockerfiles. Gives false when another was asked for meanwhile. */
  async open(folder: Folder): Promise<boolean> {
    this.#choices.offer(dockerfilesAmong(folder.definitions.keys()));
    return await this.#study(folder, this.#choices.roots);
  }

  /**
   * Shows the same folder as the reader has chosen: another Dockerfile, or another folder to send with it. Gives false
   * when something else was asked for meanwhile.
   */
  async choose(what: string): Promise<boolean> {
    const roots: readonly [string, ...string[]] = what === "root" ? [this.#choices.root] : this.#choices.roots;
    return this.#shown !== undefined && (await this.#study(this.#shown.folder, roots));
  }

  hide(): void {
    this.#studying.abort();
    this.#editing.abort();
    this.#shown = undefined;
    part(this.#lab, ".result", HTMLElement).hidden = true;
  }

  /** What is shown, as a report; undefined while nothing is. */
  report(made: Date): ProjectReport | undefined {
    if (!this.#shown) return undefined;
    const dockerfiles = dockerfilesAmong(this.#shown.folder.definitions.keys());
    return reportOf({ ...this.#shown, dockerfiles, made });
  }

  /** What is shown, for the Context lab; undefined while nothing is. */
  get project(): Project | undefined {
    const { inside, texts } = this.#shown?.study ?? {};
    return inside && texts && labProject(inside, texts);
  }

  /** What is shown, for the Layer lab; undefined while nothing is. */
  get preset(): Preset | undefined {
    const { inside, texts, findings } = this.#shown?.study ?? {};
    return inside && texts && labPreset(inside, texts, findings?.recent ?? []);
  }

  /** Shows which steps run when one file is edited. */
  async edit(file: string): Promise<void> {
    this.#editing.abort();
    this.#editing = new AbortController();
    const { signal } = this.#editing;
    const edit = await this.#analyst.edit(file);
    const similar = edit ? [] : await this.#analyst.find(file.slice(file.lastIndexOf("/") + 1, -1), 20);
    if (signal.aborted || !this.#shown) return;
    this.#shown.edit = edit ?? this.#shown.edit;
    this.#showEdit(edit ?? refuse(file, closest(file, similar) ?? similar[0]));
  }

  /** Offers files whose path holds what is typed. */
  async suggest(text: string): Promise<void> {
    const paths = await this.#analyst.find(text, 20);
    const list = part(this.#lab, "datalist", HTMLDataListElement);
    list.replaceChildren(...paths.map((path) => make("option", { value: path })));
  }

  async #study(folder: Folder, roots: readonly [string, ...string[]]): Promise<boolean> {
    this.#studying.abort();
    this.#editing.abort();
    this.#studying = new AbortController();
    const { signal } = this.#studying;
    try {
      const study = await studyBuild(this.#analyst, folder, { dockerfile: this.#choices.dockerfile, roots, signal });
      this.#shown = { folder, study, edit: undefined };
      this.#choices.show(study.root);
      this.#show(this.#shown);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
  }

  #show({ folder, study }: Shown): void {
    const { dockerfile, context, plan, recent } = study.findings;
    part(this.#lab, "h2", HTMLElement).textContent = printable(folder.name);
    part(this.#lab, ".sum", HTMLElement).replaceChildren(
      amountOf({ files: folder.files.length, bytes: folder.bytes }),
      ...(dockerfile ? [", for ", make("code", {}, commandOf(dockerfile.path, study.root))] : []),
    );
    const doubts = [...countTroubles([...folder.troubles, ...study.troubles]).map(sayTrouble), ...folder.notes];
    part(this.#lab, ".doubts", HTMLElement).replaceChildren(...doubts.map((doubt) => make("li", {}, doubt)));
    part(this.#lab, ".no-dockerfile", HTMLElement).hidden = dockerfile !== null;
    part(this.#lab, ".dockerfile", HTMLElement).replaceChildren(
      ...(dockerfile ? showFindings(dockerfile, this.#explain) : []),
    );
    part(this.#lab, ".context", HTMLElement).replaceChildren(...showContext(context));
    part(this.#lab, ".plan", HTMLElement).hidden = plan === null;
    part(this.#lab, ".many", HTMLElement).hidden = study.inside.files.length < MANY;
    part(this.#lab, ".question", HTMLElement).hidden = !plan || plan.refusal !== null;
    part(this.#lab, ".recent", HTMLElement).replaceChildren(
      ...recent.map((path) => make("button", { type: "button", "data-file": path }, printable(path))),
    );
    part(this.#lab, ".question input", HTMLInputElement).value = "";
    part(this.#lab, ".answer", HTMLElement).textContent =
      plan && !plan.refusal ? `First build: ${sayPlan(plan.steps)}` : "";
    part(this.#lab, ".build", HTMLElement).replaceChildren(
      ...(plan?.refusal ? [showRefusal(plan.refusal)] : showSteps(plan?.steps ?? [])),
    );
    part(this.#lab, ".result", HTMLElement).hidden = false;
  }

  #showEdit({ file, note, steps }: ReportedEdit): void {
    const said = steps.length === 0 && note !== null ? "" : `After an edit of ${printable(file)}: ${sayPlan(steps)}`;
    part(this.#lab, ".answer", HTMLElement).textContent = [said, note ?? ""].join(" ").trim();
    part(this.#lab, ".build", HTMLElement).replaceChildren(...showSteps(steps));
  }
}

/** How many files the Layer lab plans without the reader having to wait. */
const MANY = 20_000;

function refuse(file: string, meant: string | undefined): ReportedEdit {
  const hint = meant === undefined ? "Write its path from the folder." : `Did you mean ${printable(meant)}?`;
  return { file, steps: [], note: `There is no file ${printable(file)} in the folder. ${hint}` };
}
