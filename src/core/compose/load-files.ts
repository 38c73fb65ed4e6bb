import { checkValues } from "./check-values.ts";
import { clear } from "./clear.ts";
import { ComposeError, type ComposeWarning } from "./compose-error.ts";
import { setDefaults } from "./defaults.ts";
import { type ComposeDocument, type ComposeDocuments, readDocuments } from "./document.ts";
import { applyExtends, type ExtendedFile } from "./extends.ts";
import { field, withFields } from "./field.ts";
import { applyIncludes } from "./include.ts";
import { interpolate } from "./interpolate.ts";
import { toLongForms } from "./long-forms.ts";
import { merge } from "./merge.ts";
import type { MapNode, Node, Path } from "./node.ts";
import { joinPath, resolvePaths } from "./paths.ts";
import type { Lookup } from "./template.ts";
import { enforceUnique } from "./unique.ts";
import { validate } from "./validate.ts";

/** What stays the same while the files of a project are read. */
export interface FileContext {
  /** Texts by absolute paths. */
  readonly files: ReadonlyMap<string, string>;
  /** Gives what is in a file. Throws a ComposeError of the kind "missing-file". */
  readonly documentsOf: (path: string, at?: Node) => ComposeDocuments;
  /** The folder from which paths in the files are seen. It may be relative, for files that are included. */
  readonly folder: string;
  /** The same folder, as an absolute path. */
  readonly absoluteFolder: string;
  readonly environment: ReadonlyMap<string, string>;
  readonly lookup: Lookup;
  /** The files that led here by `include`. */
  readonly included: readonly string[];
  /** Takes what Compose warns of. */
  readonly warn: (warning: ComposeWarning) => void;
}

/**
 * Reads Compose files one over the other, with what they include and extend, into one model of long forms.
 * @param paths Absolute paths.
 * @throws ComposeError of all kinds but those of the whole project: references to what is nowhere, cycles.
 */
export function loadFiles(paths: readonly string[], context: FileContext): MapNode {
  let model = EMPTY;
  for (const path of paths) model = loadFile(path, model, context);
  model = setDefaults(model);
  checkValues(model);
  return resolvePaths(model, context.folder);
}

const EMPTY: MapNode = { kind: "map", entries: new Map(), place: { file: "", line: 1, column: 1 } };

function loadFile(path: string, base: MapNode, context: FileContext): MapNode {
  let model = base;
  const { documents, error } = context.documentsOf(path);
  for (const document of documents) model = addDocument(path, document, model, context);
  if (error) throw error;
  return model;
}

function addDocument(path: string, document: ComposeDocument, base: MapNode, context: FileContext): MapNode {
  const written = fillIn(document.root, context);
  const { cleared } = document;
  const included = applyIncludes(written, { ...context, included: [...context.included, path] }, cleared, loadFiles);
  const load = (file: string, at: Node): ExtendedFile => loadExtended(file, at, context);
  const extended = applyExtends(included, { file: path, cleared, load });
  const merged = enforceUnique(merge(clear(base, cleared), extended));
  validate(merged, path);
  return enforceUnique(toLongForms(withoutVersion(merged, path, context)));
}

/** Reads a file for the services that others extend: it is checked with what it becomes a part of. */
function loadExtended(file: string, at: Node, context: FileContext): ExtendedFile {
  const path = joinPath(context.absoluteFolder, file);
  let model = EMPTY;
  let cleared: readonly Path[] = [];
  const { documents, error } = context.documentsOf(path, at);
  for (const document of documents) {
    const merged = enforceUnique(merge(clear(model, document.cleared), fillIn(document.root, context)));
    model = enforceUnique(toLongForms(merged));
    ({ cleared } = document);
  }
  if (error) throw error;
  const services = field(resolvePaths(model, folderOfFile(file)), "services");
  if (services?.kind === "map") return { services: new Map(services.entries), cleared };
  const [kind, says] = services
    ? (["wrong-type", "services must be a mapping"] as const)
    : (["undefined-reference", "no services section"] as const);
  throw new ComposeError(kind, `${file} has no services that could be extended.`, {
    place: at.place,
    composeSays: `cannot extend service in ${path}: ${says}`,
  });
}

function folderOfFile(file: string): string {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) || "/" : ".";
}

function fillIn(root: Node, { lookup, warn }: FileContext): MapNode {
  if (root.kind !== "map") {
    const message = "A Compose file is a mapping: `services:` with the services below.";
    throw new ComposeError("yaml", message, {
      place: root.place,
      path: [],
      composeSays: "top-level object must be a mapping",
    });
  }
  const { model, warnings } = interpolate(root, lookup);
  for (const warning of warnings) warn(warning);
  return model;
}

/** Gives what files hold, and reads each only once. @param known What was read of them before. */
export function rememberDocuments(
  files: ReadonlyMap<string, string>,
  known = new Map<string, ComposeDocuments>(),
): FileContext["documentsOf"] {
  return (path, at) => {
    const text = files.get(path);
    if (text === undefined) {
      const composeSays = `open ${path}: no such file or directory`;
      throw new ComposeError("missing-file", `There is no file ${path}.`, { place: at?.place, composeSays });
    }
    const documents = known.get(path) ?? readDocuments(path, text);
    known.set(path, documents);
    return documents;
  };
}

function withoutVersion(model: MapNode, path: string, { warn }: FileContext): MapNode {
  const version = model.entries.get("version");
  if (version === undefined) return model;
  const message = `${path}: the attribute \`version\` is obsolete, it will be ignored, please remove it to avoid potential confusion`;
  warn({ message, place: version.place });
  return withFields(model, { version: undefined });
}
