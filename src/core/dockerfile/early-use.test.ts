import { describe, expect, test } from "vitest";
import { evaluateBuild } from "./build.ts";
import { parseDockerfile } from "./dockerfile.ts";
import { findEarlyUses } from "./early-use.ts";
import { Snapshot } from "./snapshot.ts";

const PATHS = [
  "requirements.lock",
  "package.json",
  "package-lock.json",
  "pyproject.toml",
  "training/train.py",
  "app/main.py",
];
const context = new Snapshot(PATHS.map((path) => ({ path, type: "file", content: path })));

/** Each command that comes too early, and what it lacks. */
function find(instructions: string): string[] {
  const build = evaluateBuild(parseDockerfile(`FROM a\nWORKDIR /app\n${instructions}`));
  return [...findEarlyUses(build, context)].map(([{ statement }, use]) =>
    use.kind === "file"
      ? `${statement.text}: ${use.path} comes with ${use.copiedBy?.statement.text}`
      : `${statement.text}: no account ${use.name}`,
  );
}

describe("findEarlyUses", () => {
  test.each([
    ["RUN pip install -r requirements.lock\nCOPY . .", "requirements.lock", "COPY . ."],
    [
      "RUN pip install -r requirements.lock\nCOPY requirements.lock ./",
      "requirements.lock",
      "COPY requirements.lock ./",
    ],
    ["RUN npm ci\nCOPY package.json package-lock.json ./", "package.json", "COPY package.json package-lock.json ./"],
    ["RUN python -m training.train\nCOPY training training", "training/train.py", "COPY training training"],
    ["RUN python training/train.py\nCOPY training/ training/", "training/train.py", "COPY training/ training/"],
    ["RUN pip install --no-deps .\nCOPY . .", "pyproject.toml", "COPY . ."],
    ["RUN cat /srv/x.txt\nCOPY app/main.py /srv/x.txt", "/srv/x.txt", "COPY app/main.py /srv/x.txt"],
  ])("finds that %j comes before its file", (instructions, path, copy) => {
    const [command] = instructions.split("\n");
    expect(find(instructions)).toEqual([`${command}: ${path} comes with ${copy}`]);
  });

  test.each([
    ["the file is there", "COPY requirements.lock .\nRUN pip install -r requirements.lock\nCOPY . ."],
    ["a command before it made it", "RUN curl -o requirements.lock x\nRUN pip install -r requirements.lock\nCOPY . ."],
    ["it makes the file itself", "RUN date > requirements.lock\nCOPY . ."],
    ["the file never comes", "RUN pip install -r nothing.lock\nCOPY . ."],
    ["it works in another folder", "WORKDIR /other\nRUN pip install -r requirements.lock\nCOPY . /app"],
    ["the account is made before", "RUN useradd app\nUSER app\nRUN id"],
    ["the account is root", "USER root\nRUN useradd root"],
    ["the account comes with the base", "USER node\nRUN id"],
  ])("is silent when %s", (_why, instructions) => {
    expect(find(instructions)).toEqual([]);
  });

  test("finds a command that runs as an account which is made later", () => {
    expect(find("USER app\nRUN useradd --no-create-home app\nRUN id")).toEqual([
      "RUN useradd --no-create-home app: no account app",
    ]);
  });

  test("counts what the stage that it begins from holds", () => {
    const build = evaluateBuild(
      parseDockerfile("FROM a AS b\nCOPY . .\nFROM b\nRUN pip install -r requirements.lock\nCOPY . .\n"),
    );
    expect([...findEarlyUses(build, context)]).toEqual([]);
  });
});
