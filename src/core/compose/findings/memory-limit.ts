import { list } from "../reach/words.ts";
import type { Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds services that may take all memory of the machine: one remark for all of them. */
export function findUnlimited(scene: Scene): Remark[] {
  const unlimited = [...scene.loaded.stack.services.values()].filter(({ memoryLimit }) => memoryLimit === undefined);
  const [first] = unlimited;
  if (first === undefined) return [];
  const names = unlimited.map(({ name }) => name);
  const shown = names.length > MOST ? [...names.slice(0, MOST), `${names.length - MOST} more`] : names;
  return [{ place: first.place, message: `Without a memory limit: ${list(shown)}.` }];
}

const MOST = 5;
