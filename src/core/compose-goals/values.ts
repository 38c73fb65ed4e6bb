import type { Stack } from "../compose/model.ts";
import type { Place } from "../goals/goal.ts";
import { met, missed, type Outcome } from "../goals/goal.ts";
import type { ComposeGoalOf } from "./goal.ts";
import { type Accepted, placeIn } from "./trial.ts";

/** Whether a service is given a value for a variable. */
export function checkGiven({ service, variable }: ComposeGoalOf<"given">, { stack }: Accepted): Outcome {
  const found = findValue(stack, service, variable);
  return found.value === undefined ? missed(found.reason, found.place) : met("It has a value.", found.place);
}

/** Whether two services are given the same value, each in a variable of its own. */
export function checkSameValue(
  { service, variable, other, theirs }: ComposeGoalOf<"same-value">,
  { stack }: Accepted,
): Outcome {
  const asked = findValue(stack, other, theirs);
  if (asked.value === undefined) return missed(asked.reason, asked.place);
  const given = findValue(stack, service, variable);
  if (given.value === undefined) return missed(given.reason, given.place);
  if (given.value !== asked.value)
    return missed(`\`${service}\` is given \`${shorten(given.value)}\`, and \`${other}\` another value.`, given.place);
  return met("Both are given the same value.", given.place);
}

type Found = { readonly place: Place | undefined } & (
  | { readonly value: string }
  | { readonly value: undefined; readonly reason: string }
);

function shorten(value: string): string {
  return value.length > MOST ? `${value.slice(0, MOST)}…` : value;
}

/** In characters; a password is seldom longer. */
const MOST = 40;

/** Looks for what a service is given; an empty value is none. */
function findValue(stack: Stack, name: string, variable: string): Found {
  const service = stack.services.get(name);
  if (!service) return { place: undefined, value: undefined, reason: `There is no service \`${name}\`.` };
  const place = placeIn(service.place);
  const value = service.environment.get(variable);
  if (value) return { place, value };
  const what = value === "" ? "an empty" : "no";
  return { place, value: undefined, reason: `\`${name}\` is given ${what} value for \`${variable}\`.` };
}
