import { Environment } from "./environment.ts";
import type { FromInstruction, StageInstruction } from "./instruction.ts";
import type { Mount } from "./mount.ts";
import type { Platform } from "./platform.ts";
import type { Place } from "./report.ts";
import type { Lines } from "./source.ts";
import { lower } from "./text.ts";

/** Where commands are found in images that say nothing else. */
export const USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** An instruction that a stage carries out, and what it takes files from. */
export interface Task {
  readonly instruction: StageInstruction;
  /** Whether ONBUILD of the base asks for it. */
  readonly isTrigger: boolean;
  /** What COPY --from names, or what each mount of RUN comes from; undefined for the build context. */
  readonly sources: readonly BuildStage[];
}

/** A task that has been evaluated: its instruction's words have their variables filled in. */
export interface Step extends Task {
  /** What a RUN mounts; empty for others. */
  readonly mounts: readonly Mount[];
  /** The variables that it sets for those behind it, in this order. */
  readonly variables: readonly (readonly [name: string, value: string])[];
  /** The working directory afterwards. */
  readonly workdir: string;
}

/** A stage of a build, or an image that one of them takes files from. */
export class BuildStage {
  /** The FROM that it begins with; undefined for an image. */
  readonly from: FromInstruction | undefined;
  /** Its FROM, or the first instruction that names the image. */
  readonly place: Place;
  /** In small letters; empty if it has none. */
  readonly name: string;
  /** What messages call it. */
  label: string;
  /** What it begins from, variables filled in: an earlier stage's name or an image's, in full once it is looked up. */
  image: string;
  /** The stage that it begins from; undefined if that is an image. */
  base: BuildStage | undefined;
  platform: Platform | undefined;
  tasks: Task[] = [];
  /** Its tasks as far as they are evaluated. */
  readonly steps: Step[] = [];
  /** Which of the others it takes files from, and the lines of the last instruction that does. */
  readonly sources = new Map<BuildStage, Lines>();

  /** All variables, as they are by now: after evaluation, at its end. */
  variables = new Environment();
  /** Those of ENV, which an image keeps. */
  imageVariables: Map<string, string> = new Map();
  /** The names of its arguments and its base's, whether they have a value or not. */
  readonly argumentNames = new Set<string>();
  workdir = "/";
  /** Whether a WORKDIR has been evaluated. */
  hasWorkdir = false;
  hasShell = false;
  /** What ONBUILD of its base image asks for. */
  onbuild: readonly string[] = [];
  /** Where its last CMD, ENTRYPOINT and HEALTHCHECK stand. */
  readonly lastPlaces = new Map<string, Place>();
  /** Whether what it begins from has been looked up. */
  isResolved = false;
  isEvaluated = false;
  hasTriggers = false;

  constructor(image: string, place: Place, from?: FromInstruction) {
    this.image = image;
    this.place = place;
    this.from = from;
    this.name = from?.stageName ?? "";
    this.label = this.name;
  }
}

/** All stages of a build; images that only COPY or a mount name come behind them. */
export class StageList {
  readonly stages: BuildStage[] = [];
  readonly #byName = new Map<string, BuildStage>();

  /** Adds a stage. If it begins from one that is there already, by that name, it is told so. */
  add(stage: BuildStage): void {
    this.stages.push(stage);
    stage.base = this.#byName.get(stage.image);
    if (stage.name !== "") this.#byName.set(stage.name, stage);
  }

  find(name: string): BuildStage | undefined {
    return this.#byName.get(lower(name));
  }

  labels(): string[] {
    return this.stages.map(({ label }) => label).filter((label) => label !== "");
  }
}
