import { join } from "node:path";
import { expect, test } from "vitest";
import { type Behaviour, ORDINARY_WORLD } from "../../core/compose/engine/world.ts";
import { shellWords } from "../../core/compose/shell-words.ts";
import { type Answer, Rehearsal } from "../../core/compose/start.ts";
import { contentFolders, readRecorded } from "../../schemas/evidence-folder.ts";
import type { Ran } from "../../schemas/evidence.ts";
import { listExamples, readExample, stepFiles } from "../../schemas/example-folder.ts";
import type { SessionStep } from "../../schemas/session.ts";
import { readSessions, type SessionFile } from "../../schemas/session-folder.ts";
import { editText } from "../edit.ts";

const FOLDERS = contentFolders(join(import.meta.dirname, "../../.."));

/** What no file tells: a database without a password ends at once. */
const BEHAVIOURS: Readonly<Record<string, Readonly<Record<string, Behaviour>>>> = {
  "customer-value-no-password": { db: { exit: { after: 1, code: 1 } } },
};

/** Commands of Compose that change a stack, alone on their line. */
const COMMAND = /^((?:\w+=\S+ )*)docker compose ((?:-f \S+ )?(?:up -d|down|stop|start|restart)\b[^|>&;"]*)$/;

const sessions = await readSessions(FOLDERS.sessions);
const recorded = new Map(
  (await Promise.all((await listExamples(FOLDERS.examples)).map(async (name) => await readRecorded(FOLDERS, name))))
    .flatMap((evidence) => Object.entries(evidence?.sessions ?? {}))
    .map(([name, { steps }]) => [name, steps]),
);
const replayed = sessions.filter(({ session }) =>
  session.steps.some((step) => "run" in step && COMMAND.test(step.run.trim())),
);

test("sessions with stacks are replayed", () => {
  expect(replayed.length).toBeGreaterThan(30);
});

test.each(replayed.map((file) => [file.name, file] as const))(
  "the stack of the session %s does what was predicted",
  async (name, file) => {
    for (const { line, predicted, seen } of await replay(name, file)) expect([line, predicted]).toEqual([line, seen]);
  },
);

interface Compared {
  readonly line: string;
  readonly predicted: readonly string[];
  readonly seen: readonly string[];
}

async function replay(name: string, { session }: SessionFile): Promise<Compared[]> {
  const example = await readExample(FOLDERS.examples, session.example);
  const written = [...stepFiles(example, session.at)].map(
    ([path, { bytes }]) => [path, decoder.decode(bytes)] as const,
  );
  const files = new Map(written);
  const compared: Compared[] = [];
  let rehearsal: { readonly variables: string; readonly of: Rehearsal } | undefined;
  for (const [index, step] of session.steps.entries()) {
    const change = changeOf(step, files);
    for (const [path, text] of change) files.set(path, text);
    rehearsal?.of.edit(change);
    const ran = recorded.get(name)?.[index];
    const [, variables = "", words] = ("run" in step && COMMAND.exec(step.run.trim())) || [];
    // A session that changed since it was recorded is recorded anew before long.
    if (words === undefined || ran === undefined || !("run" in ran) || ran.run !== ("run" in step && step.run))
      continue;
    if (rehearsal?.variables !== variables)
      rehearsal = { variables, of: rehearse(name, session.example, files, variables) };
    const answer = rehearsal.of.run(shellWords(words) ?? []);
    compared.push({ line: ran.run, predicted: told(answer), seen: printed(ran) });
  }
  return compared;
}

const decoder = new TextDecoder();

function rehearse(name: string, example: string, files: ReadonlyMap<string, string>, variables: string): Rehearsal {
  const environment = new Map(variables.split(" ").map((each) => [each.split("=")[0] ?? "", each.split("=")[1] ?? ""]));
  const behaviours = new Map(Object.entries(BEHAVIOURS[name] ?? {}));
  return new Rehearsal(
    { files: new Map(files), environment, profiles: [], folder: `/work/${example}` },
    { ...ORDINARY_WORLD, behaviours },
  );
}

/** The file that a step changes, if it does: by an edit, as a copy of another one, or as lines that are printed. */
function changeOf(step: SessionStep, files: ReadonlyMap<string, string>): Map<string, string> {
  if ("edit" in step) return new Map([[step.edit.file, editText(files.get(step.edit.file) ?? "", step.edit)]]);
  const [, from = "", copy] = /^cp (\S+) (\S+)$/.exec(step.run.trim()) ?? [];
  if (copy !== undefined) return new Map([[copy, files.get(from) ?? ""]]);
  const [, lines = "", path] = /^(?:printf "%s\\n"|echo) (.*) > (\S+)$/.exec(step.run.trim()) ?? [];
  return new Map(path === undefined ? [] : [[path, `${(shellWords(lines) ?? []).join("\n")}\n`]]);
}

const SAID: Readonly<Record<string, string>> = { started: "Started", removed: "Removed" };

function told({ exit, events }: Answer): string[] {
  const lines = events.flatMap(({ kind, service, isOneOff }) => {
    const said = SAID[kind];
    return said === undefined || isOneOff ? [] : [`${service} ${said}`];
  });
  return sorted(exit === 0, lines);
}

function printed({ exit, stderr, stdout }: Ran): string[] {
  const lines = [...`${stdout}\n${stderr}`.matchAll(/Container \S+?-(\w+)-1 +(Started|Removed)\b/g)];
  return sorted(
    exit === 0,
    lines.map(([, service = "", said = ""]) => `${service} ${said}`),
  );
}

function sorted(isRight: boolean, lines: readonly string[]): string[] {
  return [isRight ? "ends with 0" : "fails", ...new Set(lines.toSorted())];
}
