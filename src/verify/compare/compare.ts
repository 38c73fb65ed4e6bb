import { largestDifference } from "../../core/json/difference.ts";
import type { Build, Evidence, ImageEvidence, Ran, RecordedSession } from "../../schemas/evidence.ts";
import { normalise } from "./normalise.ts";

/** Something that is recorded and no longer true. */
export interface Difference {
  /** What differs, "images 04-order: user" */
  readonly where: string;
  readonly recorded: string;
  readonly now: string;
}

/** Sizes may differ by this part of what is recorded. */
const TOLERANCE = 0.05;
/** Numbers of answers may differ by this part of themselves: another processor rounds otherwise. */
const ROUNDING = 1e-9;

/**
 * Lists what a fresh verification shows other than what is recorded. Times, ids and versions of packages are not compared;
 * sizes only when both runs had bases of the same kind.
 */
export function compareEvidence(recorded: Evidence, now: Evidence): Difference[] {
  return [
    ...unequal("tests", recorded.tests, now.tests),
    ...eachOf("images", recorded.images, now.images, (where, a, b) =>
      compareImage(where, a, b, sameBases(recorded, now)),
    ),
    ...eachOf("sessions", recorded.sessions, now.sessions, compareSession),
  ];
}

/** Says whether two runs built on bases of the same kind, the registry's or stand-ins. */
export function sameBases(recorded: Pick<Evidence, "bases">, now: Pick<Evidence, "bases">): boolean {
  return kinds(recorded) === kinds(now);
}

function kinds({ bases }: Pick<Evidence, "bases">): string {
  const named = bases.map(({ tag, kind }) => `${tag} ${kind}`);
  return named.toSorted().join();
}

/** Lists how one session's steps differ. */
export function compareSession(where: string, recorded: RecordedSession, now: RecordedSession): Difference[] {
  if (recorded.steps.length !== now.steps.length)
    return unequal(`${where}: steps`, recorded.steps.length, now.steps.length);
  return recorded.steps.flatMap((step, index) => {
    const other = now.steps[index];
    if (other === undefined) return [];
    const place = `${where} ${index + 1}`;
    if ("edit" in step || "edit" in other) return unequal(place, step, other);
    return compareRan(place, step, other, now.cache === "empty");
  });
}

function compareImage(where: string, recorded: ImageEvidence, now: ImageEvidence, sizes: boolean): Difference[] {
  return [
    ...eachOf(where, facts(recorded), facts(now), unequal),
    ...unequal(`${where}: steps of the cold build`, stepSet(recorded.cold), stepSet(now.cold)),
    ...eachOf(`${where}: rebuild`, recorded.rebuilds, now.rebuilds, (place, a, b) =>
      unequal(place, cacheUse(a), cacheUse(b)),
    ),
    ...eachOf(`${where}: answer`, recorded.answers, now.answers, (place, a, b) =>
      largestDifference(a, b) <= ROUNDING ? [] : unequal(place, a, b),
    ),
    ...(sizes ? compareSizes(where, recorded, now) : []),
  ];
}

function compareSizes(where: string, recorded: ImageEvidence, now: ImageEvidence): Difference[] {
  const shapes = unequal(`${where}: layers`, shape(recorded), shape(now));
  if (shapes.length > 0) return shapes;
  const fresh = sized(now);
  return sized(recorded).flatMap(([name, bytes], index) => {
    const other = fresh[index]?.[1] ?? 0;
    const near = Math.abs(bytes - other) <= Math.max(bytes * TOLERANCE, 4096);
    return near ? [] : [{ where: `${where}: size of ${name}`, recorded: `${bytes} bytes`, now: `${other} bytes` }];
  });
}

/** What must be the same of an image, whatever it is built on. */
function facts({ image, healthySeconds, probes, fuzz }: ImageEvidence): object {
  return {
    user: image.user,
    command: image.command,
    healthCheck: healthySeconds !== undefined,
    fuzzed: fuzz !== undefined,
    probes: probes.map(({ body, ...probe }) => ({ ...probe, body: normalise(body) })),
  };
}

function shape({ image }: ImageEvidence): object {
  return image.layers.map(({ instruction, empty }) => ({ instruction, empty }));
}

function sized({ image }: ImageEvidence): [name: string, bytes: number][] {
  return [
    ["image", image.bytes],
    ...image.layers.map(({ instruction, bytes }): [string, number] => [`layer ${instruction}`, bytes]),
  ];
}

function compareRan(where: string, recorded: Ran, now: Ran, fromEmpty: boolean): Difference[] {
  const differences = [
    ...unequal(`${where}: command`, recorded.run, now.run),
    ...unequal(`${where}: exit code`, recorded.exit, now.exit),
  ];
  if (recorded.build !== undefined || now.build !== undefined) {
    const [before, after] = [{ steps: recorded.build ?? [] }, { steps: now.build ?? [] }];
    // What a build finds in a cache that other sessions have filled is their order's doing; a session says with `cached` what matters.
    const used = fromEmpty ? cacheUse : (build: typeof before): string => stepSet(build);
    return [...differences, ...unequal(`${where}: build`, used(before), used(after))];
  }
  return [
    ...differences,
    ...unequal(`${where}: stdout`, normalise(recorded.stdout), normalise(now.stdout)),
    ...unequal(`${where}: stderr`, normalise(recorded.stderr), normalise(now.stderr)),
  ];
}

/** A build's log is compared by this: which steps there are, and which came from the cache; stages built side by side have no order. */
function cacheUse({ steps }: Pick<Build, "steps">): string {
  return steps
    .map(({ name, cached }) => `${cached ? "CACHED" : "RUN   "} ${name}`)
    .toSorted()
    .join("\n");
}

function stepSet(build: Pick<Build, "steps"> | undefined): string {
  return (build?.steps ?? [])
    .map(({ name }) => name)
    .toSorted()
    .join("\n");
}

function eachOf<Part>(
  where: string,
  recorded: Readonly<Record<string, Part>> | object,
  now: Readonly<Record<string, Part>> | object,
  compare: (where: string, recorded: Part, now: Part) => Difference[],
): Difference[] {
  const a = new Map<string, Part>(Object.entries(recorded));
  const b = new Map<string, Part>(Object.entries(now));
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const [first, second] = [a.get(key), b.get(key)];
    const place = `${where} ${key}`;
    if (first === undefined || second === undefined) return unequal(place, first && "recorded", second && "there");
    return compare(place, first, second);
  });
}

function unequal(where: string, recorded: unknown, now: unknown): Difference[] {
  return show(recorded) === show(now) ? [] : [{ where, recorded: show(recorded), now: show(now) }];
}

function show(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "absent");
}
