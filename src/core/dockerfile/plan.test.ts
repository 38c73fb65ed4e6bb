import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { type BuildInput, NO_HISTORY, planBuild, type PlannedStep } from "./plan.ts";
import { DockerfileError } from "./error.ts";
import { Snapshot } from "./snapshot.ts";

const GOOD_ORDER =
  "FROM python\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n";
const FILES = { "requirements.txt": "numpy", "main.py": "1", "data/runs.csv": "a,b" };

function build(
  dockerfile: string,
  files: Readonly<Record<string, string>> = FILES,
  more: Partial<BuildInput> = {},
): BuildInput {
  const entries = Object.entries(files).map(([path, content]) => ({ path, type: "file" as const, content }));
  return { dockerfile, context: new Snapshot(entries), ...more };
}

/** What the last of several builds does, step by step: "cached", "fails", or why it runs. */
function planAll(...builds: readonly BuildInput[]): string[] {
  let history = NO_HISTORY;
  let steps: readonly PlannedStep[] = [];
  for (const input of builds) ({ steps, history } = planBuild(input, history));
  return steps.map(({ status, reason, missing }) => [status, ...(reason ? [say(reason)] : []), ...missing].join(" "));
}

function say(reason: NonNullable<PlannedStep["reason"]>): string {
  const details = Object.values(reason).flat();
  return details.join(" ");
}

const changed = (files: Readonly<Record<string, string>>): Record<string, string> => ({ ...FILES, ...files });

/** A context with a folder of a mode. */
function withFolder(mode: number): Partial<BuildInput> {
  const file = { path: "data/runs.csv", type: "file", content: "a" } as const;
  return { context: new Snapshot([{ path: "data", type: "folder", content: "", mode }, file]) };
}

/** A context with a file whose text is known. */
function withText(content: string): Partial<BuildInput> {
  return { context: new Snapshot([{ path: "main.py", type: "file", content, isText: true }]) };
}

describe("planBuild", () => {
  test("runs every step of a first build", () => {
    expect(planAll(build(GOOD_ORDER))).toEqual(["runs new", "runs new", "runs new", "runs new"]);
  });

  test("takes everything from the cache when nothing changed", () => {
    expect(planAll(build(GOOD_ORDER), build(GOOD_ORDER))).toEqual(["cached", "cached", "cached", "cached"]);
  });

  test("names the file because of which a step and those behind it run", () => {
    const after = build(GOOD_ORDER, changed({ "requirements.txt": "numpy scipy" }));
    const rebuilt = ["cached", "runs files requirements.txt", "runs below 2", "runs files requirements.txt"];
    expect(planAll(build(GOOD_ORDER), after)).toEqual(rebuilt);
  });

  test("runs only the last step when the code alone changed", () => {
    const after = build(GOOD_ORDER, changed({ "main.py": "2" }));
    expect(planAll(build(GOOD_ORDER), after)).toEqual(["cached", "cached", "cached", "runs files main.py"]);
  });

  test("finds an edit again that was taken back", () => {
    const edited = build(GOOD_ORDER, changed({ "main.py": "2" }));
    expect(planAll(build(GOOD_ORDER), edited, build(GOOD_ORDER)).at(-1)).toBe("cached");
  });

  test("sees files that were added and removed", () => {
    const { "main.py": _gone, ...rest } = FILES;
    const after = build(GOOD_ORDER, { ...rest, "new.py": "" });
    expect(planAll(build(GOOD_ORDER), after).at(-1)).toBe("runs files main.py new.py");
  });

  test.each([
    ["a command", "RUN a", "RUN b", "command"],
    ["the shell of a command", "RUN a", 'SHELL ["/bin/bash", "-c"]\nRUN a', "shell"],
    ["a variable", "ENV A=1\nRUN a", "ENV A=2\nRUN a", "variables"],
    ["the account", "RUN a", "USER app\nRUN a", "user"],
    ["the network", "RUN a", "RUN --network=none a", "flags"],
    ["a mount's target", "RUN --mount=type=cache,target=/a a", "RUN --mount=type=cache,target=/b a", "mounts"],
    ["an owner", "COPY main.py .", "COPY --chown=app main.py .", "owner"],
    ["a destination", "COPY main.py a", "COPY main.py b", "destination"],
  ])("runs a step again for %s", (_what, before, after, part) => {
    const steps = planAll(build(`FROM a\n${before}\n`), build(`FROM a\n${after}\n`));
    expect(steps).toEqual([expect.stringMatching(`^runs definition .*${part}`)]);
  });

  test.each([
    ["a label", "RUN a", "LABEL b=c\nRUN a"],
    ["a comment and the case of a keyword", "RUN a", "# why\nrun a"],
    ["a mode that is written otherwise", "COPY --chmod=0644 main.py .", "COPY --chmod=644 main.py ."],
    ["a destination that is written otherwise", "WORKDIR /w\nCOPY main.py x", "WORKDIR /w\nCOPY main.py /w/x"],
    ["a command in JSON that is the same", "RUN a", 'RUN ["/bin/sh", "-c", "a"]'],
    [
      "a mode of a secret that is the usual one",
      "RUN --mount=type=secret,id=a b",
      "RUN --mount=type=secret,src=a,mode=0400 b",
    ],
    [
      "another name of a cache that had one",
      "RUN --mount=type=cache,target=/c,id=a b",
      "RUN --mount=type=cache,target=/c,id=b b",
    ],
    [
      "a size that is written otherwise",
      "RUN --mount=type=tmpfs,target=/t,size=1m b",
      "RUN --mount=type=tmpfs,target=/t,size=1024k b",
    ],
    [
      "mounts in another order",
      "RUN --mount=type=cache,target=/c --mount=type=cache,target=/d b",
      "RUN --mount=type=cache,target=/d --mount=type=cache,target=/c b",
    ],
    ["root written as a number", "COPY --chown=root:root main.py .", "COPY --chown=0:0 main.py ."],
    ["ADD that unpacks nothing", "COPY main.py .", "ADD --unpack=false main.py ."],
    ["a wildcard that finds nothing", "COPY z* .", "COPY z* ."],
    ["variables that COPY does not use", "COPY main.py .", "ENV A=1\nUSER app\nCOPY main.py ."],
  ])("leaves a step cached for %s", (_what, before, after) => {
    expect(new Set(planAll(build(`FROM a\n${before}\n`), build(`FROM a\n${after}\n`)))).toEqual(new Set(["cached"]));
  });

  test("runs a command again for a folder that is written otherwise", () => {
    expect(planAll(build("FROM a\nWORKDIR /w\nRUN b\n"), build("FROM a\nWORKDIR /w/\nRUN b\n"))).toEqual([
      "cached",
      "runs definition directory",
    ]);
  });

  test("does not notice another mode of a folder, unless the files are sent anew", () => {
    const before = build("FROM a\nCOPY data .\n", {}, withFolder(0o755));
    const after = build("FROM a\nCOPY data .\n", {}, withFolder(0o700));
    expect(planAll(before, after)).toEqual(["cached"]);
    expect(planAll(before, { ...after, isSentAnew: true })).toEqual(["runs files data"]);
  });

  const COUNTED =
    "FROM a AS build\nCOPY main.py /src/\nRUN wc -l < /src/main.py > /out\nFROM a\nCOPY --from=build /out /\nRUN b\n";
  test("finds what a simple command made again, if it is the same", () => {
    expect(planAll(build(COUNTED, {}, withText("1\n")), build(COUNTED, {}, withText("2\n"))).slice(2)).toEqual([
      "cached",
      "cached",
    ]);
    expect(planAll(build(COUNTED, {}, withText("1\n")), build(COUNTED, {}, withText("2\n3\n"))).slice(2)).toEqual([
      "runs files out",
      "runs below 1",
    ]);
  });

  test("takes a step that two stages have in common for one", () => {
    const text = "FROM a AS b\nCOPY main.py .\nFROM a\nCOPY main.py .\nCOPY --from=b /x y\n";
    expect(planAll(build(text)).slice(0, 2)).toEqual(["runs new", "runs new"]);
    expect(planAll(build(text), build(text, FILES, { withoutCache: ["b"] })).slice(0, 2)).toEqual([
      "runs no-cache",
      "runs no-cache",
    ]);
  });

  test("finds nothing on a step that was kept from the cache", () => {
    const text = "FROM a AS b\nRUN x\nWORKDIR /w\nFROM b\nRUN y\n";
    expect(planAll(build(text), build(text, FILES, { withoutCache: ["b"] }))).toEqual([
      "runs no-cache",
      "runs below 1",
      "runs below 0",
    ]);
  });

  test("fails where a file is missing, and starts nothing behind it", () => {
    expect(planAll(build("FROM a\nRUN a\nCOPY nothing.txt .\nRUN b\n"))).toEqual(["runs new", "fails /nothing.txt"]);
  });

  test("fails where a command is known to, unless it is cached, and forgets what was not reached", () => {
    const text = "FROM a\nRUN a\nRUN b\nRUN c\n";
    const failing = build(text, FILES, { failing: ({ statement }) => statement.text === "RUN b" });
    expect(planAll(failing)).toEqual(["runs new", "fails"]);
    expect(planAll(failing, build(text))).toEqual(["cached", "runs new", "runs new"]);
    expect(planAll(build(text), failing)).toEqual(["cached", "cached", "cached"]);
  });

  test("leaves out stages that the target does not need", () => {
    expect(planAll(build("FROM a AS b\nRUN x\nFROM a\nRUN y\n"))).toEqual(["runs new"]);
  });

  test("numbers steps as the builder does", () => {
    const { steps } = planBuild(build("FROM a AS b\nRUN x\nFROM b\nRUN y\nRUN z\n"));
    expect(steps.map(({ stage, number, of }) => `${stage} ${number}/${of}`)).toEqual([
      "b 1/2",
      "stage-1 1/2",
      "stage-1 2/2",
    ]);
  });

  const STAGES =
    "FROM a AS build\nCOPY main.py /src/\nRUN compile\nCOPY data /data\nFROM a\nCOPY --from=build /src/main.py /\nRUN b\n";

  test("asks what a stage holds, not how it was made", () => {
    const after = build(STAGES, changed({ "data/runs.csv": "c" }));
    expect(planAll(build(STAGES), after)).toEqual(["cached", "cached", "runs files data/runs.csv", "cached", "cached"]);
  });

  test("takes what a command makes to be something else when it runs for another reason", () => {
    const text = STAGES.replace("/src/main.py", "/out");
    const after = build(text, changed({ "main.py": "2" }));
    expect(planAll(build(text), after).slice(3)).toEqual(["runs files out", "runs below 1"]);
  });

  test("keeps an independent layer whatever lies below it, and runs what lies above", () => {
    const text = "FROM a\nRUN x\nCOPY --link main.py .\nRUN y\n";
    expect(planAll(build(text), build(text.replace("x", "z")))).toEqual([
      "runs definition command",
      "cached",
      "runs below 2",
    ]);
  });

  test("runs a stage again without the cache, and finds what takes files from it", () => {
    const after = build(STAGES, FILES, { withoutCache: ["build"] });
    expect(planAll(build(STAGES), after)).toEqual([
      "runs no-cache",
      "runs no-cache",
      "runs no-cache",
      "cached",
      "cached",
    ]);
  });

  test("runs everything on a base image with other layers", () => {
    const options = { layersOf: () => "newer" };
    expect(planAll(build(GOOD_ORDER), build(GOOD_ORDER, FILES, options))).not.toContain("cached");
  });

  test("throws the builder's error for what cannot be built", () => {
    expect(() => planBuild(build("RUN a\n"))).toThrow("no build stage in current context");
  });

  const line = oneof(
    constantFrom("FROM a", "FROM a AS b", "COPY . .", "COPY --from=b /x* y", "RUN --mount=from=b c", "WORKDIR w"),
    constantFrom("ENV A=$B", "ARG B", "COPY [a-z]*.py $A/", "ADD https://a.b/c d", "ONBUILD RUN x", "COPY [ ]"),
    string(),
  );

  test("throws nothing but the builder's errors, whatever the text, and takes the same build from the cache", () => {
    assert(
      property(array(line, { maxLength: 12 }), (lines) => {
        const input = build(["FROM a AS b", ...lines].join("\n"));
        try {
          const { steps, history } = planBuild(input);
          const again = planBuild(input, history).steps;
          expect(again.map(({ status }) => status)).toEqual(
            steps.map(({ status }) => (status === "fails" ? "fails" : "cached")),
          );
        } catch (error) {
          if (!(error instanceof DockerfileError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
