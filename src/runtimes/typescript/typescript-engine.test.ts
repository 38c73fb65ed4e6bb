import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { Output, Program } from "../runtime.ts";
import { TypeScriptEngine } from "./typescript-engine.ts";

const wasm = await readFile("node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm");
const model = await readFile("examples/sir-node/01-service/src/model.ts", "utf8");
const offer = { name: "TypeScript", version: "1", folder: "/", files: [] };

describe("TypeScriptEngine", () => {
  test("the model of sir-node runs as it stands", async () => {
    const { outputs } = await runOne({
      code: `import { simulate, peak } from "./model.ts";
        const epidemic = { susceptible: 9900, infected: 100, recovered: 0, beta: 0.3, gamma: 0.1 };
        peak(simulate(epidemic, { days: 200, step: 0.5, method: "rk4" })).day`,
      files: { "model.ts": model },
    });
    expect(outputs).toEqual([{ kind: "value", text: "26.5", type: "number", data: 26.5 }]);
  });

  test("values are shown as a console shows them", async () => {
    const { outputs } = await runOne({
      code: `console.log("a", 1, [1, "b"], { x: { y: new Map([[1, 2]]) } }, undefined);
        console.error(new Set([1]));
        class Point { constructor(public x: number) {} }
        enum Fate { Recovered }
        console.log(Fate.Recovered);
        [NaN]`,
    });
    expect(outputs).toEqual([
      { kind: "stdout", text: 'a 1 [ 1, "b" ] { x: { y: Map(1) { 1 => 2 } } } undefined\n' },
      { kind: "stderr", text: "Set(1) { 1 }\n" },
      { kind: "stdout", text: "0\n" },
      { kind: "value", text: "[ NaN ]", type: "Array" },
    ]);
  });

  test("lines are drawn where the program says so, and what is left at its end", async () => {
    const { outputs } = await runOne({
      code: `chart.lines([0, 1], [2, 3], "infected");
        chart.show({ x: "day" });
        chart.lines([0], [1]);
        chart.lines([0, 1], [1]);`,
    });
    const plots = outputs.flatMap((output) => (output.kind === "plot" ? [output.plot] : []));
    expect(plots).toEqual([
      { kind: "lines", xLabel: "day", lines: [{ name: "infected", x: [0, 1], y: [2, 3] }] },
      { kind: "lines", lines: [{ name: "line 1", x: [0], y: [1] }] },
    ]);
  });

  test("runs share what they declare, and may declare it again", async () => {
    const run = await startEngine();
    await run({ code: "const x = 1;\nfunction twice(n: number) { return n * 2; }" });
    const { outputs } = await run({ code: "const y = twice(x) + 1;\nconst x2 = await Promise.resolve(y);\nx2" });
    expect(outputs).toEqual([expect.objectContaining({ data: 3 })]);
    expect((await run({ code: "const x = 5; x" })).outputs).toEqual([expect.objectContaining({ data: 5 })]);
  });

  test("a file that has changed is read again", async () => {
    const run = await startEngine();
    const code = 'import { a } from "./a.ts"; a';
    await run({ code, files: { "a.ts": "export const a: number = 1;" } });
    const { outputs } = await run({ code, files: { "a.ts": "export const a: number = 2;" } });
    expect(outputs).toEqual([expect.objectContaining({ data: 2 })]);
  });

  test("an error names the line of the program, also when it was raised in a file", async () => {
    const { ending } = await runOne({
      code: 'import { simulate } from "./model.ts";\n\nsimulate({ beta: 9, gamma: 9 } as never, { step: 1 } as never);',
      files: { "model.ts": model },
    });
    expect(ending).toMatchObject({ kind: "failed", error: { name: "RangeError", line: 3 } });
    expect(ending).toMatchObject({ error: { trace: expect.stringContaining("at simulate (model.ts:57:") } });
  });

  test.each([
    ["let a = 1;\nlet = ;", "SyntaxError", 2],
    ["\nnobody;", "ReferenceError", 2],
    ["function f(): void { f(); }\nf();", "InternalError", 1],
    ["\nthrow { code: 7 };", "Error", undefined],
    ['import "left-pad";', "Error", undefined],
    ['import fs from "node:fs";', "Error", undefined],
    ["await new Promise(() => {});", "Error", undefined],
    ['new Function("return 1")(); fetch("/");', "ReferenceError", 1],
  ])("%j ends with a %s", async (code, name, line) => {
    const { ending } = await runOne({ code });
    expect(ending).toMatchObject({ kind: "failed", error: { name } });
    expect(ending.kind === "failed" && ending.error.line).toBe(line);
  });

  test("too much memory is a limit, and the next program runs", { timeout: 60_000 }, async () => {
    const run = await startEngine();
    const code = "const rows: ArrayBuffer[] = [];\nfor (;;) rows.push(new ArrayBuffer(1e6));";
    expect((await run({ code })).ending).toMatchObject({ kind: "stopped", limit: "memory" });
    expect((await run({ code: "1" })).ending).toEqual({ kind: "finished" });
  });

  test("a loop without an end stops when it is asked to", async () => {
    const buffer = new Uint8Array(1);
    const run = await startEngine(buffer);
    const { ending } = await run({ code: 'console.log("now"); for (;;);' }, () => (buffer[0] = 2));
    expect(ending).toEqual({ kind: "interrupted", restarted: false });
  });
});

async function startEngine(buffer = new Uint8Array(1)) {
  const engine = new TypeScriptEngine();
  await engine.start(new Map([["quickjs.wasm", new Uint8Array(wasm)]]), offer, buffer);
  return async (program: Program, onOutput: () => void = () => {}) => {
    const outputs: Output[] = [];
    const ending = await engine.run(program, (output) => {
      outputs.push(output);
      onOutput();
    });
    return { outputs, ending };
  };
}

async function runOne(program: Program) {
  return await (
    await startEngine()
  )(program);
}
