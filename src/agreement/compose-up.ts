import type { Service, Stack } from "../core/compose/model.ts";

/** What is told to `up` beside its services. */
export interface UpArguments {
  readonly services: readonly string[];
  readonly scales: ReadonlyMap<string, number>;
  readonly withDependencies: boolean;
}

/** Reads the arguments of `compose up`. */
export function readUp(args: readonly string[]): UpArguments {
  const services: string[] = [];
  const scales = new Map<string, number>();
  const rest = args.slice(args.indexOf("up") + 1);
  for (let at = 0; at < rest.length; at += 1) {
    const [flag = "", given] = (rest[at] ?? "").split(/=(.*)/s);
    if (!flag.startsWith("-")) services.push(rest[at] ?? "");
    if (!WITH_VALUE.has(flag)) continue;
    const value = given ?? rest[(at += 1)] ?? "";
    const [name = "", count] = value.split("=");
    if (flag === "--scale") scales.set(name, Number(count));
  }
  return { services, scales, withDependencies: !rest.includes("--no-deps") };
}

const WITH_VALUE = new Set(["--scale", "-t", "--timeout", "--wait-timeout", "--pull", "--attach", "--exit-code-from"]);

/** Gives the stack as `up` starts it: the services that are named and those on which they depend, in the numbers that are told. */
export function narrow(stack: Stack, { services, scales, withDependencies }: UpArguments): Stack {
  const chosen = new Set<string>();
  const waiting = services.length > 0 ? [...services] : [...stack.services.keys()];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (chosen.has(name)) continue;
    chosen.add(name);
    const needed = stack.services.get(name)?.dependsOn ?? [];
    if (withDependencies) waiting.push(...needed.map(({ service }) => service));
  }
  const kept = [...stack.services.values()].filter(({ name }) => chosen.has(name));
  const scale = (service: Service): Service => ({ ...service, replicas: scales.get(service.name) ?? service.replicas });
  return { ...stack, services: new Map(kept.map((each) => [each.name, scale(each)])) };
}
