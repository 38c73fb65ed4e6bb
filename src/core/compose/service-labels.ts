import { addEnvFile, type EnvSource } from "./environment.ts";
import { entriesOf, field, itemsOf, mapValues, textOf, withFields } from "./field.ts";
import { type Entry, type MapNode, nodeOf } from "./node.ts";

/**
 * Adds to each service's labels those of its label files, which `labels` overrides.
 * @throws ComposeError of the kinds "missing-file" and "invalid-value".
 */
export function withLabelFiles(model: MapNode, source: EnvSource): MapNode {
  const services = field(model, "services");
  if (services?.kind !== "map") return model;
  const changed = mapValues(services, (service) =>
    service.kind === "map" && field(service, "label_file") !== undefined ? withLabels(service, source) : service,
  );
  return withFields(model, { services: changed });
}

function withLabels(service: MapNode, source: EnvSource): MapNode {
  const entries = new Map<string, Entry>();
  for (const file of itemsOf(field(service, "label_file"))) {
    const labels = new Map<string, string>();
    const lookup = (name: string): string | undefined => textOf(entries.get(name)?.value);
    addEnvFile(textOf(file) ?? "", labels, { ...source, what: "label file", place: file.place }, lookup);
    for (const [key, value] of labels) entries.set(key, { place: file.place, value: nodeOf(value, file.place) });
  }
  for (const [key, entry] of entriesOf(field(service, "labels"))) entries.set(key, entry);
  if (entries.size === 0) return service;
  return withFields(service, {
    labels: { kind: "map", entries, place: field(service, "labels")?.place ?? service.place },
  });
}
