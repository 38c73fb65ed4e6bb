import { z } from "zod";
import { ContextFilter } from "../../core/context/context-filter.ts";
import { parseIgnorefile } from "../../core/context/ignorefile.ts";
import { type BuildInput, planBuild, type PlannedStep } from "../../core/dockerfile/plan.ts";
import { Snapshot, type SnapshotEntry } from "../../core/dockerfile/snapshot.ts";

/** A file: its text, or what is special about it; times, owners and groups, which do not count, are passed over. */
const fileSchema = z.union([
  z.string(),
  z.object({
    content: z.string().optional(),
    mode: z.number().optional(),
    symlink: z.string().optional(),
    xattr: z.record(z.string(), z.string()).optional(),
  }),
]);
type File = z.output<typeof fileSchema>;

const optionsSchema = z.object({
  buildArgs: z.record(z.string(), z.string()).optional(),
  target: z.string().optional(),
  noCache: z.boolean().optional(),
  noCacheFilter: z.union([z.string(), z.array(z.string())]).optional(),
  bases: z.record(z.string(), z.string()).optional(),
});
type Options = z.output<typeof optionsSchema>;

const stepSchema = z.object({ step: z.string(), status: z.enum(["CACHED", "RUN", "ERROR", "NOTSTARTED"]) });

/** Two builds, what changed between them, and what the second one did. */
const caseSchema = z.looseObject({
  files: z.record(z.string(), fileSchema),
  dockerfile: z.string(),
  dockerignore: z.string().optional(),
  opt: optionsSchema.optional(),
  change: z.record(z.string(), fileSchema.nullable()).optional(),
  dockerfile2: z.string().optional(),
  dockerignore2: z.string().optional(),
  opt2: optionsSchema.optional(),
  second: z.array(stepSchema),
});
const scenariosSchema = z.looseObject({ scenarios: z.array(caseSchema) });

export function cases(file: unknown): readonly unknown[] {
  return scenariosSchema.parse(file).scenarios;
}

export function disagreement(testCase: unknown): string | undefined {
  const scenario = caseSchema.parse(testCase);
  const { dockerfile, dockerfile2, dockerignore = "", dockerignore2, opt = {}, opt2, files, change = {} } = scenario;
  const first = planBuild(inputOf(dockerfile, snapshotOf(files, dockerignore), opt));
  const after = snapshotOf(changeFiles(files, change), dockerignore2 ?? dockerignore, Object.keys(files));
  const second = planBuild(inputOf(dockerfile2 ?? dockerfile, after, opt2 ?? opt), first.history);
  const label = scenario.second.filter(({ status }) => status !== "NOTSTARTED").map(writeLabel);
  const answer = second.steps.slice(0, label.length).map(writeStep);
  if (answer.join() === label.join()) return undefined;
  return `${JSON.stringify(dockerfile2 ?? dockerfile)}: ${answer.join(", ")} instead of ${label.join(", ")}`;
}

/** Whether a command ends well is not ours to know: one that failed did run. */
function writeLabel({ step, status }: z.output<typeof stepSchema>): string {
  const [place = ""] = /^\[[^\]]*\]/.exec(step) ?? [];
  return `${place} ${status === "CACHED" ? "cached" : "runs"}`;
}

function writeStep({ stage, number, of, status }: PlannedStep): string {
  return `[${stage === "" ? "" : `${stage} `}${number}/${of}] ${status}`;
}

function inputOf(dockerfile: string, context: Snapshot, options: Options): BuildInput {
  const { buildArgs = {}, target, noCache, noCacheFilter = [], bases = {} } = options;
  const versionOf = (image: string): string =>
    bases[image.replace(/^docker\.io\/library\//, "").replace(/:latest$/, "")] ?? "v1";
  return {
    dockerfile,
    context,
    options: {
      buildArgs,
      ...(target !== undefined && { target }),
      baseImage: (image) => (versionOf(image) === "v1env" ? { env: [["NEWENV", "1"]] } : {}),
    },
    layersOf: (image) => (versionOf(image) === "v2" ? "two layers" : "one layer"),
    userOf: (image) => (versionOf(image) === "v1wd" ? "app" : ""),
    withoutCache: noCache === true ? "all" : [noCacheFilter].flat(),
  };
}

function changeFiles(
  files: Readonly<Record<string, File>>,
  change: Readonly<Record<string, File | null>>,
): Record<string, File> {
  const changed = { ...files };
  for (const [path, file] of Object.entries(change)) {
    if (file === null) delete changed[path];
    else if (typeof file === "string") changed[path] = file;
    else changed[path] = { ...partsOf(changed[path]), ...file };
  }
  return changed;
}

function partsOf(file: File | undefined): Exclude<File, string> {
  return typeof file === "string" ? { content: file } : (file ?? {});
}

/** `before` names files whose folders are still there when they are gone. */
function snapshotOf(
  files: Readonly<Record<string, File>>,
  dockerignore: string,
  before: readonly string[] = [],
): Snapshot {
  const folders = new Set([...before, ...Object.keys(files)].flatMap(foldersOf));
  const filter = new ContextFilter(parseIgnorefile(dockerignore));
  for (const path of folders) filter.add({ path, isFolder: true });
  for (const path of Object.keys(files)) if (!folders.has(path)) filter.add({ path });
  const sent = filter.result.entries.filter(({ isSent }) => isSent);
  return new Snapshot(sent.map(({ path, isFolder }) => entryOf(path, isFolder, partsOf(files[path]))));
}

function foldersOf(path: string): string[] {
  const names = path.split("/");
  return names.slice(1).map((_, index) => names.slice(0, index + 1).join("/"));
}

function entryOf(path: string, isFolder: boolean, file: Exclude<File, string>): SnapshotEntry {
  const { content = "", mode, symlink, xattr } = file;
  const type = isFolder ? "folder" : symlink === undefined ? "file" : "link";
  const extras = { ...(mode !== undefined && { mode }), ...(xattr && { attributes: xattr }) };
  return { path, type, content: symlink ?? content, ...extras };
}
