import { describe, expect, test } from "vitest";
import { samplePreset } from "./sample-preset.ts";
import { stackOf } from "./stack.ts";
import { type Deed, firstStory } from "./story.ts";
import { contextOf, forecast, tellStory, type Workbench } from "./workbench.ts";
import { deedInWords, verdictOf } from "./words.ts";

const preset = samplePreset();

function tell(...deeds: readonly Deed[]): Workbench {
  return tellStory(preset, { preset: preset.name, deeds, at: deeds.length });
}

/** The layers of the next build, the first instruction first: "WORKDIR /app: cached". */
function foresee(bench: Workbench): string[] {
  const { attempt } = forecast(bench);
  const { dockerfile } = bench;
  const columns = stackOf({ dockerfile, attempt, context: contextOf(bench), recorded: preset.recorded, isDone: false });
  return columns.flatMap(({ rows }) =>
    rows.map(({ text, state, why }) => [text, [state, why].filter((part) => part !== "").join("; ")].join(": ")),
  );
}

const BUILD: Deed = { do: "build" };

describe("forecast", () => {
  test("takes time and size from the record, and marks what it guesses", () => {
    expect(foresee(tell())).toEqual([
      "WORKDIR /app: would run, about 0.1 s; was not built before",
      "COPY lock .: would run, about 0.1 s; was not built before; 1.00 kB",
      "RUN pip install -r lock: would run, 12 s; was not built before; 80.0 MB",
      "COPY src src: would run, 0.2 s; was not built before; 5.00 MB",
      "CMD run: no layer",
    ]);
  });

  test("says what a change makes again, and why", () => {
    expect(foresee(tell(BUILD, { do: "edit", file: "src/model.py" })).slice(2)).toEqual([
      "RUN pip install -r lock: cached; 80.0 MB",
      "COPY src src: would run, 0.2 s; src/model.py changed; 5.00 MB",
      "CMD run: no layer",
    ]);
  });

  test.each<[string, Deed[]]>([
    ["an edit that is taken back", [BUILD, { do: "edit", file: "lock" }, BUILD, { do: "restore", file: "lock" }]],
    ["a file that nothing copies", [BUILD, { do: "add", file: "notes.txt" }]],
    ["a file that came and went", [BUILD, { do: "add", file: "src/x" }, { do: "restore", file: "src/x" }]],
  ])("finds everything in the cache after %s", (_what, deeds) => {
    expect(forecast(tell(...deeds)).attempt.seconds).toBe(0);
  });

  test("makes it again when the same file is changed twice", () => {
    const edit: Deed = { do: "edit", file: "src/model.py" };
    expect(forecast(tell(BUILD, edit, BUILD, edit)).attempt.seconds).toBe(0.2);
  });

  test("leaves out what .dockerignore names", () => {
    const ignored = tell({ do: "ignore", text: "src/big.csv\n" });
    expect(foresee(ignored)[3]).toContain("2.00 kB");
  });

  test("says that a .dockerignore cannot be read", () => {
    const { attempt } = forecast(tell({ do: "ignore", text: "[\n" }));
    expect(attempt.plan).toBeUndefined();
    expect(attempt.problem).toMatch(/syntax error in pattern/);
  });

  test("compares with everything copied first, unless an order was kept", () => {
    const edited = tell(BUILD, { do: "edit", file: "src/model.py" });
    expect(forecast(edited).rival.seconds).toBeCloseTo(12.1);
    const kept = tell(BUILD, { do: "keep" }, { do: "edit", file: "src/model.py" });
    expect(forecast(kept).rival.seconds).toBeCloseTo(0.2);
  });

  test("stops where a command needs a file that comes later", () => {
    const text = "FROM python\nWORKDIR /app\nRUN pip install -r lock\nCOPY lock .\n";
    expect(foresee(tell({ do: "dockerfile", text })).slice(1)).toEqual([
      "RUN pip install -r lock: fails; There is no lock in the image yet: COPY lock . comes later.",
      "COPY lock .: not reached",
    ]);
  });

  test("stops where a file is not there", () => {
    const text = "FROM python AS a\nRUN b\nFROM python\nCOPY --from=a nothing .\nCOPY missing.py .\n";
    expect(foresee(tell({ do: "dockerfile", text })).at(-1)).toBe(
      "COPY missing.py .: fails; missing.py is not in the build context.",
    );
  });

  test("takes build arguments, a target and --no-cache", () => {
    const text = "FROM python AS first\nARG A=1\nRUN b\nFROM first\nRUN c\n";
    const settings = { do: "settings", target: "first", args: "A=2", noCache: false } as const;
    const built = [{ do: "dockerfile", text } as const, BUILD];
    expect(foresee(tell(...built, settings))).toEqual([
      "ARG A=1: no layer",
      "RUN b: would run, about 1.0 s; a variable that it sees changed; size not measured",
      "RUN c: not built",
    ]);
    expect(foresee(tell(...built, { ...settings, args: "", noCache: true }))[1]).toContain("nothing is taken");
  });

  test("lets stages run side by side", () => {
    const text = "FROM a AS x\nRUN make x\nFROM a AS y\nRUN make y\nFROM a\nCOPY --from=x x .\nCOPY --from=y y .\n";
    expect(forecast(tell({ do: "dockerfile", text })).attempt.seconds).toBeCloseTo(60.2);
  });

  test.each(["", "\u0000", "FROM", "RUN x", "FROM a\nRUN <<E", "FROM ${${${", "# escape=`\nFROM a\n"])(
    "has an answer to %j",
    (text) => {
      const { attempt } = forecast(tell({ do: "dockerfile", text }));
      expect(attempt.plan === undefined).toBe(attempt.problem !== undefined);
    },
  );
});

describe("stackOf", () => {
  test("draws an arrow for each stage that files are taken from", () => {
    const text = "FROM a AS x\nRUN b\nFROM x AS y\nRUN c\nFROM a\nWORKDIR /w\nCOPY --from=y /f .\n";
    const bench = tell({ do: "dockerfile", text });
    const { attempt } = forecast(bench);
    const columns = stackOf({ dockerfile: text, attempt, context: contextOf(bench), recorded: {}, isDone: true });
    expect(columns.map(({ title, arrows }) => [title, arrows])).toEqual([
      ["x", []],
      ["y", [{ from: "x", row: -1 }]],
      ["the image", [{ from: "y", row: 1 }]],
    ]);
    expect(columns[2]?.rows[1]).toMatchObject({ index: 6, state: "made, about 0.1 s" });
  });
});

describe("verdictOf", () => {
  test("says what is saved", () => {
    const bench = tellStory(preset, firstStory(preset));
    expect(verdictOf(forecast(bench), false, false)).toEqual({
      figure: "12 s saved",
      sentence: "1 of 4 steps would run: 0.2 s, and 12 s with everything copied first.",
    });
  });

  test("says so when nothing is saved, or something lost", () => {
    const naive = tell({ do: "dockerfile", text: "FROM a\nCOPY . .\nRUN b\n" });
    expect(verdictOf(forecast(naive), false, false).sentence).toBe(
      "2 of 2 steps would run, as long as with everything copied first.",
    );
    const worse = tell(BUILD, { do: "keep" }, { do: "dockerfile", text: "FROM a\nCOPY . .\nRUN make\n" });
    expect(verdictOf(forecast(worse), true, true).figure).toBe("60 s lost");
  });

  test("says where it stops, and why it cannot be built", () => {
    const missing = tell({ do: "dockerfile", text: "FROM a\nCOPY nothing .\n" });
    expect(verdictOf(forecast(missing), false, true)).toEqual({
      figure: "Stopped at step 1",
      sentence: "COPY nothing .",
    });
    const wrong = tell({ do: "dockerfile", text: "FROM a\nRUNN\n" });
    expect(verdictOf(forecast(wrong), false, false).sentence).toMatch(/^Line 2: .*unknown instruction: RUNN/);
  });
});

test.each<[Deed, string]>([
  [{ do: "edit", file: "a.py" }, "Changed a.py"],
  [{ do: "restore", file: "a.py" }, "Took the changes of a.py back"],
  [{ do: "add", file: "a.py" }, "Added a.py"],
  [{ do: "remove", file: "a.py" }, "Removed a.py"],
  [{ do: "dockerfile", text: "" }, "Changed the Dockerfile"],
  [{ do: "ignore", text: "" }, "Changed .dockerignore"],
  [{ do: "settings", target: "", args: "", noCache: true }, "Changed how it is built"],
  [{ do: "keep" }, "Kept this order to compare with"],
])("deedInWords(%j) is %j", (deed, expected) => {
  expect(deedInWords(deed, undefined)).toBe(expected);
});

test("deedInWords tells what a build came to", () => {
  const tellBuild = (bench: Workbench): string => deedInWords(BUILD, bench.builds.at(-1)?.attempt);
  expect(tellBuild(tell(BUILD))).toBe("Built: 4 of 4 steps ran, 12 s");
  expect(tellBuild(tell(BUILD, BUILD))).toBe("Built: everything came from the cache");
  expect(tellBuild(tell({ do: "remove", file: "lock" }, BUILD))).toBe("Built: stopped at COPY lock .");
  expect(tellBuild(tell({ do: "dockerfile", text: "" }, BUILD))).toBe("Built: the builder could not read it");
});
