import { expect, test } from "vitest";
import { parseRecords } from "./build-cache.ts";
import { areNamed } from "./leftovers.ts";

test("on an engine that was found, only what a session names is its own", () => {
  const commands = ["docker build -t sir-api:1.0 .", "docker run -d --name quiet sir-api:1.0"];
  expect(areNamed(["quiet", "sir-api:1.0"], commands)).toBe(true);
  expect(areNamed(["nervous_bell", "sir-api:1.0"], commands)).toBe(true);
  expect(areNamed(["database", "postgres:17"], commands)).toBe(false);
  expect(areNamed(["sir"], commands)).toBe(false);
});

test("parseRecords(…) takes the ids of build records, also of those that can change", () => {
  const table = `ID\t\t\t\t\tRECLAIMABLE\tSIZE\tLAST ACCESSED
a1b2c3d4e5f6g7h8i9j0k1l2m*              \ttrue \t\t8.192kB\t5 minutes ago
z9y8x7w6v5u4t3s2r1q0p9o8n               \ttrue \t\t0B\t5 minutes ago
Reclaimable:\t8.192kB
`;
  expect(parseRecords(table)).toEqual(["a1b2c3d4e5f6g7h8i9j0k1l2m", "z9y8x7w6v5u4t3s2r1q0p9o8n"]);
});
