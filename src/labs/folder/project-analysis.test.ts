import { describe, expect, test } from "vitest";
import { type Findings, ProjectAnalysis, type TextFile } from "./project-analysis.ts";

const DOCKERFILE = "FROM python\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n";

interface Texts {
  readonly dockerfile?: string;
  readonly ignorefile?: string;
}

function open(paths: readonly string[], { dockerfile, ignorefile }: Texts): [ProjectAnalysis, Findings] {
  const analysis = new ProjectAnalysis();
  analysis.add(
    paths.map((path, index) => ({ path, bytes: 10 ** index, modified: index })),
    ["empty"],
  );
  const texts = { dockerfile: fileOf("Dockerfile", dockerfile), ignorefile: fileOf(".dockerignore", ignorefile) };
  return [analysis, analysis.analyse(texts)];
}

function fileOf(path: string, text: string | undefined): TextFile | undefined {
  return text === undefined ? undefined : { path, text };
}

const PATHS = ["requirements.txt", "main.py", "data/a.csv", ".env"];
const steps = (edit: ReturnType<ProjectAnalysis["edit"]>): unknown[] | undefined =>
  edit?.steps.map(({ status, why }) => [status, why]);

test("what is sent is added up by the ignore file that counts", () => {
  const [, { context }] = open(PATHS, { dockerfile: DOCKERFILE, ignorefile: "data\n" });
  expect(context).toMatchObject({
    ignorefile: ".dockerignore",
    sent: { files: 3, bytes: 1011 },
    keptOut: { files: 1, bytes: 100 },
    secrets: [{ path: ".env", rule: "**/.env" }],
  });
});

test("a first build runs every step, without saying why", () => {
  const [, { plan }] = open(PATHS, { dockerfile: DOCKERFILE });
  expect(plan?.steps.map(({ line, status, why }) => [line, status, why])).toEqual([
    [2, "runs", null],
    [3, "runs", null],
    [4, "runs", null],
  ]);
});

test("an edited file runs the steps that copy it, and those that stand on them", () => {
  const [analysis] = open(PATHS, { dockerfile: DOCKERFILE });
  expect(steps(analysis.edit("main.py"))).toEqual([
    ["cached", null],
    ["cached", null],
    ["runs", "main.py changed"],
  ]);
  expect(steps(analysis.edit("requirements.txt"))).toEqual([
    ["runs", "requirements.txt changed"],
    ["runs", "stands on COPY requirements.txt ., which is another layer now"],
    ["runs", "requirements.txt changed"],
  ]);
});

test("an edit of a file that is not sent runs nothing, and names the line that keeps it out", () => {
  const [analysis] = open(PATHS, { dockerfile: DOCKERFILE, ignorefile: "# no data\ndata\n" });
  const edit = analysis.edit("data/a.csv");
  expect(edit?.steps.every(({ status }) => status === "cached")).toBe(true);
  expect(edit?.note).toContain("data/a.csv is not sent: line 2 of .dockerignore keeps it out.");
});

test("an edit of a file that is not there is no answer", () => {
  const [analysis] = open(PATHS, { dockerfile: DOCKERFILE });
  expect(analysis.edit("nothing.py")).toBeUndefined();
});

describe("a step that fails says why", () => {
  test.each([
    ["COPY model.pkl /\n", undefined, "There is no model.pkl in the folder."],
    ["COPY data /data\n", "data", "data is not sent: line 1 of .dockerignore keeps it out."],
  ])("%j", (instruction, ignorefile, why) => {
    const [, { plan }] = open(PATHS, { dockerfile: `FROM a\n${instruction}`, ...(ignorefile && { ignorefile }) });
    expect(plan?.steps).toMatchObject([{ status: "fails", why }]);
  });
});

test("a pattern that matches nothing copies nothing, and does not fail", () => {
  const [, { plan }] = open(PATHS, { dockerfile: "FROM a\nCOPY *.whl /\n" });
  expect(plan?.steps).toMatchObject([{ status: "runs" }]);
});

test("without a Dockerfile there is a context, and nothing else", () => {
  const [analysis, findings] = open(PATHS, {});
  expect(findings).toMatchObject({ dockerfile: null, plan: null, context: { sent: { files: 4 } } });
  expect(analysis.edit("main.py")).toBeUndefined();
});

test("an ignore file that the builder refuses stops everything, and its line is named", () => {
  const [, { context, plan }] = open(PATHS, { dockerfile: DOCKERFILE, ignorefile: "a\n[\n" });
  expect(context.refusal).toMatchObject({ line: 2, message: expect.stringContaining("syntax error in pattern") });
  expect(plan).toEqual({ refusal: context.refusal, steps: [] });
});

test.each([
  ["\u0000\u0001ELF\uFFFD", false],
  ["RUN a\n", true],
  ["", true],
])("%j is answered with the builder's error", (dockerfile, isText) => {
  const [, findings] = open(PATHS, { dockerfile });
  expect(findings.dockerfile).toMatchObject({ isText, refusal: { message: expect.any(String) } });
  expect(findings.plan).toMatchObject({ refusal: { message: expect.any(String) }, steps: [] });
});

test("the linter knows what the ignore file keeps out", () => {
  const text = "# check=experimental=all\nFROM a\nCOPY main.py /\n";
  const [, { dockerfile }] = open(PATHS, { dockerfile: text, ignorefile: "main.py\n" });
  expect(dockerfile?.findings).toMatchObject([{ rule: "CopyIgnoredFile", line: 3 }]);
});

test("source files that changed last are offered first, and none that a tool made or that says how to build", () => {
  const paths = ["a.py", "node_modules/b.js", ".git/config", "Dockerfile", "c.py", ".env", "d.parquet"];
  const [, { recent }] = open(paths, { dockerfile: DOCKERFILE });
  expect(recent).toEqual(["c.py", "a.py", "d.parquet"]);
});

test("files are found by a part of their path, those of that name first", () => {
  const [analysis] = open(["src/main.py", "domain/a.py", "main"], {});
  expect(analysis.find("MAIN", 2)).toEqual(["main", "src/main.py"]);
  expect(analysis.find(" ", 2)).toEqual([]);
});
