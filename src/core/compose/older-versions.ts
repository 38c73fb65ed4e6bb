import { folderOf } from "../context/path.ts";
import { readDocuments } from "./document.ts";
import { entriesOf, field, isTrue, itemsOf, textOf, textsOf } from "./field.ts";
import type { ComposeProject } from "./files.ts";
import { type MapNode, type Node, type Path, type Place, plainOf } from "./node.ts";
import { joinPath } from "./paths.ts";
import { PatternMap } from "./pattern.ts";
import { MOUNT_TYPES } from "./read-mount.ts";
import { CONTAINER_NAME } from "./service-format.ts";

/** Something of which Docker Compose 2.26 makes another thing than 5.5.1 does. */
export interface OlderVersionNote {
  readonly place: Place;
  readonly message: string;
}

/**
 * Finds what older versions of Docker Compose take otherwise in a project, in the order of its files: what 2.26 refuses, what only 2.26
 * takes, and where both go on and do different things. The files are read as they are written, so a value out of a variable
 * is not seen; a file that is no Compose file or no YAML has none.
 */
export function findOlderVersionNotes({ files, folder }: ComposeProject): OlderVersionNote[] {
  const roots = new Map<string, readonly MapNode[]>();
  for (const [name, text] of files) {
    const path = joinPath(folder, name);
    if (/\.ya?ml$/.test(name))
      roots.set(
        path,
        readDocuments(path, text).documents.flatMap(({ root }) => composeFileIn(root)),
      );
  }
  const written = [...roots].flatMap(([path, documents]) => documents.map((root) => ({ path, root })));
  return [
    ...written.flatMap(({ root }) => notesIn(root, [])),
    ...written.flatMap(({ path, root }) => conflictsIn(root, path, roots)),
    ...written.flatMap(({ root }) => recreationsIn(root)).slice(0, 1),
  ];
}

function composeFileIn(root: Node): MapNode[] {
  return root.kind === "map" && (root.entries.has("services") || root.entries.has("include")) ? [root] : [];
}

function notesIn(node: Node, path: Path): OlderVersionNote[] {
  const notes: OlderVersionNote[] = [];
  const look = (key: string | number, value: Node, place: Place): void => {
    const below = [...path, key];
    const message = hasVariable(value) ? undefined : RULES.get(below)?.(value, String(key));
    if (message !== undefined) notes.push({ place, message });
    notes.push(...notesIn(value, below));
  };
  if (node.kind === "list") for (const [index, item] of node.items.entries()) look(index, item, item.place);
  if (node.kind === "map") for (const [key, { value, place }] of node.entries) look(key, value, place);
  return notes;
}

function hasVariable(value: Node): boolean {
  return textOf(value)?.includes("$") === true;
}

/** What a rule says of a value; undefined when all versions take it alike. */
type Rule = (value: Node, key: string) => string | undefined;

const isNew: Rule = (_value, key) => `Docker Compose 2.26 does not know \`${key}\` here and refuses the file.`;

const pullPolicy: Rule = (value) =>
  /^(?:refresh|daily|weekly|every_.*)$/.test(textOf(value) ?? "")
    ? `Docker Compose 2.26 does not know the pull policy "${textOf(value)}" and refuses the file.`
    : undefined;

const bind: Rule = (value) => {
  const isBind =
    textOf(field(value, "type")) === "bind" && field(field(value, "bind"), "create_host_path") === undefined;
  const source = textOf(field(value, "source"));
  return isBind
    ? `When ${source} is missing, Docker Compose 2.26 stops with an error here. Newer versions create a folder.`
    : undefined;
};

const mountType: Rule = (value) =>
  MOUNT_TYPES.some((type) => type === textOf(value))
    ? undefined
    : `Docker Compose 2.26 takes any word as the type of a mount. Newer versions know ${MOUNT_TYPES.join(", ")}.`;

const containerName: Rule = (value) =>
  CONTAINER_NAME.test(textOf(value) ?? "")
    ? undefined
    : `Docker Compose 2.26 reads the file with this name. Newer versions refuse it.`;

const mode: Rule = (value) =>
  value.kind === "scalar" && typeof value.value === "string"
    ? "Docker Compose 2.26 reads a mode in quotes as a decimal number. Without quotes, 0440 is octal for all versions."
    : undefined;

const onlyList: Rule = (value) =>
  value.kind === "scalar" ? "Docker Compose 2.26 takes only a list here and refuses the file." : undefined;

const RULES = new PatternMap<Rule>({
  models: isNew,
  ...Object.fromEntries(
    [
      "models",
      "provider",
      "pre_start",
      "pull_refresh_after",
      "use_api_socket",
      "build.no_cache_filter",
      "build.provenance",
      "build.sbom",
      "develop.watch.[].include",
      "develop.watch.[].initial_sync",
      "env_file.[].format",
      "networks.*.interface_name",
      "volumes.[].image",
      "volumes.[].volume.labels",
    ].map((key) => [`services.*.${key}`, isNew]),
  ),
  "services.*.pull_policy": pullPolicy,
  "services.*.volumes.[]": bind,
  "services.*.volumes.[].type": mountType,
  "services.*.container_name": containerName,
  "services.*.secrets.[].mode": mode,
  "services.*.configs.[].mode": mode,
  "services.*.develop.watch.[].ignore": onlyList,
});

/** What stands in a file and otherwise in one that it includes. */
function conflictsIn(root: MapNode, path: string, roots: ReadonlyMap<string, readonly MapNode[]>): OlderVersionNote[] {
  return itemsOf(field(root, "include")).flatMap((item) =>
    textsOf(field(item, "path") ?? item).flatMap((name) =>
      (roots.get(joinPath(folderOf(path), name)) ?? []).flatMap((included) => differencesOf(root, included, name)),
    ),
  );
}

function differencesOf(root: MapNode, included: MapNode, name: string): OlderVersionNote[] {
  return ["services", "volumes", "networks", "secrets", "configs"].flatMap((kind) =>
    entriesOf(field(root, kind)).flatMap(([key, { value, place }]) => {
      const other = field(included, kind);
      const theirs = other?.kind === "map" ? other.entries.get(key)?.value : undefined;
      if (theirs === undefined || JSON.stringify(plainOf(theirs)) === JSON.stringify(plainOf(value))) return [];
      const message = `${kind}.${key} is in ${name} too, and differs there. Docker Compose 2.26 refuses that. Newer versions merge both.`;
      return [{ place, message }];
    }),
  );
}

/** What happens to a service when another that it depends on is made anew. */
function recreationsIn(root: MapNode): OlderVersionNote[] {
  return entriesOf(field(root, "services")).flatMap(([name, { value }]) => {
    const dependsOn = field(value, "depends_on");
    const edges =
      dependsOn?.kind === "list"
        ? dependsOn.items.map((item) => ({ on: textOf(item), place: item.place }))
        : entriesOf(dependsOn)
            .filter(([, { value: edge }]) => !isTrue(field(edge, "restart")))
            .map(([on, { place }]) => ({ on, place }));
    return edges.map(({ on, place }) => ({
      place,
      message: `When \`up\` makes a new container for ${on}, Docker Compose 2.26 makes one for ${name} too. Newer versions leave ${name} alone, unless it says \`restart: true\` here.`,
    }));
  });
}
