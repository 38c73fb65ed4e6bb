import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { KEPT_THINGS } from "./kept-things.ts";

/** Settings that the last kind speaks of. */
const SETTINGS = new Set(["lab-pane:", "diff:"]);

test("the page of progress names every kind of draft that the site keeps", () => {
  const kinds = globSync("src/**/*.ts", { exclude: ["**/*.test.ts"] }).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/new Drafts\("([^"]+)"/g)].map(([, kind]) => `${kind}:`),
  );
  const named = new Set(KEPT_THINGS.map(({ prefix }): string => prefix));
  expect(kinds).toContain("exercise:");
  expect(kinds.filter((kind) => !SETTINGS.has(kind) && !named.has(kind))).toEqual([]);
});
