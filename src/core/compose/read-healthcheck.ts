import { readDuration } from "../dockerfile/duration.ts";
import { field, isTrue, numberOf, textOf, textsOf } from "./field.ts";
import type { Healthcheck } from "./model.ts";
import type { Node } from "./node.ts";

const NANOSECONDS_PER_SECOND = 1e9;

/** What Docker Engine takes where nothing is told, or zero: docs.docker.com, "Dockerfile reference", HEALTHCHECK. */
const DEFAULTS = { interval: 30, timeout: 30, retries: 3, startPeriod: 0, startInterval: 5 };

/** Reads a health check; undefined when the service tells nothing and leaves the image's own. */
export function readHealthcheck(node: Node | undefined): Healthcheck | undefined {
  if (node === undefined) return undefined;
  const test = field(node, "test") && textsOf(field(node, "test"));
  const seconds = (key: string): number => readDuration(textOf(field(node, key)) ?? "0s") / NANOSECONDS_PER_SECOND;
  return {
    test,
    interval: seconds("interval") || DEFAULTS.interval,
    timeout: seconds("timeout") || DEFAULTS.timeout,
    retries: (numberOf(field(node, "retries")) ?? 0) || DEFAULTS.retries,
    startPeriod: seconds("start_period") || DEFAULTS.startPeriod,
    startInterval: seconds("start_interval") || DEFAULTS.startInterval,
    isDisabled: isTrue(field(node, "disable")) || test?.[0] === "NONE",
    place: node.place,
  };
}
