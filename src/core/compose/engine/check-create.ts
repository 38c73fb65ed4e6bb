import type { Service } from "../model.ts";
import { Refusal } from "./refusal.ts";

/** Refuses options that do not go together: who shares a network has its names and ports too. @throws Refusal */
export function checkCreate(service: Service): void {
  const { networkMode = "", links, memoryLimit = LEAST_MEMORY, workingFolder = "/" } = service;
  if (!workingFolder.startsWith("/"))
    throw refused(`the working directory '${workingFolder}' is invalid, it needs to be an absolute path`);
  if (memoryLimit > 0 && memoryLimit < LEAST_MEMORY) throw refused("Minimum memory limit allowed is 6MB");
  if (networkMode === "host" && links.length > 0) throw refuse(`host type networking ${LINKS}`);
  if (!/^(?:service|container):/.test(networkMode)) return;
  const clash = CLASHES.find(([isThere]) => isThere(service))?.[1];
  if (clash !== undefined) throw refuse(clash);
}

const LEAST_MEMORY = 6 * 1024 ** 2;
const LINKS = "can't be used with links. This would result in undefined behavior";

/** In the order in which the engine looks. */
const CLASHES: readonly (readonly [isThere: (service: Service) => boolean, message: string])[] = [
  [({ hostname }) => hostname !== undefined, "hostname and the network mode"],
  [({ links }) => links.length > 0, `container type network ${LINKS}`],
  [({ extraHosts }) => extraHosts.size > 0, "custom host-to-IP mapping and the network mode"],
  [({ ports }) => ports.length > 0, "port publishing and the container type network mode"],
  [({ expose }) => expose.length > 0, "port exposing and the container type network mode"],
];

function refuse(message: string): Refusal {
  return refused(`conflicting options: ${message}`);
}

function refused(message: string): Refusal {
  return new Refusal(`Error response from daemon: ${message}`);
}
