import { ComposeError } from "./compose-error.ts";
import { entriesOf, field } from "./field.ts";
import type { Node } from "./node.ts";

/**
 * Refuses services that depend on each other in a circle, which could never start.
 * @throws ComposeError of the kind "cycle", with the circle that Compose names: the first by the order of names.
 */
export function refuseCycles(services: ReadonlyMap<string, Node>): void {
  const dependencies = new Map([...services].map(([name, service]) => [name, dependenciesOf(service, services)]));
  const done = new Set<string>();
  for (const start of [...services.keys()].toSorted(byName)) search(start, dependencies, services, done);
}

function dependenciesOf(service: Node, services: ReadonlyMap<string, Node>): string[] {
  return entriesOf(field(service, "depends_on"))
    .map(([name]) => name)
    .filter((name) => services.has(name))
    .toSorted(byName);
}

function byName(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Walks in depth without calling itself, since a chain may be as long as the file. */
function search(
  start: string,
  dependencies: ReadonlyMap<string, readonly string[]>,
  services: ReadonlyMap<string, Node>,
  done: Set<string>,
): void {
  if (done.has(start)) return;
  const trail = [{ name: start, next: 0 }];
  const onTrail = new Set([start]);
  while (trail.length > 0) {
    const here = trail.at(-1);
    if (here === undefined) return;
    const name = dependencies.get(here.name)?.[here.next];
    here.next += 1;
    if (name === undefined) {
      done.add(here.name);
      onTrail.delete(here.name);
      trail.pop();
    } else if (onTrail.has(name)) {
      throw circle(trail.map((step) => step.name).slice(trail.findIndex((step) => step.name === name)), name, services);
    } else if (!done.has(name)) {
      trail.push({ name, next: 0 });
      onTrail.add(name);
    }
  }
}

function circle(names: readonly string[], again: string, services: ReadonlyMap<string, Node>): ComposeError {
  const [first = ""] = names;
  const path = [...names, again];
  const dependsOn = field(services.get(first), "depends_on");
  return new ComposeError(
    "cycle",
    `These services wait for each other in a circle, so none can start: ${path.join(" → ")}.`,
    {
      place: dependsOn?.place,
      path: ["services", first, "depends_on"],
      composeSays: `dependency cycle detected: ${path.join(" -> ")}`,
    },
  );
}
