import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readMeasurements } from "./measurement-folder.ts";

const GOOD = `title: Two ways to wait
unit: seconds
conditions: A sleep, and nothing else.
claims: [short * 2 < long]
cases:
  short:
    label: A short one
    example: small
    at: 01-service
    measure: sleep 0.1
  long:
    label: A long one
    example: other
    at: 01-service
    before: ["echo {n}"]
    measure: sleep 0.5
`;

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "measurements-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const read = async (text: string): ReturnType<typeof readMeasurements> => {
  await writeFile(join(folder, "waits.yaml"), text);
  return await readMeasurements(folder);
};

test("readMeasurements(…) reads a comparison, five repetitions unless told", async () => {
  const [file] = await read(GOOD);
  expect(file?.name).toBe("waits");
  expect(file?.measurement).toMatchObject({ repeat: 5, images: [], destructive: false });
  expect(file?.measurement.cases["short"]).toMatchObject({ setup: [], before: [], after: [], values: 1 });
});

test("readMeasurements(…) gives nothing where there is no such folder", async () => {
  expect(await readMeasurements(join(folder, "gone"))).toEqual([]);
});

test.each([
  ["an unknown field", GOOD.replace("measure: sleep 0.1", "measured: sleep 0.1"), /waits\.yaml:10: .*"measured"/s],
  ["a case without a command", GOOD.replace("    measure: sleep 0.1\n", ""), /waits\.yaml:6: cases\.short\.measure: /],
  ["an unknown unit", GOOD.replace("unit: seconds", "unit: hours"), /waits\.yaml:2: unit: /],
  ["too few values", GOOD.replace("conditions:", "repeat: 4\nconditions:"), /waits\.yaml:3: repeat: .* 5 or more/],
  ["several wall times", GOOD.replace("sleep 0.1", "sleep 0.1\n    values: 3"), /waits\.yaml:11: .*add a pattern/],
  ["a claim of no case", GOOD.replace("short * 2", "quick"), /waits\.yaml:4: claims\.0: There is no case "quick"/],
  [
    "a claim of another form",
    GOOD.replace("short * 2 < long", "long > short"),
    /waits\.yaml:4: claims\.0: Write a claim/,
  ],
  ["a size without a pattern", GOOD.replace("unit: seconds", "unit: bytes"), /waits\.yaml:6: cases\.short: .*pattern/],
  [
    "a broken pattern",
    GOOD.replace("sleep 0.1", "sleep 0.1\n    pattern: (("),
    /waits\.yaml:11: .*not a regular expression/,
  ],
  [
    "a pattern without a value",
    GOOD.replace("sleep 0.1", "sleep 0.1\n    pattern: \\d+"),
    /waits\.yaml:11: .*\(\?<value>/,
  ],
  ["one case alone", GOOD.slice(0, GOOD.indexOf("  long:")).replace("< long", "< short"), /waits\.yaml:5: cases: /],
  ["broken YAML", GOOD.replace("  short:", "  short"), /waits\.yaml:\d+: This is not valid YAML/],
])("readMeasurements(…) refuses %s and names the file and the line", async (_, text, message) => {
  await expect(read(text)).rejects.toThrow(message);
});
