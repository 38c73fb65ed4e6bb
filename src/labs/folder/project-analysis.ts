import { DockerfileError } from "../../core/dockerfile/error.ts";
import { lintDockerfile } from "../../core/dockerfile/lint.ts";
import { type BuildHistory, type Plan, planBuild } from "../../core/dockerfile/plan.ts";
import { matching, Snapshot } from "../../core/dockerfile/snapshot.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import type {
  ProjectReport,
  ReportedContext,
  ReportedDockerfile,
  ReportedEdit,
  ReportedPlan,
  ReportedRefusal,
} from "../../schemas/project-report.ts";
import { findLarge, findSecrets } from "../context/advice.ts";
import { decide } from "../context/decisions.ts";
import { addUp, type Outcome } from "../context/outcome.ts";
import { refusalOf } from "../context/refusal.ts";
import { findNode, growTree, type Tree } from "../context/tree.ts";
import { largestOf } from "./largest.ts";
import type { ListedFile } from "./read-folder.ts";
import { recentFiles } from "./recent-files.ts";
import { describeSteps } from "./steps.ts";
import { findPaths } from "./find-paths.ts";

/** A file that was opened. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The Dockerfile and the ignore file that count in a build; undefined where there is none. */
export interface DefinitionTexts {
  readonly dockerfile: TextFile | undefined;
  readonly ignorefile: TextFile | undefined;
}

/** What the builder would find, send and do. */
export interface Findings extends Pick<ProjectReport, "plan"> {
  readonly context: FoundContext;
  readonly dockerfile: Omit<ReportedDockerfile, "others"> | null;
  /** Files that a reader is likely to ask about: of those that are sent, source files, the last changed first. */
  readonly recent: readonly string[];
}

/** What would be sent of a project, whichever folder that is. */
export type FoundContext = Omit<ReportedContext, "root">;

/** A project that lies in memory, for questions about its builds. The size and time of a file stand for its content. */
export class ProjectAnalysis {
  readonly #files = new Map<string, ListedFile>();
  readonly #folders: string[] = [];
  #tree: Tree | undefined;
  #outcome: Outcome | undefined;
  #texts: DefinitionTexts = { dockerfile: undefined, ignorefile: undefined };
  #history: BuildHistory | undefined;

  /** Adds some files and folders, so that a large project can come in parts. */
  add(files: readonly ListedFile[], folders: readonly string[]): void {
    for (const file of files) this.#files.set(file.path, file);
    this.#folders.push(...folders);
    this.#tree = undefined;
  }

  /** Answers for one Dockerfile; what is asked later is asked of the same. */
  analyse(texts: DefinitionTexts): Findings {
    this.#texts = texts;
    this.#outcome = undefined;
    this.#history = undefined;
    const context = this.#filter();
    return { dockerfile: this.#check(), context, plan: this.#plan(context.refusal), recent: this.#recent() };
  }

  /**
   * Says what the next build does when one file is edited; undefined where no build can be planned, or there is no such
   * file.
   */
  edit(file: string): ReportedEdit | undefined {
    if (this.#history === undefined || !this.#files.has(file)) return undefined;
    const plan = this.#build(file, this.#history);
    return { file, steps: describeSteps(plan, (path) => this.#whyMissing(path)), note: this.#noteOn(file) };
  }

  /** Gives files whose path holds a text, the likeliest first, at most `most`. */
  find(text: string, most: number): string[] {
    return findPaths(this.#files.keys(), text, most);
  }

  #filter(): FoundContext {
    const { ignorefile } = this.#texts;
    const path = ignorefile?.path ?? null;
    try {
      this.#tree ??= growTree(this.#listed());
      const outcome = addUp(this.#tree, decide(this.#tree, ignorefile?.text ?? ""));
      this.#outcome = outcome;
      const { sent, keptOut } = outcome;
      const [secrets, advice] = [findSecrets(outcome), findLarge(outcome)];
      return { ignorefile: path, refusal: null, sent, keptOut, largest: largestOf(outcome), secrets, advice };
    } catch (error) {
      const refusal = refusalOf(ignorefile?.text ?? "", error);
      if (!refusal) throw error;
      const none = { sent: NOTHING, keptOut: NOTHING, largest: [], secrets: [], advice: [] };
      return { ignorefile: path, refusal: { line: refusal.line ?? null, message: refusal.message }, ...none };
    }
  }

  #listed(): Parameters<typeof growTree>[0] {
    const files = [...this.#files.values()].map(({ path, bytes }) => ({ path, bytes, type: "file" as const }));
    return [...files, ...this.#folders.map((path) => ({ path, bytes: 0, type: "folder" as const }))];
  }

  #check(): Findings["dockerfile"] {
    const { dockerfile, ignorefile } = this.#texts;
    if (!dockerfile) return null;
    const { findings, error } = lintDockerfile(dockerfile.text, ignoring(ignorefile?.text));
    return {
      path: dockerfile.path,
      isText: !/[\0\uFFFD]/.test(dockerfile.text),
      findings: findings.map(({ rule, lines, message }) => ({ rule, line: lines.first, message })),
      refusal: error ? refusalFrom(error) : null,
    };
  }

  #plan(refusal: ReportedRefusal | null): ReportedPlan | null {
    if (!this.#texts.dockerfile) return null;
    if (refusal) return { refusal, steps: [] };
    try {
      const plan = this.#build(undefined, undefined);
      this.#history = plan.history;
      return { refusal: null, steps: describeSteps(plan, (path) => this.#whyMissing(path)) };
    } catch (error) {
      if (error instanceof DockerfileError) return { refusal: refusalFrom(error), steps: [] };
      throw error;
    }
  }

  #build(edited: string | undefined, history: BuildHistory | undefined): Plan {
    return planBuild({ dockerfile: this.#texts.dockerfile?.text ?? "", context: this.#snapshot(edited) }, history);
  }

  #snapshot(edited: string | undefined): Snapshot {
    const { tree = [], decisions } = this.#outcome ?? {};
    const sent = tree.filter((_node, place) => decisions?.sent[place] === 1);
    return new Snapshot(sent.map(({ path, type }) => ({ path, type, content: this.#contentOf(path, edited) })));
  }

  #contentOf(path: string, edited: string | undefined): string {
    const { bytes, modified } = this.#files.get(path) ?? {};
    return `${bytes} ${modified}${path === edited ? " edited" : ""}`;
  }

  #noteOn(file: string): string | null {
    if (file === this.#texts.dockerfile?.path)
      return "This is about the Dockerfile as a file that is copied. What a changed instruction does depends on the change.";
    const why = this.#whyMissing(`/${file}`);
    return why === undefined ? null : `${why} Changes to it make no step run.`;
  }

  /** Why a path from the context's root is not there; undefined if it is. */
  #whyMissing(path: string): string | undefined {
    const { tree = [], decisions } = this.#outcome ?? {};
    const name = path.slice(1);
    const place = findNode(tree, name);
    if (place === -1) return `There is no ${name} in the folder.`;
    if (decisions?.sent[place] === 1) return undefined;
    return `${name} is not sent: line ${decisions?.lines[place]} of ${this.#texts.ignorefile?.path} keeps it out.`;
  }

  #recent(): string[] {
    const { tree = [], decisions } = this.#outcome ?? {};
    const sent = tree.filter(({ type }, place) => type === "file" && decisions?.sent[place] === 1);
    return recentFiles(sent.flatMap(({ path }) => this.#files.get(path) ?? []));
  }
}

const NOTHING = { files: 0, bytes: 0 };

function refusalFrom({ line, message }: DockerfileError): ReportedRefusal {
  return { line: line ?? null, message };
}

/** The linter wants to know what COPY will not find; an ignore file that cannot be read is told of elsewhere. */
function ignoring(text: string | undefined): Parameters<typeof lintDockerfile>[1] {
  if (text === undefined) return {};
  try {
    const patterns = parseIgnorefile(text).map(({ pattern }) => pattern);
    return patterns.length === 0 ? {} : { ignore: { patterns, isIgnored: matching(patterns) } };
  } catch {
    return {};
  }
}
