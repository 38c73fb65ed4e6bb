import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { projectReportSchema, type ProjectReport } from "../../schemas/project-report.ts";
import { markdownOf } from "./markdown.ts";
import { ProjectAnalysis } from "./project-analysis.ts";
import { reportOf } from "./report.ts";
import type { Trouble } from "./source.ts";

const DOCKERFILE =
  "from python AS Base\nCOPY requirements.txt .\nRUN pip install -r requirements.txt | tee log\nCOPY . .\n";

function report(name = "churn", paths: readonly string[] = ["requirements.txt", "main.py", ".env"]): ProjectReport {
  const files = paths.map((path) => ({ path, bytes: 1000, modified: 0 }));
  const analysis = new ProjectAnalysis();
  analysis.add(files, []);
  const texts = { dockerfile: { path: "Dockerfile", text: DOCKERFILE }, ignorefile: undefined };
  const findings = analysis.analyse(texts);
  const troubles: Trouble[] = [{ kind: "gone", path: "notes.txt" }];
  const folder = { name, files, folders: [], bytes: 1000 * files.length, definitions: new Map(), troubles, notes: [] };
  const edit = analysis.edit("main.py");
  const study = { root: "", inside: folder, texts, troubles: [], findings };
  return reportOf({ folder, study, dockerfiles: ["Dockerfile"], edit, made: new Date(0) });
}

/** Letters, and signs that mean something to Markdown, to HTML or to whoever draws the text. */
const ODD = constantFrom(...Array.from("a1 `*_[]()<>#|~!&@\\\n\r\t\0\u2028\u202E\uD800\u00E9\u{1F40B}"));

const write = (each: ProjectReport): string => markdownOf(each, (rule) => `https://example.org/${rule}/`);

test("a report is what its schema says", () => {
  expect(projectReportSchema.parse(JSON.parse(JSON.stringify(report())))).toEqual(report());
});

test("a report holds no text of a file but the Dockerfile's instructions and the builder's words", () => {
  expect(Object.keys(report())).toEqual(Object.keys(projectReportSchema.shape));
});

test("Markdown says what was found, what is sent and which steps run", () => {
  const lines = write(report()).split("\n");
  expect(lines).toContain("`docker build .` · 3 files, 3.00 kB sent of 3 files, 3.00 kB");
  expect(lines).toContain(
    "- Line 1: [StageNameCasing](https://example.org/StageNameCasing/) – Stage name 'Base' should be lowercase",
  );
  expect(lines).toContain("- `.env`: passwords and tokens in plain text");
  expect(lines).toContain("| `requirements.txt` | 1 file | 1.00 kB |");
  expect(lines).toContain("1 step runs, 2 come from the cache.");
  expect(lines).toContain(String.raw`| 2/4 | ${"`"}RUN pip install -r requirements.txt \| tee log${"`"} | cached |  |`);
  expect(lines).toContain("| 3/4 | `COPY . .` | runs | main.py changed |");
  expect(lines).toContain(
    String.raw`- 1 path (notes.txt) was gone before it could be read. It is not counted. Choose the folder again when nothing writes to it.`,
  );
});

describe("names cannot break out of their place", () => {
  test.each([
    ["`a`", "`` `a` ``"],
    ["a|b", String.raw`\|`],
    ["<img src=x>", "`<img src=x>`"],
    ["a\nb", String.raw`a\nb`],
    ["\u202Etxt.exe", String.raw`\u202etxt.exe`],
  ])("%j", (path, expected) => {
    expect(write(report("p", ["requirements.txt", path]))).toContain(expected);
  });

  test("whatever the folder is called, its heading is one line", () => {
    const sample = report();
    assert(
      property(string({ unit: ODD }), (project) => {
        const [first = ""] = write({ ...sample, project }).split("\n\n", 1);
        expect(first).toMatch(/^## .*: what docker build would do$/u);
      }),
    );
  });
});
