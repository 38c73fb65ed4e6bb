import { cleanPath } from "../context/path.ts";
import { ComposeError } from "./compose-error.ts";
import { field, textOf, withFields } from "./field.ts";
import type { MapNode, Node, Path, ScalarNode } from "./node.ts";
import { PatternMap } from "./pattern.ts";
import { rewrite } from "./rewrite.ts";

/**
 * Makes paths that are seen from a folder whole, as the package `paths` of compose-go 2.15.0 does.
 * @param folder The folder; a relative one leaves relative paths, seen from its parent.
 * @throws ComposeError of the kind "missing-key" for a bind mount without a source.
 */
export function resolvePaths(model: MapNode, folder: string): MapNode {
  return rewrite(model, RULES, (rule, node, path) => rule(node, folder, path));
}

/** Gives a path as seen from a folder; an absolute one as it is. */
export function joinPath(folder: string, path: string): string {
  return path.startsWith("/") ? path : cleanPath(`${folder}/${path}`);
}

type Rule = (node: Node, folder: string, path: Path) => Node;

const file: Rule = (node, folder) => changeText(node, (text) => (text === "" ? "" : joinPath(folder, text)));

/** Paths of Windows stay as they are. */
const maybeForeign: Rule = (node, folder) =>
  changeText(node, (text) => (isOfWindows(text) ? text : joinPath(folder, text)));

function isOfWindows(path: string): boolean {
  return /^[A-Za-z]:[\\/]|^\\\\/.test(path);
}

/** A context may be an address of git or of another service. */
const context: Rule = (node, folder) =>
  changeText(node, (text) => (text === "" || isElsewhere(text) || isOfWindows(text) ? text : joinPath(folder, text)));

function isElsewhere(text: string): boolean {
  return text.includes("://") || /^service:|^git@|^github\.com\//.test(text);
}

const mount: Rule = (node, folder, path) => {
  if (node.kind !== "map" || textOf(field(node, "type")) !== "bind") return node;
  const source = field(node, "source");
  if (source === undefined) {
    const composeSays = 'invalid mount config for type "bind": field Source must not be empty';
    throw new ComposeError("missing-key", "A bind mount needs `source:`, a path of the host.", {
      place: node.place,
      path,
      composeSays,
    });
  }
  return withFields(node, { source: maybeForeign(source, folder, path) });
};

/** A volume that binds a folder by options of its driver. */
const volume: Rule = (node, folder, path) => {
  const options = field(node, "driver_opts");
  const isBind = textOf(field(node, "driver")) === "local" && textOf(field(options, "o")) === "bind";
  const device = field(options, "device");
  if (!isBind || options?.kind !== "map" || node.kind !== "map" || device === undefined) return node;
  return withFields(node, { driver_opts: withFields(options, { device: maybeForeign(device, folder, path) }) });
};

const RULES = new PatternMap<Rule>({
  "services.*.build.context": context,
  "services.*.build.additional_contexts.*": context,
  "services.*.build.ssh.*": maybeForeign,
  "services.*.env_file.*.path": file,
  "services.*.env_file.[].path": file,
  "services.*.label_file.*": file,
  "services.*.label_file.[]": file,
  "services.*.extends.file": maybeForeign,
  "services.*.develop.watch.[].path": file,
  "services.*.volumes.[]": mount,
  "configs.*.file": maybeForeign,
  "secrets.*.file": maybeForeign,
  "volumes.*": volume,
});

function changeText(node: Node, change: (text: string) => string): Node {
  if (node.kind !== "scalar" || typeof node.value !== "string") return node;
  const changed: ScalarNode = { ...node, value: change(node.value) };
  return changed;
}
