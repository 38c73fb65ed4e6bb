import { cleanPath } from "../context/path.ts";
import { ComposeError } from "./compose-error.ts";
import { field, mapItems, mapValues, withFields } from "./field.ts";
import { goText, goType } from "./go-text.ts";
import { readMountText } from "./mount-text.ts";
import { type Entry, type MapNode, type Node, nodeOf, type Path, writePath } from "./node.ts";
import { PatternMap } from "./pattern.ts";
import { readPortText } from "./port-text.ts";

/**
 * Writes every short form out long, as the package `transform` of compose-go 2.15.0 does: ports, mounts, builds, dependencies,
 * networks, secrets and devices.
 * @throws ComposeError of the kinds "invalid-value", "wrong-type" and "conflict".
 */
export function toLongForms(model: MapNode): MapNode {
  return walkMap(model, []);
}

type Rule = (node: Node, path: Path) => Node;

function walk(node: Node, path: Path): Node {
  return RULES.get(path)?.(node, path) ?? walkInside(node, path);
}

function walkInside(node: Node, path: Path): Node {
  if (node.kind === "map") return walkMap(node, path);
  return node.kind === "list" ? mapItems(node, (item, index) => walk(item, [...path, index])) : node;
}

function walkMap(map: MapNode, path: Path): MapNode {
  return mapValues(map, (value, key) => walk(value, [...path, key]));
}

/** Lists of which only one thing is said. */
const listOrOne: Rule = (node) => (isText(node) ? { kind: "list", items: [node], place: node.place } : node);

/** A list of nameservers may hold empty places, which variables leave. */
const nameservers: Rule = (node, path) => {
  const list = listOrOne(node, path);
  if (list.kind !== "list") return list;
  return {
    ...list,
    items: list.items.filter((item) => item.kind !== "scalar" || (item.value !== null && item.value !== "")),
  };
};

const asText: Rule = (node) => (isText(node) ? node : { kind: "scalar", value: goText(node), place: node.place });

const build: Rule = (node, path) => {
  if (node.kind === "map") return walkMap(node, path);
  if (isText(node)) return nodeOf({ context: node.value }, node.place);
  throw wrongType(node, path, "build");
};

const mount: Rule = (node, path) => {
  if (node.kind === "map") return node;
  if (!isText(node)) throw wrongType(node, path, "service volume mount");
  const { type, source, target, isReadOnly, isCopied, propagation, selinux } = readMountText(
    node.value,
    node.place,
    path,
  );
  const bind = type === "bind" || propagation !== undefined || selinux !== undefined;
  return nodeOf(
    {
      type,
      ...(source !== "" && { source }),
      target: target && cleanPath(target),
      ...(isReadOnly && { read_only: true }),
      ...(bind && {
        bind: {
          ...(propagation !== undefined && { propagation }),
          ...(selinux !== undefined && { selinux }),
          ...(type === "bind" && { create_host_path: true }),
        },
      }),
      ...((type === "volume" || !isCopied) && { volume: isCopied ? {} : { nocopy: true } }),
    },
    node.place,
  );
};

const ports: Rule = (node, path) => {
  if (node.kind !== "list") throw wrongType(node, path, "port");
  return { ...node, items: node.items.flatMap((item, index) => longPorts(item, [...path, index], path)) };
};

function longPorts(item: Node, path: Path, listPath: Path): Node[] {
  if (item.kind === "map") return [item];
  const isPort = isText(item) || (item.kind === "scalar" && typeof item.value === "number" && !item.isFloat);
  if (!isPort) throw wrongType(item, listPath, "port");
  return readPortText(goText(item), item.place, path).map(({ target, published, hostAddress, protocol }) =>
    nodeOf(
      {
        mode: "ingress",
        ...(hostAddress !== "" && { host_ip: hostAddress }),
        target,
        ...(published !== "" && { published }),
        protocol,
      },
      item.place,
    ),
  );
}

const dependsOn: Rule = (node, path) => {
  const started = { condition: "service_started", required: true };
  if (node.kind === "list") {
    const entries = node.items.map((item): [string, Entry] => [
      goText(item),
      { place: item.place, value: nodeOf(started, item.place) },
    ]);
    return { kind: "map", entries: new Map(entries), place: node.place };
  }
  if (node.kind !== "map") throw wrongType(node, path, "depend_on");
  return mapValues(node, (value) => (value.kind === "map" ? withStandard(value, started) : value));
};

function withStandard(map: MapNode, standard: Readonly<Record<string, string | boolean>>): MapNode {
  const missing = Object.entries(standard).filter(([key]) => !map.entries.has(key));
  return withFields(map, Object.fromEntries(missing.map(([key, value]) => [key, nodeOf(value, map.place)])));
}

const envFiles: Rule = (node, path) => {
  const list = listOrOne(node, path);
  if (list.kind !== "list") throw wrongType(node, path, "env_file");
  return mapItems(list, (item) => {
    if (item.kind === "map") return withStandard(item, { required: true });
    return nodeOf(isText(item) ? { path: item.value, required: true } : null, item.place);
  });
};

const extended: Rule = (node, path) => {
  if (node.kind === "map") return walkMap(node, path);
  if (isText(node)) return nodeOf({ service: node.value }, node.place);
  throw wrongType(node, path, "extends");
};

const gpus: Rule = (node, path) => {
  if (node.kind === "list") return walkInside(node, path);
  if (isText(node)) return nodeOf([{ count: "all" }], node.place);
  throw wrongType(node, path, "gpus");
};

const names: Rule = (node) => {
  if (node.kind !== "list") return node;
  const entries = node.items.map((item): [string, Entry] => [
    goText(item),
    { place: item.place, value: nodeOf(null, item.place) },
  ]);
  return { kind: "map", entries: new Map(entries), place: node.place };
};

const device: Rule = (node, path) => {
  if (node.kind === "map") return node;
  if (!isText(node)) throw wrongType(node, path, "service volume mount");
  const [source = "", target = "", permissions = "rwm", ...more] = node.value.split(":");
  if (more.length > 0) throw invalid(node, path, `confusing device mapping, please use long syntax: ${node.value}`);
  return nodeOf({ source, target: target || source, permissions }, node.place);
};

const grant: Rule = (node, path) => {
  if (node.kind === "map") return node;
  if (isText(node)) return nodeOf({ source: node.value }, node.place);
  throw new ComposeError("wrong-type", `${writePath(path)} must be a name or a mapping.`, {
    place: node.place,
    path,
    composeSays: `${writePath(path)}: unsupported type ${goType(node)}`,
  });
};

const keyValues: Rule = (node, path) => {
  if (node.kind === "map") return node;
  if (node.kind !== "list") throw wrongType(node, path, "");
  const entries = node.items.map((item): [string, Entry] => {
    const text = goText(item);
    const at = text.indexOf("=");
    if (at < 0) throw invalid(item, path, `${writePath(path)}: invalid value ${text}, expected key=value`);
    return [text.slice(0, at), { place: item.place, value: nodeOf(text.slice(at + 1), item.place) }];
  });
  return { kind: "map", entries: new Map(entries), place: node.place };
};

const ssh: Rule = (node, path) => {
  if (node.kind === "map") return node;
  if (node.kind !== "list") throw wrongType(node, path, "ssh");
  const entries = node.items.map((item): [string, Entry] => {
    const [id = "", ...rest] = goText(item).split("=");
    if (rest.length === 0 && id !== "default") throw invalid(item, path, `invalid ssh key "${id}"`);
    return [id, { place: item.place, value: nodeOf(rest.length === 0 ? null : rest.join("="), item.place) }];
  });
  return { kind: "map", entries: new Map(entries), place: node.place };
};

const ulimit: Rule = (node, path) => {
  const isNumber = node.kind === "scalar" && typeof node.value === "number" && !node.isFloat;
  if (node.kind === "map" || isNumber) return node;
  throw wrongType(node, path, "external");
};

/** The old form, with the name below `external`. */
const resource: Rule = (node, path) => {
  if (node.kind !== "map") return node;
  const inside = walkMap(node, path);
  const external = field(inside, "external");
  if (external?.kind !== "map") return inside;
  const name = external.entries.get("name");
  const own = field(inside, "name");
  if (name && own && goText(own) !== goText(name.value))
    throw new ComposeError("conflict", `${writePath(path)} has two names. Keep \`name\`.`, {
      place: name.place,
      path,
      composeSays: `${writePath(path)}: name and external.name conflict; only use name`,
    });
  return withFields(inside, { external: nodeOf(true, external.place), ...(name && !own && { name: name.value }) });
};

const RULES = new PatternMap<Rule>({
  "services.*": walkInside,
  "services.*.build.secrets.[]": grant,
  "services.*.build.provenance": asText,
  "services.*.build.sbom": asText,
  "services.*.build.additional_contexts": keyValues,
  "services.*.depends_on": dependsOn,
  "services.*.env_file": envFiles,
  "services.*.label_file": listOrOne,
  "services.*.extends": extended,
  "services.*.gpus": gpus,
  "services.*.networks": names,
  "services.*.models": names,
  "services.*.volumes.[]": mount,
  "services.*.dns": nameservers,
  "services.*.devices.[]": device,
  "services.*.secrets.[]": grant,
  "services.*.configs.[]": grant,
  "services.*.ports": ports,
  "services.*.build": build,
  "services.*.build.ssh": ssh,
  "services.*.ulimits.*": ulimit,
  "services.*.build.ulimits.*": ulimit,
  "services.*.develop.watch.[].ignore": listOrOne,
  "services.*.develop.watch.[].include": listOrOne,
  "volumes.*": resource,
  "networks.*": resource,
  "secrets.*": resource,
  "configs.*": resource,
});

function isText(node: Node): node is Node & { readonly kind: "scalar"; readonly value: string } {
  return node.kind === "scalar" && typeof node.value === "string" && !node.isTime;
}

function wrongType(node: Node, path: Path, what: string): ComposeError {
  const composeSays = `${writePath(path)}: invalid type ${goType(node)}${what && ` for ${what}`}`;
  return new ComposeError("wrong-type", `${writePath(path)} has a form that Compose does not know.`, {
    place: node.place,
    path,
    composeSays,
  });
}

function invalid({ place }: Node, path: Path, composeSays: string): ComposeError {
  return new ComposeError("invalid-value", `${writePath(path)} cannot be understood: ${composeSays}.`, {
    place,
    path,
    composeSays,
  });
}
