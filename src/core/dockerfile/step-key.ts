import { copiedFiles, copyParts, destinationOf, inlineFiles, madeBy, type Picked } from "./copy-key.ts";
import { Environment } from "./environment.ts";
import type { CopyInstruction, RunInstruction } from "./instruction.ts";
import { nodeOf } from "./file-node.ts";
import { argvOf, mountedFiles, mountsKey, outcomeOf } from "./run-key.ts";
import { ShellVariables } from "./shell-state.ts";
import { type Selection, type Snapshot } from "./snapshot.ts";
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
  /** Their name; empty if there are none. */
  readonly layers: string;
  readonly user: string;
  readonly env: readonly (readonly [name: string, value: string])[];
  /** SOURCE_DATE_EPOCH, if the caller of the build sets it. */
  readonly time?: string | undefined;
}

/** What a stage has come to: its layers, and what its next step sees. */
export class StageState {
  files: StageFiles;
  /** Whether a step of it was kept from the cache: the builder finds nothing there that lies on that. */
  isNew = false;
  #result: string;
  #user: string;
  /** As commands are told it; undefined where the image says it. */
  #directory: string | undefined;
  /** What all new files are told to be of. */
  #time: string;
  #shell: readonly string[] = ["/bin/sh", "-c"];
  readonly #recall: Recall;
  #variables: Environment;
  /** Stands for the variables, in their order. */
  #environment: string;

  constructor(from: StageState | ImageState, recall: Recall) {
    this.#recall = recall;
    if (from instanceof StageState) {
      this.files = new StageFiles(from.files);
      this.isNew = from.isNew;
      this.#result = from.#result;
      this.#user = from.#user;
      this.#time = from.#time;
      this.#directory = from.#directory;
      this.#shell = from.#shell;
      this.#variables = new Environment(from.#variables.entries());
      this.#environment = from.#environment;
    } else {
      this.files = new StageFiles({ layers: from.layers, recall });
      this.#result = from.layers;
      this.#time = from.time ?? "";
      this.#user = from.user;
      this.#variables = new Environment(from.env);
      if (this.#variables.get("PATH") === undefined) this.#variables.set("PATH", USUAL_PATH);
      this.#environment = this.#nameEnvironment();
    }
  }

  /** Takes in what a step sets for itself and those behind it. */
  see({ instruction, variables, workdir }: Step): void {
    for (const [name, value] of variables) this.#set(name, value);
    if (instruction.kind === "user") this.#user = instruction.user.value;
    if (instruction.kind === "workdir") this.#directory = writtenDirectory(instruction.path.value, workdir);
    if (instruction.kind === "shell") this.#shell = instruction.command;
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
    const parts = { kind: "workdir", path: step.workdir, user: this.#user, time: this.#time, below: this.#result };
    return { parts, selections: [], missing: [] };
  }

  /** Takes in the layer that a step made. `time` tells builds apart; `isNew` says that it was kept from the cache. */
  finish(step: Step, key: StepKey, { isNew, time }: { readonly isNew: boolean; readonly time: string }): void {
    const { parts, selections } = key;
    const { instruction, workdir } = step;
    this.isNew ||= isNew;
    const own = this.#recall(JSON.stringify(parts));
    // An independent layer does not know what it lies on; what follows sees both.
    const isIndependent = instruction.kind !== "run" && parts["below"] === "" && this.#result !== "";
    this.#result = isIndependent ? this.#recall(JSON.stringify([this.#result, own])) : own;
    if (instruction.kind === "workdir") this.#makeFolder(workdir);
    else if (instruction.kind === "run") this.#carryOut(instruction, step, selections, this.isNew ? time : "");
    else if (instruction.kind === "copy" || instruction.kind === "add") {
      for (const selection of [...selections, ...inlineFiles(instruction)]) {
        this.files.copy(selection, destinationOf(instruction, workdir), (node) => madeBy(instruction, node));
      }
    }
  }

  #makeFolder(path: string): void {
    const folder = nodeOf("folder", "", { owner: this.#owner });
    const before = this.files.get(path);
    if (before?.type !== "folder" && before?.type !== "any") this.files.set(path, folder, folder);
  }

  get #owner(): string {
    return /^(?:root|0)?(?::(?:root|0))?$/.test(this.#user) ? "0" : this.#user;
  }

  #carryOut(instruction: RunInstruction, step: Step, mounted: readonly Selection[], time: string): void {
    const argv = argvOf(instruction, this.#shell);
    const variables = new ShellVariables(this.#variables);
    const run = this.#result + time;
    const state = { files: this.files, variables, owner: this.#owner, directory: step.workdir, run };
    const files = outcomeOf(argv, step, mounted, state);
    if (files) this.files = files;
    else this.files.run(run, [...argv.words, argv.program].join(" "));
  }

  #keyOfRun(run: RunInstruction, step: Step, sources: readonly StageFiles[], context: Snapshot): StepKey {
    const mounted = step.mounts.map((mount, index) => mountedFiles(mount, sources[index], context));
    const { words, program } = argvOf(run, this.#shell);
    const parts = {
      kind: "run",
      command: JSON.stringify([words.at(-1), program]),
      shell: JSON.stringify(words.slice(0, -1)),
      variables: this.#environment,
      directory: this.#directory ?? step.workdir,
      user: this.#user,
      flags: JSON.stringify([run.network, run.security, run.devices]),
      mounts: JSON.stringify(mountsKey(step.mounts, step.workdir)),
      below: this.#result,
    };
    return this.#finishKey(parts, mounted);
  }

  #keyOfCopy(copy: CopyInstruction, { workdir }: Step, from: StageFiles | undefined, context: Snapshot): StepKey {
    const picked = copy.sources.map(({ value }) => copiedFiles(value, copy, from, context));
    const isIndependent = copy.link && copy.chmod === "";
    const parts = { ...copyParts(copy, workdir), below: isIndependent ? "" : this.#result };
    return this.#finishKey(parts, picked);
  }

  #finishKey(parts: Parts, picked: readonly Picked[]): StepKey {
    const selections = picked.flatMap(({ found }) => found);
    const files = this.#recall(JSON.stringify(["files", ...selections.map(({ text }) => text)]));
    return { parts: { ...parts, files }, selections, missing: picked.flatMap(({ missing }) => missing) };
  }
}

/** An absolute folder reaches commands as it is written: "/app/" is not "/app". */
function writtenDirectory(path: string, workdir: string): string {
  return path.startsWith("/") ? path : workdir;
}
