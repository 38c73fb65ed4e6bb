import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { countKept, KEPT_THINGS } from "./kept-things.ts";

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

function storeOf(entries: Record<string, string>): Storage {
  const names = Object.keys(entries);
  const store = {
    length: names.length,
    key: (at: number) => names[at] ?? null,
    getItem: (name: string) => entries[name] ?? null,
  };
  return store as unknown as Storage;
}

const kept = (): Storage[] => [
  storeOf({ "exercise:one": "a", "exercise:two": "b", "open:why": "c", "starlight-theme": "", system: "linux" }),
  storeOf({ "exercise:one": "a", "exercise:gone": "" }),
];

test("countKept(…) says in words what is kept, and counts neither what was taken back nor one thing of two stores twice", () => {
  const said = ["exercise:", "open:", "starlight-theme", "runs-anywhere:", ""].map((prefix) => countKept(prefix, kept));
  expect(said).toEqual(["2 answers", "1 answer", "nothing", "nothing", "1 setting"]);
});

test("countKept(…) says when the browser allows nothing", () => {
  expect(
    countKept("open:", () => {
      throw new DOMException("forbidden", "SecurityError");
    }),
  ).toBe("not allowed by this browser");
});
