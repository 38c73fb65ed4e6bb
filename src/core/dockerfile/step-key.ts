import { Environment } from "./environment.ts";
import type { CopyInstruction, RunInstruction } from "./instruction.ts";
import type { Mount } from "./mount.ts";
import { resolvePath } from "./path.ts";
import { matching, rootless, type Selection, selectionOf, type Snapshot } from "./snapshot.ts";
import { StageFiles } from "./stage-files.ts";
import { type Step, USUAL_PATH } from "./stage.ts";

/** The parts of a step's cache key by name, in the same order for the same kind of step. */
export type Parts = Readonly<Record<string, string>>;

/** A key, and the files that it was made of. */
export interface StepKey {
  readonly parts: Parts;
  readonly selections: readonly Selection[];
  /** The sources that are not there. */
  readonly missing: readonly string[];
}

/** Gives the name of what a key stands for: the same one for the same key. */
export type Recall = (key: string) => string;

/** What an image tells of itself. */
export interface ImageState {
  readonly layers: string;
  readonly user: string;
  readonly env: readonly (readonly [name: string, value: string])[];
}

/** What a stage has come to: its layers, and what its next step sees. */
export class StageState {
  readonly files: StageFiles;
  #result: string;
  #user: string;
  #shell = JSON.stringify(["/bin/sh", "-c"]);
  readonly #recall: Recall;
  #variables: Environment;
  /** Stands for the variables, in their order. */
  #environment: string;

  constructor(from: StageState | ImageState, recall: Recall) {
    this.#recall = recall;
    if (from instanceof StageState) {
      this.files = new StageFiles(from.files);
      this.#result = from.#result;
      this.#user = from.#user;
      this.#shell = from.#shell;
      this.#variables = new Environment(from.#variables.entries());
      this.#environment = from.#environment;
    } else {
      this.files = new StageFiles(from.layers);
      this.#result = from.layers;
      this.#user = from.user;
      this.#variables = new Environment(from.env);
      if (this.#variables.get("PATH") === undefined) this.#variables.set("PATH", USUAL_PATH);
      this.#environment = this.#nameEnvironment();
    }
  }

  /** Takes in what a step sets for itself and those behind it. */
  see({ instruction, variables }: Step): void {
    for (const [name, value] of variables) this.#set(name, value);
    if (instruction.kind === "user") this.#user = instruction.user.value;
    if (instruction.kind === "shell") this.#shell = JSON.stringify(instruction.command);
  }

  #set(name: string, value: string): void {
    const isNew = this.#variables.get(name) === undefined;
    this.#variables.set(name, value);
    this.#environment = isNew ? this.#append(this.#environment, name, value) : this.#nameEnvironment();
  }

  #nameEnvironment(): string {
    return [...this.#variables.entries()].reduce((before, [name, value]) => this.#append(before, name, value), "");
  }

  #append(before: string, name: string, value: string): string {
    return this.#recall(JSON.stringify(["variables", before, name, value]));
  }

  /** Gives the key of a step. `sources` are the stages that it takes files from. */
  keyOf(step: Step, sources: readonly StageFiles[], context: Snapshot): StepKey {
    const { instruction } = step;
    if (instruction.kind === "run") return this.#keyOfRun(instruction, step, sources, context);
    if (instruction.kind === "copy" || instruction.kind === "add")
      return this.#keyOfCopy(instruction, step, sources[0], context);
    const parts = { kind: "workdir", path: step.workdir, user: this.#user, below: this.#result };
    return { parts, selections: [], missing: [] };
  }

  /** Takes in the layer that a step made. */
  finish({ instruction, workdir }: Step, { parts, selections }: StepKey): void {
    const own = this.#recall(JSON.stringify(parts));
    // An independent layer does not know what it lies on; what follows sees both.
    this.#result = parts["below"] === undefined ? this.#recall(JSON.stringify([this.#result, own])) : own;
    if (instruction.kind === "run") this.files.run(this.#result, parts["command"] ?? "");
    if (instruction.kind === "copy" || instruction.kind === "add") {
      const destination = destinationOf(instruction, workdir);
      for (const selection of selections) this.files.copy(selection, destination);
    }
  }

  #keyOfRun(run: RunInstruction, step: Step, sources: readonly StageFiles[], context: Snapshot): StepKey {
    const mounted = step.mounts.map((mount, index) => mountedFiles(mount, sources[index], context));
    const parts = {
      kind: "run",
      command: JSON.stringify([run.command, run.heredocs.map(({ content }) => content)]),
      shell: run.json ? "" : this.#shell,
      variables: this.#environment,
      directory: step.workdir,
      user: this.#user,
      flags: JSON.stringify([run.network, run.security, run.devices]),
      mounts: JSON.stringify(step.mounts.map(mountKey)),
      below: this.#result,
    };
    return this.#finishKey(parts, mounted);
  }

  #keyOfCopy(copy: CopyInstruction, { workdir }: Step, from: StageFiles | undefined, context: Snapshot): StepKey {
    const picked = copy.sources.map(({ value }) => pick(value, copy, from, context));
    const isIndependent = copy.link && copy.chmod === "";
    const parts = {
      kind: copy.kind,
      names: JSON.stringify(copy.sources.map(({ value }) => nameOf(value))),
      destination: destinationOf(copy, workdir),
      owner: copy.chown,
      mode: copy.chmod.replace(/^0+(?=\d)/, ""),
      flags: JSON.stringify([copy.exclude, copy.parents, copy.unpack, copy.keepGitDir, copy.checksum]),
      inline: JSON.stringify(copy.files.map(({ name, content }) => [name, content])),
      ...(!isIndependent && { below: this.#result }),
    };
    return this.#finishKey(parts, picked);
  }

  #finishKey(parts: Parts, picked: readonly Picked[]): StepKey {
    const selections = picked.flatMap(({ found }) => found);
    const files = this.#recall(JSON.stringify(["files", ...selections.map(({ text }) => text)]));
    return { parts: { ...parts, files }, selections, missing: picked.flatMap(({ missing }) => missing) };
  }
}

interface Picked {
  readonly found: readonly Selection[];
  readonly missing: readonly string[];
}

function pick(source: string, copy: CopyInstruction, from: StageFiles | undefined, context: Snapshot): Picked {
  if (isRemote(source)) return { found: [selectionOf(source, false, new Map([["", ""]]))], missing: [] };
  if (from) return { found: [from.select(source)], missing: [] };
  const found = context.select(source).map((selection) => withoutExcluded(selection, copy));
  return { found, missing: found.length === 0 ? [`/${rootless(source)}`] : [] };
}

function isRemote(source: string): boolean {
  return /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/)/.test(source);
}

/** Leaves out what COPY --exclude names, by paths from the source. */
function withoutExcluded(selection: Selection, { exclude }: CopyInstruction): Selection {
  if (exclude.length === 0) return selection;
  const isExcluded = matching(exclude);
  const left = [...selection.entries].filter(([path]) => !isExcluded(path));
  return selectionOf(selection.name, selection.isFolder, new Map(left));
}

function mountedFiles({ type, from, source }: Mount, stage: StageFiles | undefined, context: Snapshot): Picked {
  if (type !== "bind") return { found: [], missing: [] };
  if (stage && from !== "") return { found: [stage.select(source)], missing: [] };
  const found = context.select(source);
  return { found, missing: found.length === 0 ? [`/${rootless(source)}`] : [] };
}

/** Neither what is in a cache nor a secret's value is in it; of a cache's sharing only whether it is shared. */
function mountKey({ type, target, readOnly, id, sharing, required, env, mode, uid, gid, from }: Mount): unknown[] {
  const isShared = sharing === undefined || sharing === "shared";
  return [type, target, readOnly, id, isShared, required, env ?? null, mode ?? null, uid ?? null, gid ?? null, from];
}

/** Absolute; ends in "/" where the builder makes a folder. */
function destinationOf({ destination, sources, files }: CopyInstruction, workdir: string): string {
  const path = destination.value;
  const resolved = resolvePath(workdir, path);
  const isFolder = /(?:^|\/)\.?$/.test(path) || sources.length + files.length > 1;
  return isFolder && resolved !== "/" ? `${resolved}/` : resolved;
}

/** The folder that a source lies in is not in the key. */
function nameOf(source: string): string {
  if (isRemote(source)) return source;
  const path = rootless(source);
  return path.slice(path.lastIndexOf("/") + 1) || "/";
}
