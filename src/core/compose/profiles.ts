import { entriesOf, field, textOf, textsOf, withFields } from "./field.ts";
import type { MapNode, Node } from "./node.ts";

/** A model whose services are those of the profiles that are on, and the names of the others. */
export interface Chosen {
  readonly model: MapNode;
  readonly disabled: ReadonlySet<string>;
}

/**
 * Takes away the services whose profiles are off. A service without profiles is always on; "*" switches all on.
 * @param named Services that a command names: their profiles are on as well.
 */
export function applyProfiles(model: MapNode, profiles: readonly string[], named: readonly string[] = []): Chosen {
  const services = entriesOf(field(model, "services"));
  const on = new Set(profiles);
  for (const [name, { value }] of services)
    if (named.includes(name)) for (const profile of profilesOf(value)) on.add(profile);
  const isOn = (service: Node): boolean => {
    const own = profilesOf(service);
    return own.length === 0 || on.has("*") || own.some((profile) => on.has(profile));
  };
  const disabled = new Set(services.filter(([, { value }]) => !isOn(value)).map(([name]) => name));
  const entries = new Map(services.filter(([name]) => !disabled.has(name)));
  const place = field(model, "services")?.place ?? model.place;
  return { model: withFields(model, { services: { kind: "map", entries, place } }), disabled };
}

function profilesOf(service: Node): string[] {
  return textsOf(field(service, "profiles"));
}

/** Takes away the networks, volumes, secrets and configs that no service uses. */
export function dropUnused(model: MapNode): MapNode {
  const services = entriesOf(field(model, "services")).map(([, { value }]) => value);
  const used: Readonly<Record<string, ReadonlySet<string>>> = {
    networks: new Set(services.flatMap((service) => entriesOf(field(service, "networks")).map(([name]) => name))),
    volumes: new Set(services.flatMap(volumesOf)),
    secrets: new Set(
      services.flatMap((service) => [
        ...sourcesOf(field(service, "secrets")),
        ...sourcesOf(field(field(service, "build"), "secrets")),
      ]),
    ),
    configs: new Set(services.flatMap((service) => sourcesOf(field(service, "configs")))),
    models: new Set(services.flatMap((service) => entriesOf(field(service, "models")).map(([name]) => name))),
  };
  const changes = Object.entries(used).map(([kind, names]): [string, Node | undefined] => {
    const resources = field(model, kind);
    if (resources?.kind !== "map") return [kind, undefined];
    const entries = new Map([...resources.entries].filter(([name]) => names.has(name)));
    return [kind, entries.size === 0 ? undefined : { ...resources, entries }];
  });
  return withFields(model, Object.fromEntries(changes));
}

function volumesOf(service: Node): string[] {
  const mounts = field(service, "volumes");
  if (mounts?.kind !== "list") return [];
  return mounts.items.flatMap((mount) =>
    textOf(field(mount, "type")) === "volume" ? (textOf(field(mount, "source")) ?? []) : [],
  );
}

function sourcesOf(grants: Node | undefined): string[] {
  return grants?.kind === "list" ? grants.items.flatMap((grant) => textOf(field(grant, "source")) ?? []) : [];
}
