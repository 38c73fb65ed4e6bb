import type { Dependency, Service, Stack } from "../../core/compose/model.ts";
import { folderName, type Keeping, keepingsOf } from "./keepings.ts";
import { whoReaches } from "./port-words.ts";

/** Says of a stack how much there is in it: "3 services in 2 networks, with 1 volume and 1 published port." */
export function summariseStack({ services, networks, volumes }: Stack): string {
  const ports = [...services.values()].reduce((sum, service) => sum + service.ports.length, 0);
  const inNetworks = networks.size === 0 ? "" : ` in ${count(networks.size, "network")}`;
  const volume = count(volumes.size, "volume");
  return `${count(services.size, "service")}${inNetworks}, with ${volume} and ${count(ports, "published port")}.`;
}

function count(number: number, thing: string): string {
  return `${number === 0 ? "no" : number} ${thing}${number === 1 ? "" : "s"}`;
}

/** Says in sentences what the picture shows of a service, and what it waits for. */
export function describeService(service: Service, stack: Stack): string[] {
  const { ports } = service;
  return [
    originOf(service),
    networksOf(service),
    ...ports.map((port) => {
      const { published, target } = port;
      const from = published === undefined ? "A port that the engine chooses" : `Port ${published} of this machine`;
      return `${from} leads to its port ${target}, for ${AUDIENCE[whoReaches(port)] ?? `those who ask ${port.hostAddress}`}.`;
    }),
    ...storesOf(service, stack),
    ...waitsOf(service),
  ];
}

const AUDIENCE: Readonly<Record<string, string>> = {
  "this machine only": "this machine only",
  "every machine": "every machine that reaches this one",
};

function originOf({ image, build, replicas }: Service): string {
  const times = replicas === 1 ? "" : ` ${replicas} containers of it run.`;
  if (build === undefined) return `From the image ${image ?? ""}.${times}`;
  const named = image === undefined ? "" : `, as ${image}`;
  return `Built from ${folderInWords(folderName(build.context))}${named}.${times}`;
}

function folderInWords(name: string): string {
  return name === "./" ? "the project's own folder" : name;
}

function networksOf({ networks, networkMode }: Service): string {
  if (networkMode !== undefined) return `Its network mode is ${networkMode}.`;
  if (networks.size === 0) return "It is in no network.";
  return `In the network${networks.size === 1 ? "" : "s"} ${listed([...networks.keys()])}.`;
}

function storesOf(service: Service, stack: Stack): string[] {
  return keepingsOf(service, stack).map(({ kind, title, note }) => {
    return `${note} is ${title === "without a name" ? "a volume without a name" : STORES[kind](title)}.`;
  });
}

const STORES: Readonly<Record<Keeping["kind"], (title: string) => string>> = {
  volume: (title) => `the volume ${title}`,
  folder: (title) => (title === "./" ? folderInWords(title) : `the folder ${title} of this machine`),
  memory: () => "in memory",
  secret: (title) => `the secret ${title}`,
  config: (title) => `the config ${title}`,
};

function waitsOf({ dependsOn }: Service): string[] {
  if (dependsOn.length === 0) return [];
  return [`Waits until ${listed(dependsOn.map(conditionInWords))}.`];
}

/** Says what a condition waits for: "db is healthy". */
export function conditionInWords({ service, condition }: Dependency): string {
  if (condition === "service_healthy") return `${service} is healthy`;
  if (condition === "service_completed_successfully") return `${service} has ended well`;
  return `${service} has started`;
}

/** "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat("en-GB").format(names);
}
