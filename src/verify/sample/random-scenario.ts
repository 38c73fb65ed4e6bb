import type { ScenarioBuild, ScenarioFile, ScenarioFiles, ScenarioOptions } from "../../schemas/cache-scenario.ts";
import { foldersOf } from "../../schemas/scenario-plan.ts";
import type { Chance } from "./chance.ts";
import { randomInstruction, type Surroundings } from "./random-instruction.ts";

/** Where scenarios are to be built. */
export interface Place {
  readonly image: string;
  readonly prefix: string;
  readonly hasLink: boolean;
}

interface Stage {
  readonly from: string;
  readonly name: string;
  readonly instructions: readonly string[];
}

/** A build as it is changed from one to the next. */
interface Draft {
  readonly stages: readonly Stage[];
  readonly files: ScenarioFiles;
  readonly dockerignore: string;
  readonly options: ScenarioOptions;
}

const FILES: ScenarioFiles = {
  "requirements.txt": "a==1\nb==2\n",
  "README.md": "about a\n",
  "app/main.py": "print(1)\n",
  "app/sub/x.txt": "x\n",
  "data/a.csv": "b,a\na,b\n",
  "data/b.csv": "",
  "run.sh": { content: "#!/bin/sh\n", mode: 0o755 },
  "latest.csv": { symlink: "data/a.csv" },
};
const CONTENTS = ["print(2)\n", "print(7)\n", "print(12)\n", "a==1\nb==2\n", "b==2\na==1\n", "", "e\n"];

/** Makes up two or three builds in a row, each the one before with one thing or two changed, or an earlier one again. */
export function randomScenario(chance: Chance, place: Place): ScenarioBuild[] {
  const drafts = [randomDraft(chance, place)];
  for (let more = chance.percent(40) ? 2 : 1; more > 0; more -= 1) {
    const [first = randomDraft(chance, place)] = drafts;
    let next = drafts.at(-1) ?? first;
    if (drafts.length > 1 && chance.percent(40)) next = first;
    else for (let changes = chance.percent(25) ? 2 : 1; changes > 0; changes -= 1) next = change(chance, next, place);
    drafts.push(next);
  }
  return drafts.map(writeBuild);
}

function randomDraft(chance: Chance, place: Place): Draft {
  const count = chance.one([1, 1, 2, 2, 2, 3]);
  const stages: Stage[] = [];
  for (let index = 0; index < count; index += 1) {
    const names = stages.map(({ name }) => name);
    const from = index > 0 && chance.percent(25) ? chance.one(names) : place.image;
    const around: Surroundings = { ...place, stages: names };
    // Most commands find something to work with.
    const start = chance.percent(85) ? ["COPY app/main.py requirements.txt /src/"] : [];
    const length = 1 + chance.below(5);
    const more = Array.from({ length }, () => randomInstruction(chance, around));
    stages.push({ from, name: `s${index}`, instructions: [...start, ...more] });
  }
  return { stages, files: FILES, dockerignore: "Dockerfile\n.dockerignore\n", options: {} };
}

function change(chance: Chance, draft: Draft, place: Place): Draft {
  const changes = [changeFile, changeFile, changeFile, changeStage, changeStage, changeOptions];
  if (chance.percent(8))
    return { ...draft, dockerignore: `${draft.dockerignore}${chance.one(["data\n", "*.md\n", "app/sub\n"])}` };
  return chance.one(changes)(chance, draft, place);
}

function changeFile(chance: Chance, draft: Draft): Draft {
  const path = chance.one(Object.keys(draft.files));
  const file = draft.files[path];
  const files: Record<string, ScenarioFile> = { ...draft.files };
  const isLink = typeof file === "object" && file.symlink !== undefined;
  const what = chance.below(isLink ? 2 : 14);
  if (what === 0 && chance.percent(30)) delete files[path];
  else if (isLink) files[path] = { symlink: chance.one(["data/b.csv", "README.md"]) };
  else if (what === 1) files[`${path}.new.txt`] = "new\n";
  else if (what === 2) {
    delete files[path];
    files[path.replace(/(\w+)(\.\w+)$/, "renamed$2")] = file ?? "";
  } else if (what === 3) files[path] = { content: textOf(file), mode: chance.one([0o600, 0o755]) };
  else files[path] = chance.one(CONTENTS);
  return { ...draft, files };
}

function textOf(file: ScenarioFile | undefined): string {
  return typeof file === "string" ? file : (file?.content ?? "");
}

function changeStage(chance: Chance, draft: Draft, place: Place): Draft {
  const index = chance.below(draft.stages.length);
  const stages = draft.stages.map((stage, each) =>
    each === index
      ? { ...stage, instructions: changeInstructions(chance, stage, draft.stages.slice(0, index), place) }
      : stage,
  );
  return { ...draft, stages };
}

function changeInstructions(chance: Chance, { instructions }: Stage, before: readonly Stage[], place: Place): string[] {
  const changed = [...instructions];
  const at = chance.below(changed.length);
  const another = randomInstruction(chance, { ...place, stages: before.map(({ name }) => name) });
  const what = chance.below(6);
  if (what === 0) changed.splice(at, 0, another);
  else if (what === 1) changed.splice(at, 1, another);
  else if (what === 2 && changed.length > 1) changed.splice(at, 1);
  else if (what === 3) changed.splice(at, 0, chance.one(["# why", "LABEL b=c", "ENV NEW=1", "ARG NEW"]));
  else if (what === 4) changed.splice(at, 1, restyle(changed[at] ?? ""));
  else changed.splice(at, 2, ...changed.slice(at, at + 2).toReversed());
  return changed;
}

/** Writes an instruction in another way that the builder reads as the same. */
function restyle(instruction: string): string {
  return instruction
    .replace(/^[A-Z]+ /, (keyword) => `${keyword.toLowerCase()} `)
    .replaceAll("--chmod=640", "--chmod=0640");
}

function changeOptions(chance: Chance, draft: Draft): Draft {
  const names = draft.stages.map(({ name }) => name);
  const option = chance.one<ScenarioOptions>([
    { buildArgs: { V: chance.one(["1", "3"]) } },
    { buildArgs: { G: chance.one(["1", "3"]) } },
    { buildArgs: { UNUSED: "1" } },
    { target: chance.one(names) },
    { noCache: true },
    { noCacheFilter: chance.one(names) },
  ]);
  return { ...draft, options: { ...draft.options, ...option } };
}

function writeBuild({ stages, files, dockerignore, options }: Draft): ScenarioBuild {
  const written = stages.map(({ from, name, instructions }) => [`FROM ${from} AS ${name}`, ...instructions].join("\n"));
  const folders = Object.keys(FILES).flatMap(foldersOf);
  return { dockerfile: `ARG G=1\n${written.join("\n\n")}\n`, dockerignore, files, folders, options };
}
