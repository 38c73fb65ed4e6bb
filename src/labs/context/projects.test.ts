import { expect, test } from "vitest";
import { mlProject } from "./ml-project.ts";
import { readPresets } from "./presets.ts";
import { readProjects, writeProjects } from "./projects.ts";

test("projects are the same after they stood in a page, and nothing in them ends the element", () => {
  const odd = { name: "</script>", files: [], ignore: undefined, ignoreName: ".dockerignore" };
  const text = writeProjects([mlProject(), odd]);
  expect(text).not.toContain("<");
  expect(readProjects(text)).toEqual([mlProject(), odd]);
});

test("the preset is about 500 MB, and the examples have the ignore files that they say", async () => {
  const [first, ...examples] = await readPresets();
  const bytes = first?.files.reduce((sum, file) => sum + file.bytes, 0) ?? 0;
  expect(Math.round(bytes / 1e6)).toBe(500);
  expect(examples.map(({ name }) => name)).toEqual(["farm-yield", "customer-value", "sir-api", "ml-api"]);
  for (const { ignore, ignoreName, files } of examples) {
    expect(ignore).toContain("**/.env");
    expect(files.map(({ path }) => path)).toContain(ignoreName);
  }
});
