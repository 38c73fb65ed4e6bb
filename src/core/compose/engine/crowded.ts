import { commandListeners } from "../reach/listens.ts";
import type { Container } from "./container.ts";
import type { Engine } from "./engine.ts";

/** Whether a guest in a network finds that another one there has its port already, so that its command fails. */
export function isCrowdedOut(engine: Engine, container: Container): boolean {
  if (!/^(?:host$|service:)/.test(container.plan.service.networkMode ?? "")) return false;
  const network = networkOf(engine, container);
  const others = engine.containers.filter((other) => other !== container && other.isRunning);
  const taken = new Set(others.filter((other) => networkOf(engine, other) === network).flatMap(portsOf));
  return portsOf(container).some((port) => taken.has(port));
}

function portsOf({ plan }: Container): number[] {
  return commandListeners(plan.service)?.map(({ port }) => port) ?? [];
}

/** The machine's network, or the container whose network it is. */
function networkOf(engine: Engine, container: Container, depth = 0): "host" | Container {
  const { networkMode = "" } = container.plan.service;
  if (networkMode === "host") return networkMode;
  const shared = /^service:(.*)$/s.exec(networkMode)?.[1];
  const owner = engine.containers.find(({ service, plan }) => service === shared && !plan.isOneOff);
  return owner === undefined || depth > DEEPEST ? container : networkOf(engine, owner, depth + 1);
}

const DEEPEST = 10;
