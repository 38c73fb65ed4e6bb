import { z } from "zod";
import { shellWords } from "../../core/compose/shell-words.ts";
import { makeVolume } from "../../core/compose/commands/attach.ts";
import { type Answer, Rehearsal } from "../../core/compose/start.ts";
import { findFile, listVolumes, writeFile } from "../../core/compose/survival.ts";
import { joinPath } from "../../core/compose/paths.ts";
import { composeProject, PROJECT_FOLDER } from "../compose-project.ts";
import { COMPOSE_WORLD } from "../compose-world.ts";

/** What one step really did: a command's exit and words, whether a file could be written, what is there. */
const labelSchema = z.looseObject({
  exit: z.number().optional(),
  message: z.string().optional(),
  ok: z.boolean().optional(),
  result: z.unknown().optional(),
});
const stepSchema = labelSchema.extend({
  do: z.string().optional(),
  service: z.string().optional(),
  path: z.string().optional(),
  name: z.string().optional(),
  files: z.record(z.string(), z.string()).optional(),
  write: z.record(z.string(), z.string()).optional(),
});
const caseSchema = composeProject.extend({
  steps: z.array(stepSchema),
  differs_in_newest: z.looseObject({ steps: z.array(labelSchema.extend({ step: z.number() })).default([]) }).optional(),
});

type Step = z.output<typeof stepSchema>;
type Label = z.output<typeof labelSchema>;
/** What we say of a step: only what the labels of its kind hold. */
interface Ours {
  readonly exit?: number | undefined;
  readonly message?: string | undefined;
  readonly ok?: boolean;
  readonly result?: unknown;
}

export function cases(file: unknown): readonly unknown[] {
  return z.array(caseSchema).parse(file);
}

/** Compares each step with the newest answer, where there is one. */
export function disagreement(testCase: unknown): string | undefined {
  const { files, env, profiles, steps, differs_in_newest: newest } = caseSchema.parse(testCase);
  const environment = new Map(Object.entries(env));
  const trial = new Trial(
    new Rehearsal(
      { files: new Map(Object.entries(files)), environment, profiles, folder: PROJECT_FOLDER },
      COMPOSE_WORLD,
    ),
  );
  for (const [index, step] of steps.entries()) {
    const ours = trial.take(step);
    const difference = differenceOf(ours, { ...step, ...newest?.steps.find((each) => each.step === index) });
    if (difference !== undefined) return `step ${index}, ${step.do}: ${difference}`;
  }
  return undefined;
}

function differenceOf(ours: Ours | undefined, label: Label): string | undefined {
  if (ours === undefined) return "is a step of an unknown form";
  for (const key of ["exit", "ok", "result"] as const)
    if (label[key] !== undefined && JSON.stringify(ours[key]) !== JSON.stringify(label[key]))
      return `${key} ${JSON.stringify(ours[key])} instead of ${JSON.stringify(label[key])}`;
  if (label.message === undefined || plain(ours.message ?? "") === plain(label.message)) return undefined;
  return `${JSON.stringify(ours.message)} instead of ${JSON.stringify(label.message)}`;
}

/** A message without its folder, the ids in it, and what a shell says before its own. */
function plain(message: string): string {
  return message
    .replaceAll(PROJECT_FOLDER, "$PROJECT")
    .replaceAll(/\b[0-9a-f]{12,64}\b/g, "<id>")
    .replace(/^(?:\/bin\/)?sh: (?:(?:line )?\d+: )?/, "")
    .replace("can't create", "cannot create")
    .replace("nonexistent directory", "Directory nonexistent")
    .trim();
}

/** One case while its steps are taken. */
class Trial {
  readonly #rehearsal: Rehearsal;
  #firstAnonymous: string | undefined;

  constructor(rehearsal: Rehearsal) {
    this.#rehearsal = rehearsal;
  }

  take(step: Step): Ours | undefined {
    const edited = step.files ?? step.write;
    if (edited) this.#rehearsal.edit(new Map(Object.entries(edited)));
    const ours = this.#answer(step);
    this.#firstAnonymous ??= [...this.#rehearsal.engine.volumes.values()].find(({ isAnonymous }) => isAnonymous)?.name;
    return ours ?? (edited ? {} : undefined);
  }

  #answer({ do: work = "", service = "", path = "", name = "" }: Step): Ours | undefined {
    const { engine } = this.#rehearsal;
    const onHost = joinPath(PROJECT_FOLDER, path);
    if (/^(?:docker[ -])?compose\b/.test(work)) return this.#compose(work);
    if (work.startsWith("docker ")) return this.#docker(shellWords(work) ?? []);
    if (/anonymous volumes? (?:still )?exists?/.test(work))
      return { result: this.#firstAnonymous !== undefined && engine.volumes.has(this.#firstAnonymous) };
    if (/^list .*volumes/.test(work)) return { result: listVolumes(this.#rehearsal) };
    if (/^volume .*exists/.test(work) || work === "volume exists") return { result: engine.volumes.has(name) };
    if (/^exists on (?:the )?host/.test(work)) return { result: engine.host.has(onHost) === true };
    if (/^(?:write|create) on (?:the )?host/.test(work)) {
      engine.host.write(onHost);
      return { ok: true };
    }
    if (/^(?:remove|delete) on (?:the )?host/.test(work)) {
      engine.host.remove(onHost);
      return { ok: true };
    }
    if (work === "exists") return { result: findFile(this.#rehearsal, service, path).isThere };
    if (work !== "write") return undefined;
    const message = writeFile(this.#rehearsal, service, path);
    return { ok: message === undefined, message };
  }

  #compose(work: string): Answer {
    const words = shellWords(work.replace(/^(?:docker[ -])?compose\s*/, "")) ?? [];
    return this.#rehearsal.run(words);
  }

  #docker([, kind, verb, ...words]: readonly string[]): Ours | undefined {
    const { engine } = this.#rehearsal;
    const names = words.filter((word) => !word.startsWith("-"));
    if (kind === "volume" && verb === "create") {
      for (const name of names) if (!engine.volumes.has(name)) makeVolume(engine, name, undefined, false);
      return { exit: 0 };
    }
    if (kind === "volume" && verb === "rm") return { exit: names.every((name) => this.#removeVolume(name)) ? 0 : 1 };
    if (kind === "volume" && verb === "inspect")
      return { exit: names.every((name) => engine.volumes.has(name)) ? 0 : 1 };
    if (kind === "volume" && verb === "prune") {
      const all = words.some((word) => word === "-a" || word === "--all" || word === "-af" || word === "-fa");
      for (const { name, isAnonymous } of engine.volumes.values()) if (all || isAnonymous) engine.removeVolume(name);
      return { exit: 0 };
    }
    if (kind !== "network" || verb !== "create") return undefined;
    for (const name of names) engine.networks.set(name, "");
    return { exit: 0 };
  }

  #removeVolume(name: string): boolean {
    const { engine } = this.#rehearsal;
    return engine.volumes.has(name) && engine.removeVolume(name);
  }
}
