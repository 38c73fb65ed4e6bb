import { z } from "zod";
import { EventOrder } from "../../core/compose/edges.ts";
import type { StackEvent } from "../../core/compose/engine/stack-event.ts";
import { type Answer, Rehearsal } from "../../core/compose/start.ts";
import { composeProject, PROJECT_FOLDER } from "../compose-project.ts";
import { COMPOSE_WORLD } from "../compose-world.ts";

const constraintSchema = z.looseObject({
  first: z.string(),
  then: z.string(),
  held: z.union([z.boolean(), z.string()]),
});
const stateSchema = z.union([
  z.strictObject({ varies: z.array(z.record(z.string(), z.string())) }),
  z.record(z.string(), z.string()),
]);
const expectedSchema = z.looseObject({
  exit: z.union([z.number(), z.looseObject({ varies: z.array(z.number()) })]).optional(),
  message: z.union([z.string(), z.looseObject({ varies: z.array(z.string()) })]).nullish(),
  state: stateSchema.optional(),
  never_started: z.array(z.string()).nullish(),
  happened: z.union([z.array(z.string()), z.looseObject({ varies: z.array(z.array(z.string())) })]).nullish(),
  constraints: z.array(constraintSchema).nullish(),
});
const stepSchema = z.looseObject({
  args: z.array(z.string()).optional(),
  expected: expectedSchema.optional(),
  write: z.record(z.string(), z.string()).optional(),
});
const caseSchema = composeProject.extend({
  steps: z.array(stepSchema),
  differs_in_newest: z
    .looseObject({ steps: z.array(expectedSchema.extend({ step: z.number() })).default([]) })
    .optional(),
});

export function cases(file: unknown): readonly unknown[] {
  return z.array(caseSchema).parse(file);
}

/** Compares with the newest answer, where a step has one. What differs between runs of the real engine may be any of its values. */
export function disagreement(testCase: unknown): string | undefined {
  const { files, env, profiles, steps, differs_in_newest: newest } = caseSchema.parse(testCase);
  const rehearsal = new Rehearsal(
    {
      files: new Map(Object.entries(files)),
      environment: new Map(Object.entries(env)),
      profiles,
      folder: PROJECT_FOLDER,
    },
    COMPOSE_WORLD,
  );
  for (const [index, { args, expected, write }] of steps.entries()) {
    if (write) rehearsal.edit(new Map(Object.entries(write)));
    if (args === undefined) continue;
    const differences = newest?.steps.find(({ step }) => step === index);
    const answer = rehearsal.run(args);
    const difference = differenceOf(answer, { ...expected, ...differences });
    if (difference !== undefined) return `step ${index}, ${args.join(" ")}: ${difference}`;
  }
  return undefined;
}

type Expected = z.output<typeof expectedSchema>;

function differenceOf(answer: Answer, expected: Expected): string | undefined {
  return (
    differs("exit", answer.exit, allowed(expected.exit)) ??
    differenceOfMessage(answer, expected) ??
    differs("state", sorted(answer.states), expected.state && statesOf(expected.state)) ??
    differenceOfStarts(answer, expected) ??
    differs("happened", happenedIn(answer), happeningsOf(expected)) ??
    differenceOfOrder(answer, expected)
  );
}

/** An exit code that is a container's own comes without words of Compose; what is printed then is its progress. */
function differenceOfMessage({ message }: Answer, expected: Expected): string | undefined {
  return message === undefined
    ? undefined
    : differs("message", plain(message), allowed(expected.message ?? undefined)?.map(plain));
}

/** The values that a label allows; undefined when it says nothing. */
function allowed<Value extends string | number>(
  label: Value | { readonly varies: readonly Value[] } | undefined,
): readonly Value[] | undefined {
  if (label === undefined) return undefined;
  return typeof label === "object" ? label.varies : [label];
}

function differs(
  what: string,
  ours: string | number | undefined,
  theirs: readonly (string | number)[] | undefined,
): string | undefined {
  if (theirs === undefined || (ours !== undefined && theirs.includes(ours))) return undefined;
  return `${what} ${ours} instead of ${theirs.join(" or ")}`;
}

/**
 * A message without what is another one each time: ids, the folder, how a registry was not reached, and which of several services
 * Compose found first.
 */
function plain(message: string): string {
  return message
    .replace(/^service "[^"]*" (?=depends on undefined service)/, "")
    .replace(/pull access denied.*|Get "https?:.*|failed to resolve reference.*/, "<not pulled>")
    .replaceAll(/\b[0-9a-f]{12,64}\b/g, "<id>")
    .replaceAll(PROJECT_FOLDER, "$PROJECT");
}

function sorted(states: ReadonlyMap<string, string>): string {
  return [...states]
    .map(([name, state]) => `${name} ${state}`)
    .toSorted()
    .join(", ");
}

function statesOf(label: z.output<typeof stateSchema>): string[] {
  const states = Array.isArray(label.varies) ? label.varies : [label];
  return states.map((each) => sorted(new Map(Object.entries(each))));
}

function differenceOfStarts({ events }: Answer, { never_started: never }: Expected): string | undefined {
  const started = never?.find((service) =>
    events.some((event) => event.kind === "started" && event.service === service),
  );
  return started === undefined ? undefined : `${started} was started`;
}

function happenedIn({ events }: Answer): string {
  return writeSet(events.filter(({ kind }) => kind !== "healthy" && kind !== "unhealthy").map(nameOf));
}

function nameOf({ service, number, kind, isOneOff }: StackEvent): string {
  return `${service}${isOneOff ? "(run)" : number > 1 ? `#${number}` : ""} ${kind}`;
}

function happeningsOf({ happened }: Expected): readonly string[] | undefined {
  if (happened === undefined || happened === null) return undefined;
  const sets = Array.isArray(happened) ? [happened] : happened.varies;
  return sets.map((names) => writeSet(names.filter((name) => !name.endsWith("healthy"))));
}

function writeSet(names: readonly string[]): string {
  return [...new Set(names)].toSorted().join(", ");
}

function differenceOfOrder({ events }: Answer, { constraints }: Expected): string | undefined {
  const order = new EventOrder(events);
  const broken = (constraints ?? []).find(
    ({ first, then, held }) => typeof held === "boolean" && order.holds(first, then) !== held,
  );
  return broken && `"${broken.first}" before "${broken.then}" ${broken.held === true ? "did not hold" : "held"}`;
}
