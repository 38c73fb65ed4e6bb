import type { MapNode } from "./node.ts";

export function validate(model: MapNode, file: string): void {
  void model;
  void file;
}
