import { cleanPath } from "../context/path.ts";
import { entriesOf, field, itemsOf, mapItems, mapValues, textOf, textsOf, withFields } from "./field.ts";
import { type Entry, type MapNode, type Node, nodeOf, type Place } from "./node.ts";
import type { Lookup } from "./template.ts";

/**
 * Adds what a file leaves to Compose: the default network, the names that the engine gets, what a build takes where nothing is
 * told, the values of variables that are only named, and the dependencies that links and shared namespaces mean. Follows
 * `loader.Normalize` of compose-go 2.15.0.
 * @param name The project's name.
 */
export function normalise(model: MapNode, name: string, lookup: Lookup): MapNode {
  const services = mapField(model, "services", (service) => normaliseService(service, lookup));
  const networked = withDefaultNetwork(services);
  const named = ["networks", "volumes", "configs", "secrets"].reduce(
    (whole, kind) => withNames(whole, kind, name),
    networked,
  );
  return withFields(named, { name: nodeOf(name, model.place) });
}

function mapField(model: MapNode, key: string, change: (map: MapNode) => MapNode): MapNode {
  const maps = field(model, key);
  if (maps?.kind !== "map") return model;
  return withFields(model, { [key]: mapValues(maps, (value) => (value.kind === "map" ? change(value) : value)) });
}

function normaliseService(service: MapNode, lookup: Lookup): MapNode {
  const environment = field(service, "environment");
  const volumes = field(service, "volumes");
  const policy = field(service, "pull_policy");
  return withDependencies(
    withHookImages(
      withFields(service, {
        ...(textOf(policy) === "if_not_present" && policy && { pull_policy: nodeOf("missing", policy.place) }),
        build: normaliseBuild(field(service, "build"), lookup),
        ...(environment && { environment: fillIn(environment, lookup, true) }),
        ...(volumes?.kind === "list" && { volumes: mapItems(volumes, cleanTarget) }),
        ...(needsDefaultNetwork(service) && { networks: nodeOf({ default: null }, service.place) }),
      }),
    ),
  );
}

function cleanTarget(mount: Node): Node {
  const target = field(mount, "target");
  if (mount.kind !== "map" || target === undefined) return mount;
  return withFields(mount, { target: nodeOf(cleanPath(textOf(target) ?? ""), target.place) });
}

function normaliseBuild(build: Node | undefined, lookup: Lookup): Node | undefined {
  if (build?.kind !== "map") return build;
  const hasFile = field(build, "dockerfile") !== undefined || field(build, "dockerfile_inline") !== undefined;
  const buildArguments = field(build, "args");
  return withFields(build, {
    ...(field(build, "context") === undefined && { context: nodeOf(".", build.place) }),
    ...(!hasFile && { dockerfile: nodeOf("Dockerfile", build.place) }),
    ...(buildArguments && { args: fillIn(buildArguments, lookup, false) }),
  });
}

/** Gives variables that are only named their values. @param keepsUnset Whether one without any value stays. */
function fillIn(variables: Node, lookup: Lookup, keepsUnset: boolean): Node {
  if (variables.kind === "map") {
    return mapValues(variables, (value, key) => {
      if (value.kind !== "scalar" || value.value !== null) return value;
      const found = lookup(key);
      return found === undefined ? (keepsUnset ? value : undefined) : nodeOf(found, value.place);
    });
  }
  if (variables.kind !== "list") return variables;
  const items = variables.items.flatMap((item) => {
    const text = item.kind === "scalar" && typeof item.value === "string" ? item.value : undefined;
    if (text === undefined || text.includes("=")) return [item];
    const found = lookup(text);
    if (found === undefined) return keepsUnset ? [item] : [];
    return [nodeOf(`${text}=${found}`, item.place)];
  });
  return { ...variables, items };
}

function needsDefaultNetwork(service: MapNode): boolean {
  if (service.entries.has("provider") || service.entries.has("network_mode")) return false;
  return entriesOf(field(service, "networks")).length === 0;
}

function withDefaultNetwork(model: MapNode): MapNode {
  const networks = field(model, "networks");
  const isUsed = entriesOf(field(model, "services")).some(([, { value }]) => {
    const own = field(value, "networks");
    return (
      own?.kind === "map" && own.entries.has("default") && !(value.kind === "map" && value.entries.has("network_mode"))
    );
  });
  const entries = new Map(entriesOf(networks));
  const place = networks?.place ?? model.place;
  if (isUsed && !entries.has("default")) entries.set("default", { place, value: nodeOf(null, place) });
  return entries.size === 0 ? model : withFields(model, { networks: { kind: "map", entries, place } });
}

/** A resource without a name is called by its key, behind the project's name when Compose makes it. */
function withNames(model: MapNode, kind: string, project: string): MapNode {
  const resources = field(model, kind);
  if (resources?.kind !== "map") return model;
  const named = mapValues(resources, (value, key) => {
    const map: MapNode = value.kind === "map" ? value : { kind: "map", entries: new Map(), place: value.place };
    if (field(map, "name") !== undefined) return map;
    const isExternal = textOf(field(map, "external")) === "true";
    return withFields(map, { name: nodeOf(isExternal ? key : `${project}_${key}`, map.place) });
  });
  return withFields(model, { [kind]: named });
}

/** What runs before the service starts does so in its image, unless told. */
function withHookImages(service: MapNode): MapNode {
  const [hooks, image] = [field(service, "pre_start"), field(service, "image")];
  if (hooks?.kind !== "list" || image === undefined) return service;
  const withImage = mapItems(hooks, (hook) =>
    hook.kind === "map" && !hook.entries.has("image") ? withFields(hook, { image }) : hook,
  );
  return withFields(service, { pre_start: withImage });
}

const NAMESPACES = ["network_mode", "ipc", "pid", "uts", "cgroup"];

function withDependencies(service: MapNode): MapNode {
  const own = field(service, "depends_on");
  const entries = new Map(entriesOf(own));
  const add = (name: string, restart: boolean, place: Place): void => {
    if (!entries.has(name)) entries.set(name, started(restart, place));
  };
  for (const link of itemsOf(field(service, "links"))) add(nameOfLink(textOf(link) ?? ""), true, link.place);
  for (const key of NAMESPACES) {
    const mode = field(service, key);
    const text = textOf(mode);
    if (mode && text?.startsWith("service:")) add(text.slice("service:".length), true, mode.place);
  }
  const sources = field(service, "volumes_from");
  for (const text of textsOf(sources))
    if (!text.startsWith("container:")) add(text.split(":", 1)[0] ?? "", false, sources?.place ?? service.place);
  return entries.size === 0
    ? service
    : withFields(service, { depends_on: { kind: "map", entries, place: own?.place ?? service.place } });
}

function nameOfLink(link: string): string {
  const parts = link.split(":");
  return parts.length === 2 ? (parts[0] ?? "") : link;
}

function started(restart: boolean, place: Place): Entry {
  return { place, value: nodeOf({ condition: "service_started", restart, required: true }, place) };
}
