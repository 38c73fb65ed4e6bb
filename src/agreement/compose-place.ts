import type { ComposeError } from "../core/compose/compose-error.ts";

/**
 * Whether our error stands where the words of Compose say: on a line or a span of lines, or at a value of the model. Words that
 * name no place agree with any.
 */
export function isSamePlace({ place, path = [] }: ComposeError, words: string): boolean {
  const lines = linesIn(words);
  if (lines.length > 0)
    return place !== undefined && place.line >= Math.min(...lines) && place.line <= Math.max(...lines);
  // A mistyped name may hold spaces.
  if (path.length > 1 && words.includes(`${path.join(".")} `)) return true;
  const paths = pathsIn(words);
  return paths.length === 0 || paths.includes(normalise(path.join(".")));
}

function linesIn(words: string): number[] {
  const marks = [...words.matchAll(/L(\d+)\.C\d+(?:-L(\d+)\.C\d+)?/g)].flatMap(([, first, last]) => [first, last]);
  const plain = marks.length > 0 ? [] : [...words.matchAll(/\bline (\d+)/g)].map(([, line]) => line);
  return [...marks, ...plain].filter((line) => line !== undefined).map(Number);
}

/** Paths as Compose writes them, such as services.api.ports.0, services.api.ports.[0] and services[api].mem_limit. */
function pathsIn(words: string): string[] {
  const found = words.match(/\b(?:services|networks|volumes|secrets|configs)(?:\.\[?[^\s.:'"]+|\[[^\s\]]+\])+/g) ?? [];
  return found.map(normalise).filter((path) => !WITHOUT_SERVICE.has(path));
}

/** Two messages leave the service's name out of its path. */
const WITHOUT_SERVICE = new Set(["services.scale", "services.deploy.replicas"]);

function normalise(path: string): string {
  return path
    .replaceAll(/\[(\d*)\]/g, ".$1")
    .replaceAll(/\[([^\]]+)\]/g, ".$1")
    .replaceAll(/\.+/g, ".")
    .replace(/\.$/, "")
    .replaceAll(/\.\d+(?=\.|$)/g, "");
}
