import { entriesOf, field, isTrue, textOf } from "./field.ts";
import type { Given, Network, Stack, Volume } from "./model.ts";
import type { Entry, MapNode } from "./node.ts";
import { readService } from "./read-service.ts";

const ICC = "com.docker.network.bridge.enable_icc";

/** Reads the stack out of a model in the form that `docker compose config` prints: long forms only. */
export function readStack(model: MapNode): Stack {
  return {
    name: textOf(field(model, "name")) ?? "",
    services: read(model, "services", readService),
    networks: read(model, "networks", readNetwork),
    volumes: read(model, "volumes", readVolume),
    secrets: read(model, "secrets", readGiven),
    configs: read(model, "configs", readGiven),
  };
}

function read<Kind>(model: MapNode, key: string, readOne: (key: string, entry: Entry) => Kind): Map<string, Kind> {
  return new Map(entriesOf(field(model, key)).map(([name, entry]) => [name, readOne(name, entry)]));
}

function readNetwork(key: string, { value, place }: Entry): Network {
  const driver = textOf(field(value, "driver"));
  return {
    ...readNames(key, value),
    driver,
    isInternal: isTrue(field(value, "internal")),
    isolatesMembers: textOf(field(field(value, "driver_opts"), ICC)) === "false",
    place,
  };
}

function readVolume(key: string, { value, place }: Entry): Volume {
  const [kind, mode, device] = ["type", "o", "device"].map((name) => textOf(field(field(value, "driver_opts"), name)));
  const isBind = mode?.split(",").includes("bind") === true;
  return {
    ...readNames(key, value),
    driver: textOf(field(value, "driver")),
    ...(isBind && { device }),
    ...(kind === "tmpfs" && { isInMemory: true }),
    place,
  };
}

function readGiven(key: string, { value, place }: Entry): Given {
  const [file, environment, content] = ["file", "environment", "content"].map((name) => textOf(field(value, name)));
  return { ...readNames(key, value), file, environment, content, place };
}

function readNames(key: string, value: Entry["value"]): Pick<Volume, "key" | "name" | "isExternal"> {
  return { key, name: textOf(field(value, "name")) ?? key, isExternal: isTrue(field(value, "external")) };
}
