import type { Base, Evidence, ImageEvidence } from "../schemas/evidence.ts";
import type { RecordedMeasurement } from "../schemas/measurement-evidence.ts";
import type { SessionFile } from "../schemas/session-folder.ts";

/** What was proved of one step of an example; undefined where the step has no image. */
export interface ReportedStep {
  step: string;
  tests: number;
  image: { probes: number; user: string; healthySeconds: number | undefined; adds: number } | undefined;
}

/** Gives what was proved of each step, in order. */
export function reportSteps({ tests, images }: Evidence): ReportedStep[] {
  const steps = new Set([...Object.keys(tests), ...Object.keys(images)]);
  return [...steps].toSorted().map((step) => {
    const proved = images[step];
    return { step, tests: tests[step] ?? 0, image: proved && reportImage(proved) };
  });
}

/** One session as it was written and recorded. */
export interface ReportedSession {
  name: string;
  title: string;
  step: string;
  verified: string;
  commands: number;
  /** Commands that had to fail, and did. */
  failures: number;
}

/** Gives the sessions of an example, those of its first step first. Throws when one was not recorded. */
export function reportSessions(evidence: Evidence, files: readonly SessionFile[]): ReportedSession[] {
  const own = files.filter(({ session }) => session.example === evidence.example);
  return own
    .map(({ name, session }) => {
      const recorded = evidence.sessions[name];
      if (recorded === undefined) throw new Error(`"${session.example}" has no record of the session "${name}".`);
      return {
        name,
        title: session.title,
        step: recorded.at,
        verified: recorded.verified,
        commands: recorded.steps.filter((step) => "run" in step).length,
        failures: session.steps.filter((step) => "run" in step && step.exit !== 0).length,
      };
    })
    .toSorted((a, b) => a.step.localeCompare(b.step) || a.title.localeCompare(b.title));
}

/** A record of something that was proved: of an example, or of all measurements together. */
export interface Proof {
  readonly name: string;
  readonly engine: Evidence["engine"];
  readonly bases: readonly Base[];
}

/** Gives one proof for each example, and one that names the measurements. */
export function listProofs(
  evidence: readonly Evidence[],
  measured: readonly Pick<RecordedMeasurement, "engine" | "bases">[],
): Proof[] {
  return [
    ...evidence.map(({ example, engine, bases }) => ({ name: example, engine, bases })),
    ...measured.map(({ engine, bases }) => ({ name: "measurements", engine, bases })),
  ];
}

/** Something that several proofs were made with. */
export interface Shared<Thing> {
  thing: Thing;
  proofs: string[];
}

/** Gives every base image once for each content that it had, by its tag. */
export function reportBases(proofs: readonly Proof[]): Shared<Base>[] {
  const used = proofs.flatMap(({ name, bases }) => bases.map((base) => ({ name, thing: base })));
  return share(used, ({ tag, id }) => `${tag} ${id}`);
}

/** Gives every engine once, with its builder, its Compose and what it ran on. */
export function reportEngines(proofs: readonly Proof[]): Shared<Evidence["engine"]>[] {
  const used = proofs.map(({ name, engine }) => ({ name, thing: engine }));
  return share(used, (engine) => Object.values(engine).join(" "));
}

/** Names the sessions that a lesson's text shows. */
export function shownSessions(text: string): string[] {
  return [...text.matchAll(/<Session\s+name="([^"]+)"/g)].flatMap(([, name]) => name ?? []);
}

function reportImage({ image, healthySeconds, probes }: ImageEvidence): ReportedStep["image"] {
  const added = image.layers.filter(({ instruction }) => !instruction.startsWith("FROM "));
  return {
    probes: probes.length,
    user: image.user,
    healthySeconds,
    adds: added.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function share<Thing>(used: readonly { name: string; thing: Thing }[], key: (thing: Thing) => string): Shared<Thing>[] {
  const shared = new Map<string, Shared<Thing>>();
  for (const { name, thing } of used) {
    const known = shared.get(key(thing)) ?? { thing, proofs: [] };
    if (!known.proofs.includes(name)) known.proofs.push(name);
    shared.set(key(thing), known);
  }
  return [...shared].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
}
