import { ContextFilter } from "../core/context/context-filter.ts";
import { parseIgnorefile } from "../core/context/ignorefile.ts";
import { type BuildInput, NO_HISTORY, type Plan, planBuild, type PlannedStep } from "../core/dockerfile/plan.ts";
import { Snapshot, type SnapshotEntry } from "../core/dockerfile/snapshot.ts";
import type { ScenarioBuild, ScenarioFile, ScenarioOptions, ScenarioStep } from "./cache-scenario.ts";

/** Plans builds one after the other. */
export function planScenario(builds: readonly ScenarioBuild[]): Plan[] {
  let history = NO_HISTORY;
  return builds.map((build) => {
    const plan = planBuild(inputOf(build), history);
    history = plan.history;
    return plan;
  });
}

/**
 * Says where a plan and what the builder did differ; undefined if nowhere. A step that failed did run, and whether a
 * command ends well is not ours to know: of a build that failed, only what was started counts.
 * @param countsFrom Whether the builder's numbers count the image that a stage begins from; not where it comes by a name of
 * the caller's.
 */
export function findDifference(
  { build, steps }: Plan,
  labels: readonly ScenarioStep[],
  countsFrom = false,
): string | undefined {
  const images = build.stages.filter(({ base, image }) => countsFrom && !base && image !== "scratch");
  const names = new Set(images.map(({ label }) => label));
  const answers = new Map(steps.map((step) => [placeOf(step, Number(names.has(step.stage))), step.status]));
  const differences = labels
    .filter(({ status }) => status !== "NOTSTARTED")
    .map(({ step, status }) => ({ step, status: status === "CACHED" ? "cached" : "runs", place: readPlace(step) }))
    .map(({ step, status, place }) => ({ step, status, answer: answers.get(place) ?? "not there" }))
    .filter(({ status, answer }) => (answer === "fails" ? "runs" : answer) !== status);
  if (differences.length === 0) return undefined;
  return differences.map(({ step, status, answer }) => `${step}: ${answer} instead of ${status}`).join("; ");
}

function placeOf({ stage, number, of }: PlannedStep, more: number): string {
  return `[${stage === "" ? "" : `${stage} `}${number + more}/${of}]`;
}

function readPlace(step: string): string {
  return /^\[[^\]]*\]/.exec(step)?.[0] ?? "";
}

function inputOf({ dockerfile, dockerignore, files, folders, options, isSentAnew = false }: ScenarioBuild): BuildInput {
  const { buildArgs = {}, target, noCache, noCacheFilter = [] } = options;
  const versionOf = (image: string): string => versionIn(options, image);
  return {
    dockerfile,
    context: snapshotOf(files, dockerignore, folders),
    options: {
      buildArgs,
      ...(target !== undefined && { target }),
      baseImage: (image) => (versionOf(image) === "v1env" ? { env: [["NEWENV", "1"]] } : {}),
    },
    layersOf: (image) => (versionOf(image) === "v2" ? "two layers" : "one layer"),
    userOf: (image) => (versionOf(image) === "v1wd" ? "app" : ""),
    isSentAnew,
    withoutCache: noCache === true ? "all" : [noCacheFilter].flat(),
  };
}

function versionIn({ bases = {} }: ScenarioOptions, image: string): string {
  return bases[image.replace(/^docker\.io\/library\//, "").replace(/:latest$/, "")] ?? "v1";
}

function snapshotOf(
  files: Readonly<Record<string, ScenarioFile>>,
  dockerignore: string,
  folders: readonly string[],
): Snapshot {
  const all = new Set([...folders, ...Object.keys(files).flatMap(foldersOf)]);
  const filter = new ContextFilter(parseIgnorefile(dockerignore));
  for (const path of all) filter.add({ path, isFolder: true });
  for (const path of Object.keys(files)) if (!all.has(path)) filter.add({ path });
  const sent = filter.result.entries.filter(({ isSent }) => isSent);
  return new Snapshot(sent.map(({ path, isFolder }) => entryOf(path, isFolder, partsOf(files[path]))));
}

/** Gives the folders that a path lies in. */
export function foldersOf(path: string): string[] {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}

/** Gives all that is told of a file. */
export function partsOf(file: ScenarioFile | undefined): Exclude<ScenarioFile, string> {
  return typeof file === "string" ? { content: file } : (file ?? {});
}

function entryOf(path: string, isFolder: boolean, file: Exclude<ScenarioFile, string>): SnapshotEntry {
  const { content = "", mode, symlink, xattr } = file;
  const type = isFolder ? "folder" : symlink === undefined ? "file" : "link";
  const extras = { ...(mode !== undefined && { mode }), ...(xattr && { attributes: xattr }) };
  return { path, type, content: symlink ?? content, isText: true, ...extras };
}
