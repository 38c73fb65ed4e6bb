import { field } from "../field.ts";
import type { Dependency, Service } from "../model.ts";
import type { Place } from "../node.ts";
import type { FileFix, Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/**
 * Finds services that are waited for by name alone though their health is checked. A condition that is written is what somebody
 * wanted, whatever it is.
 */
export function findUnconditional(scene: Scene): Remark[] {
  const { services } = scene.loaded.stack;
  return [...services.values()].flatMap((service) => {
    const edges = service.dependsOn.filter((edge) => isChecked(services.get(edge.service)) && isShort(scene, edge));
    const fix = edges.length > 0 ? fixOf(scene, service) : undefined;
    return edges.map((edge): Remark => {
      const message = `${service.name} starts as soon as ${edge.service} has started, whether it is healthy or not.`;
      return { place: edge.place, message, fix };
    });
  });
}

function isChecked(service: Service | undefined): boolean {
  const { test, isDisabled = false } = service?.healthcheck ?? {};
  return test !== undefined && !isDisabled;
}

/** An edge that links or a shared network mean restarts with the other; one in a long form has its name before a colon. */
function isShort(scene: Scene, { service, condition, restarts, place }: Dependency): boolean {
  if (condition !== "service_started" || restarts) return false;
  const written = scene.lineAt(place).replace(/^-\s*/, "").replaceAll(/["']/g, "");
  return written.startsWith(service) && !/^\s*:/.test(written.slice(service.length));
}

/** Writes the whole list as a map, which is the only form that has conditions. */
function fixOf(scene: Scene, service: Service): FileFix | undefined {
  const node = field(field(field(scene.loaded.model, "services"), service.name), "depends_on");
  const place = keyPlace(scene, service);
  if (node === undefined || place === undefined) return undefined;
  const [whole = "", head = "", names = ""] =
    /^(depends_on:[ \t]*)\[([^\]\n#{}"']*)\]/.exec(scene.textFrom(place)) ?? [];
  const block = whole === "" ? blockOf(scene, place) : undefined;
  if (whole === "" && block === undefined) return undefined;
  const list =
    block?.names ??
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
  const start = scene.offsetOf(place);
  const end = start + (block?.length ?? whole.length);
  const conditions = list.map((name) => [name, conditionOf(scene, name)] as const);
  const text =
    block === undefined
      ? `${head}{ ${conditions.map(([name, condition]) => `${name}: { condition: ${condition} }`).join(", ")} }`
      : `depends_on:${conditions.map(([name, condition]) => `\n${block.indent}${name}:\n${block.indent}  condition: ${condition}`).join("")}`;
  return { file: place.file, title: "Wait until it is healthy", start, end, text };
}

function conditionOf(scene: Scene, name: string): string {
  return isChecked(scene.loaded.stack.services.get(name)) ? "service_healthy" : "service_started";
}

function keyPlace(scene: Scene, { name }: Service): Place | undefined {
  const service = field(field(scene.loaded.model, "services"), name);
  return service?.kind === "map" ? service.entries.get("depends_on")?.place : undefined;
}

/** A list with one plain name on each line, and nothing else. */
function blockOf(scene: Scene, place: Place): { indent: string; names: string[]; length: number } | undefined {
  const [whole = ""] =
    /^depends_on:[ \t]*(?:\r?\n[ \t]*-[ \t]+[\w.-]+[ \t]*(?=\r?\n|$))+/.exec(scene.textFrom(place)) ?? [];
  const items = [...whole.matchAll(/\n[ \t]*-[ \t]+([\w.-]+)/g)].map(([, name = ""]) => name);
  const indent = " ".repeat(place.column + 1);
  return items.length > 0 ? { indent, names: items, length: whole.trimEnd().length } : undefined;
}
