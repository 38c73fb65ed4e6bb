import { describe, expect, test } from "vitest";
import { prepareProgram, stripTypes, UnreadableProgram } from "./prepare-program.ts";

describe("prepareProgram", () => {
  test("the last statement becomes the default export when it is an expression", () => {
    expect(prepareProgram("const x: number = 1;\nx + 1")).toMatch(/^const x\s*= 1;\nexport default x \+ 1\n/);
  });

  test("a program that ends with a declaration has none", () => {
    expect(prepareProgram("const x = 1;")).not.toContain("export default");
  });

  test("every name of the top is put where later runs find it", () => {
    const code = `import { peak, type Course } from "./model.ts";
      const { a, b: [c = 2, ...d], ...e } = f();
      export function g(inner: number) { const hidden = inner; }
      class H {}
      interface I { x: number }
      type J = Course;
      peak`;
    expect(prepareProgram(code)).toContain("Object.assign(globalThis, { peak, a, c, d, e, g, H });");
  });

  test.each([
    ["let a = 1;\nlet = ;", 2],
    ["const a = 1;\nconst a = 2;", 2],
    ["interface A {\n  x: number\n", 3],
  ])("%j is refused with its line", (code, line) => {
    expect(() => prepareProgram(code)).toThrow(UnreadableProgram);
    expect(() => prepareProgram(code)).toThrow(expect.objectContaining({ line }));
  });
});

test("stripTypes keeps every line where it was", () => {
  const code = "interface A {\n  x: number;\n}\nconst a = { x: 1 } satisfies A as A;\nexport const b = a!.x;";
  expect(stripTypes(code).split("\n")).toHaveLength(5);
  expect(stripTypes(code).split("\n")[4]).toBe("export const b = a.x;");
});

test("stripTypes leaves an import that is not used, as Node does, unless it is of a type", () => {
  expect(stripTypes('import fs from "node:fs";\nimport type { A } from "./a.ts";').trim()).toBe(
    'import fs from "node:fs";',
  );
});
