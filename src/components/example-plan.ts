import { createHash } from "node:crypto";
import { ContextFilter } from "../core/context/context-filter.ts";
import { findDefinition } from "../core/context/definition.ts";
import { parseIgnorefile } from "../core/context/ignorefile.ts";
import { type BuildInput, type Plan, planBuild } from "../core/dockerfile/plan.ts";
import { Snapshot } from "../core/dockerfile/snapshot.ts";
import { type ExampleFile, type ExampleFolder, stepFiles } from "../schemas/example-folder.ts";
import type { Edit } from "../schemas/session.ts";

type Files = ReadonlyMap<string, ExampleFile>;

/**
 * Plans the build of an example's image at one of its steps: from an empty cache, or after an edit with what the build
 * before it left in the cache.
 * @throws when the step has no Dockerfile, or when the edit's text does not stand in its file.
 */
export function planExample(example: ExampleFolder, step: string, edit?: Edit): Plan {
  const where = `${example.name}@${step}`;
  const files = stepFiles(example, step);
  const cold = planBuild(inputOf(files, where));
  return edit ? planBuild(inputOf(applyEdit(files, edit, where), where), cold.history) : cold;
}

function inputOf(files: Files, where: string): BuildInput {
  const { dockerfile, ignorefile } = findDefinition((path) => files.has(path));
  if (dockerfile === undefined) throw new Error(`${where} has no Dockerfile, so nothing can be built there.`);
  const rules = ignorefile === undefined ? "" : textOf(files, ignorefile);
  return { dockerfile: textOf(files, dockerfile), context: sendFiles(files, rules) };
}

function sendFiles(files: Files, rules: string): Snapshot {
  const filter = new ContextFilter(parseIgnorefile(rules));
  for (const path of files.keys()) filter.add({ path });
  const sent = filter.result.entries.filter(({ isSent }) => isSent);
  return new Snapshot(
    sent.map(({ path }) => {
      const file = files.get(path);
      if (!file) return { path, type: "folder", content: "" };
      const content = createHash("sha256").update(file.bytes).digest("hex");
      return { path, type: "file", content, mode: file.executable ? 0o755 : 0o644 };
    }),
  );
}

function applyEdit(files: Files, { file: path, find, replace }: Edit, where: string): Files {
  const file = files.get(path);
  const text = file ? textOf(files, path) : "";
  if (!file || !text.includes(find))
    throw new Error(`${where}: an edit in example.yaml looks for ${JSON.stringify(find)} in ${path}. It is not there.`);
  const bytes = new TextEncoder().encode(text.replace(find, () => replace));
  return new Map([...files, [path, { ...file, bytes }]]);
}

function textOf(files: Files, path: string): string {
  return new TextDecoder().decode(files.get(path)?.bytes);
}
