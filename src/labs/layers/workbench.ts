import { NO_HISTORY, type BuildHistory } from "../../core/dockerfile/plan.ts";
import { attempt } from "../../core/dockerfile/error.ts";
import type { BuildOptions } from "../../core/dockerfile/build-options.ts";
import { type Attempt, attemptBuild, type Order } from "./attempt.ts";
import { naiveOrder } from "./naive-order.ts";
import type { Preset, PresetFile } from "./preset.ts";
import { type SentContext, sendContext } from "./sent-context.ts";
import type { Deed, Story } from "./story.ts";

/** How a build is asked for. */
export interface Settings {
  readonly target: string;
  /** Build arguments as they are typed, "NAME=value" on each line. */
  readonly args: string;
  readonly noCache: boolean;
}

/** A project as the reader has changed it, and what was built of it so far. */
export interface Workbench {
  readonly preset: Preset;
  readonly dockerfile: string;
  readonly ignore: string;
  readonly files: ReadonlyMap<string, PresetFile>;
  readonly settings: Settings;
  /** A Dockerfile that is kept to compare with; the naive order until there is one. */
  readonly kept: string | undefined;
  readonly builds: readonly Build[];
  readonly history: BuildHistory;
  readonly rivalHistory: BuildHistory;
}

/** A build, and one of the Dockerfile to compare with after the same edits. */
export interface Build {
  readonly attempt: Attempt;
  readonly rival: Attempt;
}

/** Gives the bench of a preset: nothing is changed, and nothing is built. */
export function beginBench(preset: Preset): Workbench {
  return {
    preset,
    dockerfile: preset.dockerfile,
    ignore: preset.ignore,
    files: new Map(preset.files.map((file) => [file.path, file])),
    settings: { target: "", args: "", noCache: false },
    kept: undefined,
    builds: [],
    history: NO_HISTORY,
    rivalHistory: NO_HISTORY,
  };
}

/** Gives the bench after a story, as far as it is shown. */
export function tellStory(preset: Preset, { deeds, at }: Story): Workbench {
  return deeds.slice(0, at).reduce(carryOut, beginBench(preset));
}

/** Gives the bench after one more deed. */
export function carryOut(bench: Workbench, deed: Deed): Workbench {
  switch (deed.do) {
    case "build":
      return build(bench);
    case "keep":
      return { ...bench, kept: bench.dockerfile, rivalHistory: bench.history };
    case "dockerfile":
      return { ...bench, dockerfile: deed.text };
    case "ignore":
      return { ...bench, ignore: deed.text };
    case "settings":
      return { ...bench, settings: { target: deed.target, args: deed.args, noCache: deed.noCache } };
    default:
      return { ...bench, files: changeFile(bench, deed) };
  }
}

function changeFile(
  { files, preset }: Workbench,
  deed: Extract<Deed, { readonly file: string }>,
): ReadonlyMap<string, PresetFile> {
  const { file: path } = deed;
  const changed = new Map(files);
  const now = files.get(path);
  const first = preset.files.find((file) => file.path === path);
  if (deed.do === "remove") changed.delete(path);
  else if (deed.do === "add" && !now) changed.set(path, { path, bytes: 0, content: "new" });
  else if (deed.do === "edit" && now) changed.set(path, { ...now, content: `${now.content}+` });
  else if (deed.do === "restore" && first) changed.set(path, first);
  else if (deed.do === "restore") changed.delete(path);
  return changed;
}

function build(bench: Workbench): Workbench {
  const { attempt: own, rival } = forecast(bench);
  return {
    ...bench,
    builds: [...bench.builds, { attempt: own, rival }],
    history: own.history,
    rivalHistory: rival.history,
  };
}

/** Says what a build would do now, and one of the Dockerfile to compare with. */
export function forecast(bench: Workbench): Build {
  return { attempt: foresee(bench), rival: foreseeRival(bench) };
}

/** Says what a build would do now. */
export function foresee(bench: Workbench): Attempt {
  return attemptBuild(orderOf(bench, bench.dockerfile), bench.history);
}

/** Says what a build of the Dockerfile to compare with would do now. */
export function foreseeRival(bench: Workbench): Attempt {
  return attemptBuild(orderOf(bench, rivalOf(bench)), bench.rivalHistory);
}

/** The Dockerfile to compare with. */
export function rivalOf({ kept, dockerfile }: Workbench): string {
  return kept ?? attempt(() => naiveOrder(dockerfile)) ?? dockerfile;
}

/** Gives what the builder is sent of a bench. */
export function contextOf({ files, ignore, dockerfile: own }: Workbench, dockerfile = own): SentContext {
  return sendContext({ files, ignore, dockerfile });
}

/** Gives what a build of the bench is told. */
export function optionsOf({ settings }: Workbench, { rules }: SentContext): BuildOptions {
  const { target, args } = settings;
  const buildArgs = Object.fromEntries(
    args.split("\n").flatMap((line) => {
      const [, name = "", value = ""] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
      return name === "" ? [] : [[name, value]];
    }),
  );
  return { buildArgs, ...(target !== "" && { target }), ...(rules && { ignore: rules }) };
}

function orderOf(bench: Workbench, dockerfile: string): Order {
  const context = contextOf(bench, dockerfile);
  const { settings, preset } = bench;
  const options = optionsOf(bench, context);
  return { dockerfile, context, options, noCache: settings.noCache, recorded: preset.recorded };
}
