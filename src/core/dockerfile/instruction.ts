import type { Heredoc } from "./heredoc.ts";
import type { Word } from "./source.ts";
import type { Clause, Statement } from "./statement.ts";
import type { Pair } from "./words.ts";

/** What every instruction has. */
interface Common<Kind extends string> {
  readonly kind: Kind;
  /** How and where it is written. What ONBUILD does in a later stage is said to stand where that one's FROM does. */
  readonly statement: Statement;
}

/** Begins a stage. */
export interface FromInstruction extends Common<"from"> {
  readonly base: Word;
  /** In small letters, as other instructions find it; empty if the stage has no name. */
  readonly stageName: string;
  /** Empty if `--platform` is not set. */
  readonly platform: string;
}

/** A variable that the caller of the build may set. */
export interface Argument {
  readonly name: Word;
  /** What it is unless the caller sets it. */
  readonly value: Word | undefined;
}

export interface ArgInstruction extends Common<"arg"> {
  readonly args: readonly Argument[];
}

export interface EnvInstruction extends Common<"env"> {
  readonly pairs: readonly Pair[];
}

export interface LabelInstruction extends Common<"label"> {
  readonly pairs: readonly Pair[];
}

/** A file whose content stands in the Dockerfile. */
export interface InlineFile {
  readonly name: string;
  readonly content: string;
  /** Whether its variables are filled in. */
  readonly expand: boolean;
}

/** COPY or ADD; each flag is what the other's instruction does not take if it is not set. */
export interface CopyInstruction extends Common<"copy" | "add"> {
  readonly sources: readonly Word[];
  readonly files: readonly InlineFile[];
  readonly destination: Word;
  /** A stage's name or number, or an image; empty for the build context. */
  readonly from: string;
  readonly chown: string;
  readonly chmod: string;
  readonly checksum: string;
  readonly exclude: readonly string[];
  readonly link: boolean;
  readonly parents: boolean;
  /** Undefined if it is not said. */
  readonly keepGitDir: boolean | undefined;
  readonly unpack: boolean | undefined;
}

/** A command that the image or the build runs. */
interface Command {
  /** One text in shell form, words in JSON form. */
  readonly command: readonly string[];
  readonly json: boolean;
}

export interface RunInstruction extends Common<"run">, Command {
  readonly heredocs: readonly Heredoc[];
  /** The values of `--mount`, before anything is expanded: see `readMount`. */
  readonly mounts: readonly string[];
  /** Where each mount comes from; empty if it says nothing. */
  readonly mountSources: readonly string[];
  readonly network: string;
  readonly security: string;
  readonly devices: readonly string[];
}

export interface CommandInstruction extends Common<"cmd" | "entrypoint">, Command {}

export interface ShellInstruction extends Common<"shell"> {
  readonly command: readonly string[];
}

export interface HealthcheckInstruction extends Common<"healthcheck"> {
  /** Starts with NONE, CMD or CMD-SHELL. */
  readonly test: readonly string[];
}

export interface ExposeInstruction extends Common<"expose"> {
  /** In the order of their letters, in which the builder goes through them. */
  readonly ports: readonly Word[];
}

export interface UserInstruction extends Common<"user"> {
  readonly user: Word;
}

export interface WorkdirInstruction extends Common<"workdir"> {
  readonly path: Word;
}

export interface VolumeInstruction extends Common<"volume"> {
  readonly paths: readonly Word[];
}

export interface StopSignalInstruction extends Common<"stopsignal"> {
  readonly signal: Word;
}

export interface MaintainerInstruction extends Common<"maintainer"> {
  readonly maintainer: Word;
}

export interface OnbuildInstruction extends Common<"onbuild"> {
  /** What is to happen in a build from this image, as a Dockerfile of one instruction. */
  readonly expression: string;
  readonly trigger: Clause;
}

export type Instruction = FromInstruction | StageInstruction;

/** What may stand within a stage. */
export type StageInstruction =
  | ArgInstruction
  | EnvInstruction
  | LabelInstruction
  | CopyInstruction
  | RunInstruction
  | CommandInstruction
  | ShellInstruction
  | HealthcheckInstruction
  | ExposeInstruction
  | UserInstruction
  | WorkdirInstruction
  | VolumeInstruction
  | StopSignalInstruction
  | MaintainerInstruction
  | OnbuildInstruction;
