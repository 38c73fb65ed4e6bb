import { expect, test } from "vitest";
import type { Build, BuildStep, Evidence, ImageEvidence, Ran } from "../../schemas/evidence.ts";
import { compareEvidence } from "./compare.ts";
import { formatEvidence, mergeEvidence } from "../evidence-file.ts";

const cold: Build = { seconds: 4, steps: [{ name: "WORKDIR /app", cached: false, seconds: 0 }] };
const image: ImageEvidence = {
  image: {
    bytes: 1_000_000,
    user: "app",
    command: ["python"],
    layers: [{ instruction: "FROM python:3.13-slim", bytes: 900_000, empty: false }],
  },
  healthySeconds: 0.7,
  cold,
  rebuilds: { code: { seconds: 1, steps: [{ name: "WORKDIR /app", cached: true, seconds: 0 }] } },
  probes: [{ name: "it is up", request: "GET /health", status: 200, body: '{"status":"ok"}' }],
  answers: { "R0 = 3.0": { peak_infected: 3037.882406765716 } },
};
const ran: Ran = { run: "docker ps", exit: 0, stdout: "Up 2 seconds  sir-api\n", stderr: "", seconds: 0.1 };
const recorded: Evidence = {
  example: "small",
  hash: "a".repeat(64),
  verified: "2026-01-05",
  engine: { version: "26.1.5", buildx: "0.13.1", compose: "2.26.1", system: "Debian", architecture: "x86_64" },
  bases: [{ tag: "python:3.13-slim", kind: "stand-in", id: "sha256:1", bytes: 900_000 }],
  tests: { "01-service": 5 },
  images: { "02-image": image },
  sessions: { look: { hash: "b".repeat(64), at: "02-image", cache: "kept", verified: "2026-01-05", steps: [ran] } },
};

const changed = (change: (evidence: Evidence) => void): Evidence => {
  const copy = structuredClone(recorded);
  change(copy);
  return copy;
};
const firstImage = (evidence: Evidence): ImageEvidence => evidence.images["02-image"] ?? image;
const places = (now: Evidence): string[] => compareEvidence(recorded, now).map(({ where }) => where);

const grow = (evidence: Evidence): void => {
  firstImage(evidence).image.bytes = 1_100_000;
};

const fuzzed = (cases: number): Evidence =>
  changed((evidence) => {
    firstImage(evidence).fuzz = { seed: 7, cases, version: "4.32.5", byHand: 80 };
  });

test("times, ids and sizes within 5 % are no difference", () => {
  const now = changed((evidence) => {
    evidence.verified = "2026-02-01";
    firstImage(evidence).cold = { ...cold, seconds: 9 };
    firstImage(evidence).image.bytes = 1_040_000;
    evidence.sessions["look"]?.steps.splice(0, 1, { ...ran, stdout: "Up 5 seconds  sir-api\n", seconds: 3 });
  });
  expect(places(now)).toEqual([]);
});

test("the number of odd requests does not count, but that they were asked", () => {
  expect(compareEvidence(fuzzed(500), fuzzed(600))).toEqual([]);
  expect(places(fuzzed(500))).toEqual(["images 02-image fuzzed"]);
});

test("a size beyond 5 % is a difference, but not where the bases are of another kind", () => {
  expect(places(changed(grow))).toEqual(["images 02-image: size of image"]);
  const elsewhere = changed((evidence) => {
    grow(evidence);
    evidence.bases = evidence.bases.map((base) => ({ ...base, kind: "registry" }));
  });
  expect(places(elsewhere)).toEqual([]);
});

test.each<[string, (evidence: Evidence) => void, string]>([
  ["a user", (evidence) => (firstImage(evidence).image.user = "root"), "images 02-image user"],
  [
    "a health check that is gone",
    (evidence) => delete firstImage(evidence).healthySeconds,
    "images 02-image healthCheck",
  ],
  [
    "an answer's number",
    (evidence) => (firstImage(evidence).answers = { "R0 = 3.0": { peak_infected: 3038 } }),
    "images 02-image: answer R0 = 3.0",
  ],
  ["a probe's answer", (evidence) => (firstImage(evidence).probes = []), "images 02-image probes"],
  [
    "a step that no longer comes from the cache",
    (evidence) => (firstImage(evidence).rebuilds["code"] = cold),
    "images 02-image: rebuild code",
  ],
  ["the number of tests", (evidence) => (evidence.tests = {}), "tests"],
  ["an image that is gone", (evidence) => (evidence.images = {}), "images 02-image"],
  [
    "an exit code",
    (evidence) => evidence.sessions["look"]?.steps.splice(0, 1, { ...ran, exit: 1 }),
    "sessions look 1: exit code",
  ],
  [
    "output",
    (evidence) => evidence.sessions["look"]?.steps.splice(0, 1, { ...ran, stdout: "" }),
    "sessions look 1: stdout",
  ],
])("%s is a difference", (_, change, where) => {
  expect(places(changed(change))).toEqual([where]);
});

const built = (build: BuildStep[], stderr: string, cache: "kept" | "empty"): Evidence =>
  changed((evidence) => {
    evidence.sessions["look"] = {
      hash: "b".repeat(64),
      at: "02-image",
      cache,
      verified: "2026-01-05",
      steps: [{ ...ran, stderr, build }],
    };
  });

test("the log of a build is compared by its steps, and after an empty cache by which came from it, not by its text", () => {
  const copied = { name: "COPY . .", cached: true, seconds: 0 };
  const before = built([copied], "#1 one", "empty");
  expect(compareEvidence(before, built([copied], "#2 two", "empty"))).toEqual([]);
  const ranAgain = { ...copied, cached: false };
  const differences = compareEvidence(before, built([ranAgain], "#1 one", "empty"));
  expect(differences.map(({ where }) => where)).toEqual(["sessions look 1: build"]);
  expect(compareEvidence(built([copied], "", "kept"), built([ranAgain], "", "kept"))).toEqual([]);
  expect(compareEvidence(built([copied], "", "kept"), built([], "", "kept"))).toHaveLength(1);
});

test("mergeEvidence(…) keeps what is recorded byte for byte when it still holds", () => {
  const now = changed((evidence) => {
    evidence.verified = "2026-02-01";
    firstImage(evidence).cold = { ...cold, seconds: 9 };
  });
  expect(formatEvidence(mergeEvidence(recorded, now))).toBe(formatEvidence(recorded));
});

test("mergeEvidence(…) takes only the session that changed", () => {
  const now = changed((evidence) => {
    evidence.verified = "2026-02-01";
    evidence.sessions["look"]?.steps.splice(0, 1, { ...ran, exit: 1 });
  });
  const merged = mergeEvidence(recorded, now);
  expect(merged.verified).toBe("2026-01-05");
  expect(merged.sessions).toEqual(now.sessions);
});

test("mergeEvidence(…) lets the registry's images replace stand-ins, and not the other way", () => {
  const registry = changed((evidence) => {
    evidence.bases = evidence.bases.map((base) => ({ ...base, kind: "registry" }));
  });
  expect(mergeEvidence(recorded, registry).bases).toEqual(registry.bases);
  expect(mergeEvidence(registry, recorded).bases).toEqual(registry.bases);
});
