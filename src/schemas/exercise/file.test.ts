import { describe, expect, test } from "vitest";
import { readExample, stepFiles } from "../example-folder.ts";
import { HOSTILE_TEXTS } from "../../core/hostile-texts.ts";
import type { Goal } from "../../core/goals/goal.ts";
import { gradeWork, type Work } from "../../core/goals/grade.ts";

const example = await readExample("examples", "customer-value");
const decoder = new TextDecoder();

function textAt(step: string, path: string): string {
  return decoder.decode(stepFiles(example, step).get(path)?.bytes);
}

function workAt(step: string, written: Readonly<Record<string, string>>, more: readonly string[] = []): Work {
  const paths = [...stepFiles(example, step).keys(), ...more];
  const beside = { Dockerfile: textAt(step, "Dockerfile"), ".dockerignore": textAt(step, ".dockerignore") };
  return { paths, beside, written };
}

const ALL: readonly Goal[] = [
  { goal: "builds" },
  { goal: "keeps-packages", after: "src/customer_value/model.py" },
  { goal: "not-sent", files: "**/.env" },
  { goal: "sent", file: "requirements.lock" },
  { goal: "used", file: "src/customer_value/main.py" },
  { goal: "not-in-image", files: "data/**" },
  { goal: "not-root" },
  { goal: "no-finding" },
  { goal: "no-compiler" },
  { goal: "starts", program: "uvicorn" },
  { goal: "listens", port: 80 },
  { goal: "pinned", to: "version" },
  { goal: "no-secret" },
];

function missedBy(work: Work): string[] {
  const { goals } = gradeWork(work, ALL);
  return ALL.filter((_, index) => goals[index]?.isMet === false).map(({ goal }) => goal);
}

function reasonOf(work: Work, goal: Goal): string {
  const [graded] = gradeWork(work, [goal]).goals;
  const place = graded?.place ? ` [${graded.place.file}:${graded.place.line}]` : "";
  return `${graded?.isMet ? "✓" : "✗"} ${graded?.reason ?? ""}${place}`;
}

describe("gradeWork(…) of the example's own files", () => {
  const SECRETS = [".env", "deploy/.env"];

  test("finds every goal reached at 04-data-and-secrets", () => {
    expect(missedBy(workAt("04-data-and-secrets", {}, SECRETS))).toEqual([]);
  });

  test("tells what 03-smaller leaves to the next step", () => {
    expect(missedBy(workAt("03-smaller", {}, SECRETS))).toEqual(["not-sent", "not-in-image", "no-secret"]);
  });

  test("tells what 02-dockerfile leaves to the next steps", () => {
    const left = ["keeps-packages", "not-sent", "not-in-image", "no-compiler", "no-secret"];
    expect(missedBy(workAt("02-dockerfile", {}, SECRETS))).toEqual(left);
  });
});

const GOOD = textAt("04-data-and-secrets", "Dockerfile");

/** Our answer with a change that people make, and what is said of it. */
const WRONG: readonly [what: string, find: string | RegExp, replace: string, goal: Goal, says: RegExp][] = [
  ["no USER", "USER app\n", "", { goal: "not-root" }, /^✗ No `USER`/],
  ["USER root", "USER app\n", "USER root\n", { goal: "not-root" }, /^✗ This is root. \[Dockerfile:/],
  ["an account that nobody made", /RUN useradd.*\n/, "", { goal: "not-root" }, /^✗ No line of the last stage makes/],
  ["latest", /FROM python:3.13-slim\n/, "FROM python:latest\n", { goal: "pinned", to: "version" }, /^✗ .*whatever/],
  ["one number", /FROM python:3.13-slim\n/, "FROM python:3-slim\n", { goal: "pinned", to: "version" }, /^✗ .*moves/],
  [
    "Ubuntu's account before Ubuntu had it",
    /FROM python:3.13-slim\n[^]*USER app/,
    "FROM ubuntu:22.04\nUSER ubuntu",
    { goal: "not-root" },
    /^✗ No line of the last stage makes/,
  ],
  ["no digest", "", "", { goal: "pinned", to: "digest" }, /^✗ .*has no digest/],
  ["the full image", /FROM python:3.13-slim\n/, "FROM python:3.13\n", { goal: "no-compiler" }, /^✗ .*full image/],
  [
    "a compiler in the last stage",
    "USER app\n",
    "RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev\nUSER app\n",
    { goal: "no-compiler" },
    /^✗ `gcc` is a compiler.* \[Dockerfile:\d+\]$/,
  ],
  [
    "a last stage that is the first one",
    /FROM python:3.13-slim\n/,
    "FROM build\nRUN apt-get install -y g++\n",
    { goal: "no-compiler" },
    /^✗ `g\+\+`/,
  ],
  [
    "shell form",
    /CMD \["uvicorn.*/,
    "CMD uvicorn customer_value.main:app --host 0.0.0.0 --port 80",
    { goal: "starts", program: "uvicorn" },
    /^✗ .*shell form/,
  ],
  [
    "exec as a program",
    /CMD \["uvicorn.*/,
    'CMD ["exec", "uvicorn", "customer_value.main:app"]',
    { goal: "starts", program: "uvicorn" },
    /^✗ It starts `exec`/,
  ],
  [
    "one text for all words",
    /CMD \["uvicorn.*/,
    'CMD ["uvicorn customer_value.main:app --host 0.0.0.0"]',
    { goal: "starts", program: "uvicorn" },
    /^✗ There is no program called/,
  ],
  ["no PATH", /ENV PATH=.*\n/, "", { goal: "starts", program: "uvicorn" }, /^✗ `uvicorn` was copied to \/opt\/venv/],
  [
    "packages in the home of root",
    /COPY --from=build.*\n/,
    "COPY --from=build /opt/venv /root/.local\nENV PATH=/root/.local/bin:$PATH\n",
    { goal: "starts", program: "uvicorn" },
    /^✗ `uvicorn` was copied to \/root\/\.local, and only root may enter/,
  ],
  ["nothing copied from the stage before", /COPY --from=build.*\n/, "", { goal: "starts", program: "uvicorn" }, /^✗/],
  ["no host", '"--host", "0.0.0.0", ', "", { goal: "listens", port: 80 }, /^✗ It listens on 127\.0\.0\.1/],
  ["another port", '"--port", "80"', '"--port", "8000"', { goal: "listens", port: 80 }, /^✗ It listens on port 8000/],
  ["a secret in ENV", "ENV DATA_DIR", "ENV API_KEY=abc123\nENV DATA_DIR", { goal: "no-secret" }, /^✗ .*API_KEY/],
  ["a secret in ARG", "ENV DATA_DIR", "ARG API_KEY\nENV DATA_DIR", { goal: "no-secret" }, /^✗ .*API_KEY/],
  [
    "a secret in a command",
    "USER app\n",
    "RUN echo API_KEY=abc > .env\nUSER app\n",
    { goal: "no-secret" },
    /^✗ `API_KEY` is written out/,
  ],
  [
    "a password in an address",
    "ENV DATA_DIR",
    "ENV DB=postgresql://app:pw@db/x\nENV DATA_DIR",
    { goal: "no-secret" },
    /^✗ `DB` holds/,
  ],
  [
    "code before packages",
    "COPY requirements.lock .\n",
    "COPY . .\n",
    { goal: "keeps-packages", after: "src/customer_value/model.py" },
    /^✗ They are installed again: .*COPY \. \./,
  ],
  [
    "a lockfile that is not copied",
    "COPY requirements.lock .\n",
    "",
    { goal: "builds" },
    /^✗ It reads `requirements\.lock`/,
  ],
  [
    "a file that is not there",
    "COPY requirements.lock .",
    "COPY requirements.txt .",
    { goal: "builds" },
    /^✗ It copies `requirements\.txt`/,
  ],
  [
    "what .dockerignore keeps out",
    "ENV DATA_DIR",
    "COPY data data\nENV DATA_DIR",
    { goal: "builds" },
    /^✗ It copies `data`, which line \d+/,
  ],
  ["code that is not copied", "COPY src src\n", "", { goal: "builds" }, /^✗ It installs the project itself|^✗/],
  [
    "a word that is no instruction",
    "USER app",
    "USERS app",
    { goal: "builds" },
    /^✗ .*unknown instruction.*\[Dockerfile:\d+\]/,
  ],
];

describe("gradeWork(…) of wrong Dockerfiles", () => {
  test.each(WRONG)("tells of %s", (_what, find, replace, goal, says) => {
    expect(reasonOf(workAt("04-data-and-secrets", { Dockerfile: GOOD.replace(find, replace) }), goal)).toMatch(says);
  });
});

describe("gradeWork(…) of a .dockerignore", () => {
  const more = [".env", "deploy/.env", "notebooks/a.ipynb", "notebooks/old/b.ipynb", "data/customers.csv"];
  const grade = (text: string, goal: Goal): string =>
    reasonOf(workAt("04-data-and-secrets", { ".dockerignore": text }, more), goal);

  test.each<[string, string, Goal, RegExp]>([
    ["nothing", "", { goal: "not-sent", files: "**/.env" }, /^✗ `\.env` is sent: no line/],
    [
      "a pattern for the root",
      ".env\n",
      { goal: "not-sent", files: "**/.env" },
      /^✗ `deploy\/\.env` is sent.*`\*\*\/\.env` matches everywhere/,
    ],
    [
      "the same of a wildcard",
      "*.ipynb",
      { goal: "not-sent", files: "**/*.ipynb" },
      /\*\*\/\*\.ipynb` matches everywhere/,
    ],
    [
      "an exception behind it",
      "**/.env\n!deploy/.env\n",
      { goal: "not-sent", files: "**/.env" },
      /^✗ .*line 2 lets it in again.*\[\.dockerignore:2\]/,
    ],
    ["a right one", "**/.env", { goal: "not-sent", files: "**/.env" }, /^✓/],
    ["too much", "*", { goal: "sent", file: "requirements.lock" }, /^✗ Line 1 .*\[\.dockerignore:1\]/],
    ["a pattern that is none", "[", { goal: "builds" }, /^✗ The \.dockerignore cannot be read/],
    ["a Dockerfile instead", "FROM python:3.13\n", { goal: "builds" }, /^✗ This is a Dockerfile/],
  ])("tells of %s", (_what, text, goal, says) => {
    expect(grade(text, goal)).toMatch(says);
  });
});

describe("gradeWork(…) of anything", () => {
  test.each<[string, string, RegExp]>([
    ["nothing", "", /Nothing is written/],
    ["half a line", "FROM python:3.13-slim AS", /FROM requires/],
    ["a compose.yaml", "services:\n  a:\n    image: b\n", /This is a compose.yaml/],
    ["Python", "import os\nfrom fastapi import FastAPI\n", /This is Python/],
    ["1 MB", "RUN x\n".repeat(170_000), /longer than 50,000/],
  ])("shows every goal, and why none is reached, for %s", (_what, text, says) => {
    const { goals, isRight } = gradeWork(workAt("04-data-and-secrets", { Dockerfile: text }), ALL);
    expect(goals).toHaveLength(ALL.length);
    expect(isRight).toBe(false);
    expect(goals[0]?.reason).toMatch(says);
  });

  test("reads curved quotes, long dashes and line ends of Windows, and says so", () => {
    const curved = GOOD.replace(
      /CMD \["uvicorn.*/,
      "CMD [“uvicorn”, “customer_value.main:app”, “—host”, “0.0.0.0”, “—port”, “80”]",
    );
    const work = workAt("04-data-and-secrets", { Dockerfile: curved.replaceAll("\n", "\r\n") });
    const { isRight, remarks, goals } = gradeWork(work, ALL);
    expect(goals.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(isRight).toBe(true);
    expect(remarks).toHaveLength(3);
  });

  test("reads a file between the backticks of a chat, and takes `exec` for the program itself", () => {
    const command = GOOD.replace(
      /CMD \["uvicorn.*/,
      "CMD exec uvicorn customer_value.main:app --host 0.0.0.0 --port 80",
    );
    const work = workAt("04-data-and-secrets", { Dockerfile: `\`\`\`dockerfile\n${command}\`\`\`\n` });
    const { remarks, goals } = gradeWork(work, ALL);
    expect(remarks).toEqual([expect.stringContaining("backticks of a chat")]);
    expect(ALL.filter((_, index) => goals[index]?.isMet === false)).toEqual([{ goal: "no-finding" }]);
  });

  test.each(Object.entries(HOSTILE_TEXTS))("never throws: %s", (_what, make) => {
    const text = make(20_000);
    expect(() =>
      gradeWork(workAt("04-data-and-secrets", { Dockerfile: text, ".dockerignore": text }), ALL),
    ).not.toThrow();
  });
});
