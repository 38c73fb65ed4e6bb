import type { PublishedPort } from "../../core/compose/model.ts";
import type { Lettering } from "./layout-frame.ts";

/** Says of a published port where it leads, and for whom. */
export function portLabel(port: PublishedPort): Lettering {
  const { target, published, protocol } = port;
  const end = protocol === "tcp" ? "" : `/${protocol}`;
  return { title: `${published ?? "any port"} → ${target}${end}`, note: whoReaches(port) };
}

/** Says who reaches a published port. */
export function whoReaches({ hostAddress = "" }: PublishedPort): string {
  if (/^(?:127\.|::1$|localhost$)/.test(hostAddress)) return "this machine only";
  if (/^(?:|0\.0\.0\.0|::)$/.test(hostAddress)) return "every machine";
  return `at ${hostAddress}`;
}
