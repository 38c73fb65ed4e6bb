import { closest } from "../../core/text/closest.ts";
import type { ProjectReport, ReportedEdit } from "../../schemas/project-report.ts";
import type { Project } from "../context/project.ts";
import type { Preset } from "../layers/preset.ts";
import { part } from "../part.ts";
import type { Analyst } from "./analyst.ts";
import { dockerfilesAmong } from "./definition-files.ts";
import { readDefinitions } from "./definitions.ts";
import { labPreset, labProject } from "./lab-project.ts";
import { make } from "./markup.ts";
import type { DefinitionTexts, Findings } from "./project-analysis.ts";
import type { Folder } from "./read-folder.ts";
import { countTroubles, reportOf } from "./report.ts";
import type { Trouble } from "./source.ts";
import { showContext } from "./show-context.ts";
import { type Explain, showFindings, showRefusal } from "./show-findings.ts";
import { showSteps } from "./show-plan.ts";
import { amountOf, commandOf, printable, sayPlan, sayTrouble } from "./words.ts";

/** A folder with the answers for the Dockerfile that is chosen. */
interface Shown {
  /** As it was read. */
  readonly folder: Folder;
  /** What could not be opened for this Dockerfile. */
  readonly troubles: readonly Trouble[];
  readonly dockerfiles: readonly string[];
  readonly texts: DefinitionTexts;
  readonly findings: Findings;
  edit: ReportedEdit | undefined;
}

/** The part of the lab that shows what the builder would find, send and do with a folder. */
export class ResultDesk {
  readonly #lab: HTMLElement;
  readonly #analyst: Analyst;
  readonly #explain: Explain;
  #shown: Shown | undefined;
  /** Counts what was asked, so that an answer that comes too late is not shown. */
  #turn = 0;

  constructor(lab: HTMLElement, analyst: Analyst, explain: Explain) {
    this.#lab = lab;
    this.#analyst = analyst;
    this.#explain = explain;
  }

  /** Shows a folder, with the nearest of its Dockerfiles. Gives false when another was asked for meanwhile. */
  async open(folder: Folder): Promise<boolean> {
    const turn = this.#next();
    await this.#analyst.open(folder.files, folder.folders);
    if (turn !== this.#turn) return false;
    const dockerfiles = dockerfilesAmong(folder.definitions.keys());
    const choice = part(this.#lab, "select", HTMLSelectElement);
    choice.replaceChildren(...dockerfiles.map((path) => make("option", { value: path }, printable(path))));
    part(this.#lab, ".dockerfiles", HTMLElement).hidden = dockerfiles.length < 2;
    return await this.#analyse(folder, dockerfiles);
  }

  /** Shows the same folder with the Dockerfile that is chosen by now. */
  async choose(): Promise<void> {
    if (this.#shown) await this.#analyse(this.#shown.folder, this.#shown.dockerfiles);
  }

  hide(): void {
    this.#next();
    this.#shown = undefined;
    part(this.#lab, ".result", HTMLElement).hidden = true;
  }

  /** What is shown, as a report; undefined while nothing is. */
  report(made: Date): ProjectReport | undefined {
    if (!this.#shown) return undefined;
    const { folder, troubles, dockerfiles, findings, edit } = this.#shown;
    const others = dockerfiles.filter((path) => path !== findings.dockerfile?.path);
    return reportOf({ folder, troubles, findings, others, edit, made });
  }

  /** What is shown, for the Context lab; undefined while nothing is. */
  get project(): Project | undefined {
    return this.#shown && labProject(this.#shown.folder, this.#shown.texts);
  }

  /** What is shown, for the Layer lab; undefined while nothing is. */
  get preset(): Preset | undefined {
    return this.#shown && labPreset(this.#shown.folder, this.#shown.texts, this.#shown.findings.recent);
  }

  /** Shows which steps run when one file is edited. */
  async edit(file: string): Promise<void> {
    const turn = this.#turn;
    const edit = await this.#analyst.edit(file);
    const similar = edit ? [] : await this.#analyst.find(file.slice(file.lastIndexOf("/") + 1, -1), 20);
    if (turn !== this.#turn || !this.#shown) return;
    this.#shown.edit = edit ?? this.#shown.edit;
    const meant = closest(file, similar) ?? similar[0];
    this.#showEdit(edit ?? refuse(file, meant));
  }

  /** Offers files whose path holds what is typed. */
  async suggest(text: string): Promise<void> {
    const paths = await this.#analyst.find(text, 20);
    const list = part(this.#lab, "datalist", HTMLDataListElement);
    list.replaceChildren(...paths.map((path) => make("option", { value: path })));
  }

  async #analyse(folder: Folder, dockerfiles: readonly string[]): Promise<boolean> {
    const turn = this.#next();
    const chosen = part(this.#lab, "select", HTMLSelectElement).value || dockerfiles[0];
    const { texts, troubles } = await readDefinitions(folder, chosen);
    const findings = await this.#analyst.analyse(texts);
    if (turn !== this.#turn) return false;
    this.#shown = { folder, troubles, dockerfiles, texts, findings, edit: undefined };
    this.#show(this.#shown);
    return true;
  }

  #next(): number {
    this.#turn += 1;
    return this.#turn;
  }

  #show({ folder, troubles, findings }: Shown): void {
    const { dockerfile, context, plan, recent } = findings;
    part(this.#lab, "h2", HTMLElement).textContent = printable(folder.name);
    part(this.#lab, ".sum", HTMLElement).replaceChildren(
      amountOf({ files: folder.files.length, bytes: folder.bytes }),
      ...(dockerfile ? [", for ", make("code", {}, commandOf(dockerfile.path))] : []),
    );
    const doubts = [...countTroubles([...folder.troubles, ...troubles]).map(sayTrouble), ...folder.notes];
    part(this.#lab, ".doubts", HTMLElement).replaceChildren(...doubts.map((doubt) => make("li", {}, doubt)));
    part(this.#lab, ".no-dockerfile", HTMLElement).hidden = dockerfile !== null;
    part(this.#lab, ".dockerfile", HTMLElement).replaceChildren(
      ...(dockerfile ? showFindings(dockerfile, this.#explain) : []),
    );
    part(this.#lab, ".context", HTMLElement).replaceChildren(...showContext(context));
    part(this.#lab, ".plan", HTMLElement).hidden = plan === null;
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

function refuse(file: string, meant: string | undefined): ReportedEdit {
  const hint = meant === undefined ? "Write its path from the folder." : `Did you mean ${printable(meant)}?`;
  return { file, steps: [], note: `There is no file ${printable(file)} in the folder. ${hint}` };
}
