import { addEnvFile, type EnvSource } from "./environment.ts";
import { entriesOf, field, itemsOf, mapValues, textOf, withFields } from "./field.ts";
import { type Entry, type MapNode, type Node, nodeOf } from "./node.ts";

/**
 * Adds to each service's variables those of its env files, which `environment` overrides.
 * @param written The model in which services still name their env files.
 * @throws ComposeError of the kinds "missing-file" and "invalid-value".
 */
export function withEnvFiles(model: MapNode, written: MapNode, source: EnvSource): MapNode {
  const services = field(model, "services");
  if (services?.kind !== "map") return model;
  const changed = mapValues(services, (service, name) => {
    const envFiles = itemsOf(field(field(field(written, "services"), name), "env_file"));
    return service.kind === "map" && envFiles.length > 0 ? withVariables(service, envFiles, source) : service;
  });
  return withFields(model, { services: changed });
}

function withVariables(service: MapNode, envFiles: readonly Node[], source: EnvSource): MapNode {
  const own = new Map(entriesOf(field(service, "environment")));
  const values = new Map<string, string>();
  const places = new Map<string, Node["place"]>();
  for (const envFile of envFiles) {
    const path = textOf(field(envFile, "path")) ?? "";
    if (!source.files.has(path) && textOf(field(envFile, "required")) === "false") continue;
    const known = new Set(values.keys());
    const lookup = (name: string): string | undefined => source.lookup(name) ?? textOf(own.get(name)?.value);
    addEnvFile(path, values, { ...source, place: envFile.place }, lookup, textOf(field(envFile, "format")));
    for (const key of values.keys()) if (!known.has(key)) places.set(key, envFile.place);
  }
  const entries = new Map(
    [...values].map(([key, value]): [string, Entry] => {
      const place = places.get(key) ?? service.place;
      return [key, { place, value: nodeOf(value, place) }];
    }),
  );
  for (const [key, entry] of own) entries.set(key, entry);
  if (entries.size === 0) return service;
  return withFields(service, {
    environment: { kind: "map", entries, place: field(service, "environment")?.place ?? service.place },
  });
}
