import * as fc from "fast-check";
import { expect, test } from "vitest";
import { layOutFiles, textIn, writeFile } from "./bench.ts";
import { followNote, readNote, writeNote } from "./note.ts";
import { ownProject } from "./own-files.ts";

const preset = { name: "demo@01", title: "Demo", files: [{ path: "compose.yaml", text: "services: {}" }] };

test("a note holds what was changed, and gives the bench again", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (main, env) => {
      const bench = writeFile(writeFile(layOutFiles(preset), "compose.yaml", main), ".env", env);
      const note = readNote(writeNote(bench));
      expect(note && followNote(note, [preset])).toEqual(bench);
    }),
  );
  expect(writeNote(layOutFiles(preset))).toBe('["demo@01",{}]');
});

test("a note holds what the reader supposes of services, and nothing else in its place", () => {
  const behaviours = new Map([
    ["db", { readyAfter: 12, exit: { after: 3, code: 1 } }],
    ["api", { readyAfter: 0 }],
  ]);
  const bench = { ...layOutFiles(preset), behaviours };
  const note = readNote(writeNote(bench));
  expect(note && followNote(note, [preset])).toEqual(bench);
  expect(readNote('["a",{},{"b":{"readyAfter":"x"},"c":null,"d":{"exit":{"after":1}}}]')?.behaviours.size).toBe(0);
});

test("a note of the reader's own files holds them all", () => {
  const own = ownProject([
    { path: "app.env", text: "A=1" },
    { path: "docker-compose.yml", text: "services: { a: { image: a } }" },
  ]);
  if (!own) throw new Error("no project");
  expect(own.files.map(({ path }) => path)).toEqual(["compose.yaml", "app.env"]);
  const note = readNote(writeNote(layOutFiles(own)));
  const bench = note && followNote(note, []);
  expect(bench && textIn(bench, "compose.yaml")).toBe("services: { a: { image: a } }");
  expect(bench && textIn(bench, "app.env")).toBe("A=1");
});

test("files without a Compose file among them are no project", () => {
  expect(ownProject([{ path: "notes.txt", text: "" }])).toBeUndefined();
  expect(ownProject([{ path: "stack.yml", text: "" }])?.files[0]?.path).toBe("stack.yml");
});

test.each(["", "{}", "[]", "[1,{}]", '["a",{"b":1}]', '["a",null]'])("%j is no note", (text) => {
  expect(readNote(text)).toBeUndefined();
});

test("a note of another project is not followed", () => {
  const note = { project: "gone", texts: new Map(), behaviours: new Map(), outlook: {} };
  expect(followNote(note, [preset])).toBeUndefined();
});

test("a link holds what is looked at, and leaves out what makes no sense", () => {
  const outlook = { panel: "time", path: ".env", time: 2.5, event: "crash", crashing: "db" } as const;
  const text = writeNote(layOutFiles(preset), outlook);
  expect(readNote(text)?.outlook).toEqual(outlook);
  expect(readNote(writeNote(layOutFiles(preset)))?.outlook).toEqual({});
  const odd = '["a",{},{},{"panel":"none","path":1,"time":-1,"event":"flood","crashing":null}]';
  expect(readNote(odd)?.outlook).toEqual({});
  expect(readNote('["a",{},{},null]')?.outlook).toEqual({});
});
