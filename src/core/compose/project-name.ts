import { quote } from "../dockerfile/text.ts";
import { ComposeError } from "./compose-error.ts";
import type { ComposeDocuments } from "./document.ts";
import { field, textOf } from "./field.ts";
import type { Node } from "./node.ts";
import { substitute } from "./template.ts";

/**
 * Finds what a project is called: as the environment says, else as the last document says that has a name, else like its folder.
 * Compose reads all files for that before anything else, and refuses here what is no YAML.
 * @param files What each file holds.
 * @throws ComposeError of the kinds "yaml", "too-large" and "invalid-value".
 */
export function findProjectName(
  files: Iterable<ComposeDocuments>,
  environment: ReadonlyMap<string, string>,
  folder: string,
): string {
  const names: string[] = [];
  for (const file of files) {
    if (names.length === 0) refuseOther(file);
    names.push(...file.documents.flatMap(({ root }) => textOf(field(root, "name")) || []));
  }
  const given = environment.get("COMPOSE_PROJECT_NAME");
  if (given) return checked(given);
  const written = names.at(-1);
  const own = folder.split("/").at(-1) ?? "";
  const { text, fault } = substitute(written ?? own, (name) => environment.get(name));
  const name = asProjectName(fault ? "" : text);
  if (name !== "" || fault) return name;
  throw new ComposeError("invalid-value", "The project has no name: give it one of letters and digits by `name:`.", {
    path: ["name"],
    composeSays: "project name must not be empty",
  });
}

function checked(name: string): string {
  if (name === asProjectName(name)) return name;
  const rule =
    "must consist only of lowercase alphanumeric characters, hyphens, and underscores as well as start with a letter or number";
  throw new ComposeError(
    "invalid-value",
    `COMPOSE_PROJECT_NAME is "${name}". A project's name has small letters, digits, hyphens and underscores.`,
    { composeSays: `invalid project name ${quote(name)}: ${rule}` },
  );
}

/** As long as no file had a name, the first document of each is read for it, and must be a mapping. */
function refuseOther({ documents: [first], error }: ComposeDocuments): void {
  if (first === undefined && error?.kind !== "duplicate-key" && error?.kind !== "wrong-type" && error) throw error;
  const root = first?.root;
  if (root === undefined || (root.kind === "scalar" && root.value === null)) return;
  if (root.kind !== "map")
    throw cannotConstruct(root, "A Compose file is a mapping: `services:` with the services below.");
  const name = field(root, "name");
  if (name && (name.kind !== "scalar" || name.isTime)) throw cannotConstruct(name, "`name` is one word.");
}

function cannotConstruct(node: Node, message: string): ComposeError {
  const { kind, place } = node;
  const isTime = kind === "scalar" && node.isTime;
  const tag = isTime ? "!!timestamp" : { scalar: "!!str", list: "!!seq", map: "!!map" }[kind];
  return new ComposeError("yaml", message, {
    place,
    path: [],
    composeSays: `yaml: construct errors: line ${place.line}: cannot construct ${tag}`,
  });
}

function asProjectName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, "")
    .replace(/^[_-]+/, "");
}
