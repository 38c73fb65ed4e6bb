import { unzipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { stepFiles } from "../schemas/example-folder.ts";
import { sampleExample } from "./sample-example.ts";
import { fillSiteUrl } from "./site-url.ts";
import { zipStep } from "./zip.ts";

const files = stepFiles(sampleExample);

test("a zip holds every file below one folder, with its bytes", () => {
  const unpacked = unzipSync(zipStep(files, "sample", "2026-01-05"));
  expect(Object.keys(unpacked)).toEqual([...files.keys()].map((path) => `sample/${path}`));
  expect(unpacked["sample/app-data/noise.bin"]).toEqual(files.get("app-data/noise.bin")?.bytes);
});

test("the same files give the same bytes, whatever their order and the machine's time zone", () => {
  const first = zipStep(files, "sample", "2026-01-05");
  vi.stubEnv("TZ", "Pacific/Auckland");
  const second = zipStep(new Map([...files].toReversed()), "sample", "2026-01-05");
  vi.unstubAllEnvs();
  expect(Buffer.compare(first, second)).toBe(0);
});

test("the directory of the zip holds Unix modes and the day's noon", () => {
  const entries = readDirectory(zipStep(files, "sample", "2026-01-05"));
  expect(entries.get("sample/run.sh")).toEqual({ mode: 0o100755, madeOn: "Unix", date: "2026-1-5 12:0" });
  expect(entries.get("sample/Dockerfile")).toEqual({ mode: 0o100644, madeOn: "Unix", date: "2026-1-5 12:0" });
});

test("the site's address stands in text files, and other files stay as they are", () => {
  const filled = fillSiteUrl(files, "https://course.example/docker/");
  const readme = new TextDecoder().decode(filled.get("README.md")?.bytes);
  expect(readme).toBe("git clone https://course.example/docker/examples/sample.git\n");
  expect(filled.get("app-data/noise.bin")?.bytes).toBe(files.get("app-data/noise.bin")?.bytes);
});

/** Reads the central directory as the zip format (APPNOTE 4.3.12) lays it out. */
function readDirectory(zip: Uint8Array): Map<string, { mode: number; madeOn: string; date: string }> {
  const bytes = Buffer.from(zip);
  const entries = new Map<string, { mode: number; madeOn: string; date: string }>();
  let at = bytes.indexOf("PK\u0001\u0002");
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const name = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    const [time, day] = [bytes.readUInt16LE(at + 12), bytes.readUInt16LE(at + 14)];
    const date = `${1980 + (day >> 9)}-${(day >> 5) & 15}-${day & 31} ${time >> 11}:${(time >> 5) & 63}`;
    entries.set(name, { mode: bytes.readUInt16LE(at + 40), madeOn: bytes[at + 5] === 3 ? "Unix" : "other", date });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}
