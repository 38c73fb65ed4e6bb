import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { ComposeError } from "../../core/compose/compose-error.ts";
import { loadProject, writeConfig } from "../../core/compose/load.ts";
import { isSamePlace } from "../compose-place.ts";
import { composeProject, PROJECT_FOLDER, PROJECT_PARENT } from "../compose-project.ts";

const changeSchema = z.looseObject({
  path: z.array(z.union([z.string(), z.number()])),
  absent: z.boolean().optional(),
  value: z.unknown().optional(),
});
const answerSchema = z.looseObject({
  config: z.unknown().optional(),
  error: z.string().optional(),
  kind: z.string().optional(),
});
const caseSchema = composeProject.extend({
  expected: answerSchema,
  differs_in_newest: answerSchema.extend({ config_changes: z.array(changeSchema).optional() }).optional(),
});

export function cases(file: unknown): readonly unknown[] {
  return z.array(caseSchema).parse(file);
}

/** Compares with the newest answer, where a case has one. */
export function disagreement(testCase: unknown): string | undefined {
  const { files, env, profiles, expected, differs_in_newest: newest } = caseSchema.parse(testCase);
  const ours = answer(() =>
    loadProject({
      files: new Map(Object.entries(files)),
      environment: new Map(Object.entries(env)),
      profiles,
      folder: PROJECT_FOLDER,
    }),
  );
  const error = newest?.error ?? (newest?.config === undefined ? expected.error : undefined);
  if (error !== undefined) return differenceOfErrors(ours, error, newest?.kind ?? expected.kind);
  const config = newest?.config ?? applyChanges(expected.config, newest?.config_changes ?? []);
  if ("error" in ours) return `the error "${ours.error.message}" (${ours.error.composeSays}) instead of a model`;
  return isDeepStrictEqual(ours.config, config) ? undefined : findDifference(ours.config, config, []);
}

type Ours = { readonly config: unknown } | { readonly error: ComposeError };

function answer(load: () => Parameters<typeof writeConfig>[0]): Ours {
  try {
    const config: unknown = JSON.parse(
      JSON.stringify(writeConfig(load())).replaceAll(PROJECT_FOLDER, "$PROJECT").replaceAll(PROJECT_PARENT, "$PARENT"),
    );
    return { config };
  } catch (error) {
    if (error instanceof ComposeError) return { error };
    throw error;
  }
}

/** What the cases of interpolation call otherwise. */
const OTHER_NAMES = new Map([["missing-required", "missing-variable"]]);

function differenceOfErrors(ours: Ours, words: string, kind: string | undefined): string | undefined {
  if (!("error" in ours)) return `a model instead of the error "${words}"`;
  const { error } = ours;
  const said = `${error.kind} at ${error.path?.join(".") ?? ""} ${error.place?.line ?? ""}`;
  if (kind !== undefined && error.kind !== (OTHER_NAMES.get(kind) ?? kind))
    return `${said} instead of ${kind}: "${words}"`;
  return isSamePlace(error, words) ? undefined : `${said} instead of "${words}"`;
}

type Change = z.output<typeof changeSchema>;

function applyChanges(config: unknown, changes: readonly Change[]): unknown {
  const changed: unknown = structuredClone(config);
  for (const { path, absent, value } of changes) {
    let parent: unknown = changed;
    for (const part of path.slice(0, -1)) parent = Reflect.get(Object(parent), part);
    const last = path.at(-1) ?? "";
    if (absent === true) Reflect.deleteProperty(Object(parent), last);
    else Reflect.set(Object(parent), last, value);
  }
  return changed;
}

/** Says the first place at which two models differ. */
function findDifference(ours: unknown, theirs: unknown, path: readonly string[]): string | undefined {
  if (isDeepStrictEqual(ours, theirs)) return undefined;
  if (isParent(ours) && isParent(theirs)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const inside = findDifference(Reflect.get(ours, key), Reflect.get(theirs, key), [...path, key]);
      if (inside !== undefined) return inside;
    }
  }
  return `${path.join(".")}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`;
}

function isParent(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
