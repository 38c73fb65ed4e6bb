import { ComposeError } from "./compose-error.ts";
import { entriesOf, field, itemsOf, textOf } from "./field.ts";
import type { MapNode } from "./node.ts";

/** How many ports we write out long; an engine has 65,535 of each protocol. */
const MOST_PORTS = 200_000;

/**
 * Refuses a project with more ports than anybody can publish, before each of them is written out. The limit is ours.
 * @throws ComposeError of the kind "too-large".
 */
export function refuseManyPorts(model: MapNode): void {
  let count = 0;
  for (const [name, { value: service }] of entriesOf(field(model, "services")))
    for (const [index, item] of itemsOf(field(service, "ports")).entries()) {
      count += portsIn(textOf(item) ?? "");
      if (count <= MOST_PORTS) continue;
      const message = `This project publishes more than ${MOST_PORTS.toLocaleString("en")} ports, which is more than we write out.`;
      throw new ComposeError("too-large", message, { place: item.place, path: ["services", name, "ports", index] });
    }
}

function portsIn(text: string): number {
  const [, first, last] = /(\d{1,5})-(\d{1,5})(?:\/[a-z]+)?$/i.exec(text) ?? [];
  return first === undefined || last === undefined ? 1 : Math.max(1, Number(last) - Number(first) + 1);
}
