import { type BaseImage, type BuildOptions, knownBaseImage, type Platforms } from "./build-options.ts";
import { addTask, findReachable } from "./dependencies.ts";
import { blameLines, DockerfileError, explain, onError } from "./error.ts";
import { formatPlatform, normalizePlatform, type Platform, readPlatform } from "./platform.ts";
import { readInstruction } from "./read-instruction.ts";
import { readReference } from "./reference.ts";
import { inFile, type Report } from "./report.ts";
import type { EscapeCharacter } from "./shell.ts";
import { type BuildStage, type StageList, type Task, USUAL_PATH } from "./stage.ts";
import { readSyntax, type Syntax } from "./syntax.ts";
import { quote } from "./text.ts";

/** What looking up base images needs. */
export interface BaseContext {
  readonly list: StageList;
  readonly escape: EscapeCharacter;
  readonly platforms: Platforms;
  readonly options: BuildOptions;
  readonly report: Report;
}

/**
 * Looks up the images that stages begin from, and puts what their ONBUILD asks for in front of the tasks of the stages
 * that the target needs. Those may name new images; so it goes on until there are none.
 * Throws a DockerfileError for names that no image can have and for tasks that cannot be read.
 */
export function resolveBases(target: BuildStage, context: BaseContext): void {
  let hasNewSources = true;
  while (hasNewSources) {
    resolveImages(context);
    hasNewSources = false;
    for (const stage of findReachable(target)) {
      const triggers = takeTriggers(stage);
      const tasks = blameStage(stage, () => triggers.map((trigger) => readTrigger(stage, trigger, context)));
      stage.tasks = [...tasks, ...stage.tasks];
      hasNewSources ||= tasks.some(({ sources }) => sources.length > 0);
    }
  }
}

/**
 * Looks up all that are new. The builder does it at once, and throws what it hears first. What that is depends on the
 * moment; most often it is what is wrong with the last, which it started with, or else with the first.
 */
function resolveImages(context: BaseContext): void {
  const news = context.list.stages.filter(({ base, isResolved }) => !base && !isResolved);
  const errors = news.map((stage) => errorOf(() => blameStage(stage, () => resolveImage(stage, context))));
  const looked = errors.filter((_, index) => news[index]?.image !== "scratch");
  const error = looked.at(-1) ?? looked.find((found) => found !== undefined);
  if (error) throw error;
}

function errorOf(work: () => void): DockerfileError | undefined {
  return onError(
    () => {
      work();
      return undefined;
    },
    (error) => error,
  );
}

function blameStage<Result>({ place }: BuildStage, work: () => Result): Result {
  return blameLines(() => place.lines, work);
}

function resolveImage(stage: BuildStage, { platforms, options, report }: BaseContext): void {
  stage.isResolved = true;
  stage.isEvaluated = !stage.from;
  if (stage.image === "scratch") {
    stage.platform = platforms.target;
    return;
  }
  const written = stage.image;
  stage.image = explain(`failed to parse stage name ${quote(written)}`, () => readReference(written));
  const image = (options.baseImage ?? knownBaseImage)(stage.image) ?? {};
  const wanted = stage.platform ?? platforms.target;
  stage.platform = wanted;
  applyImage(stage, image);
  const actual = image.platform === undefined ? wanted : readPlatform(image.platform, platforms.build);
  if (wanted.os === actual.os && wanted.architecture === actual.architecture) return;
  report(
    "InvalidBaseImagePlatform",
    inFile(stage.place, stage.place.span),
    written,
    describe(wanted),
    describe(actual),
  );
}

function describe(platform: Platform): string {
  return formatPlatform(normalizePlatform(platform));
}

function applyImage(stage: BuildStage, image: BaseImage): void {
  stage.imageVariables = new Map(image.env ?? [["PATH", USUAL_PATH]]);
  stage.workdir = image.workdir ?? "/";
  stage.hasShell = image.hasShell ?? false;
  stage.onbuild = image.onbuild ?? [];
}

/** Gives what ONBUILD of the base asks for, once. */
function takeTriggers(stage: BuildStage): string[] {
  if (stage.hasTriggers) return [];
  stage.hasTriggers = true;
  const ofStage = (stage.base?.tasks ?? []).flatMap(({ instruction }) =>
    instruction.kind === "onbuild" ? instruction.expression : [],
  );
  return [...stage.onbuild, ...ofStage];
}

/** The lines of an error are not those of the file. */
function readTriggerSyntax(trigger: string): Syntax {
  return onError(
    () => readSyntax(trigger),
    ({ message }) => {
      throw new DockerfileError(message);
    },
  );
}

/** Reads a trigger as a Dockerfile of one instruction, which the builder then blames on FROM. */
function readTrigger(stage: BuildStage, trigger: string, { list, escape }: BaseContext): Task {
  const [statement, ...others] = readTriggerSyntax(trigger).statements;
  if (!statement || others.length > 0) throw new DockerfileError("onbuild trigger should be a single expression");
  const { lines, span } = stage.place;
  const instruction = readInstruction({ ...statement, lines, span, comments: [] });
  if (instruction.kind === "from") throw new DockerfileError("*instructions.Stage is not a command type");
  return addTask(stage, instruction, { list, escape, isTrigger: true });
}
