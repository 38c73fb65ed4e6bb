import { expect, test } from "vitest";
import { findDefinition } from "./definition.ts";

test.each<[string[], string | undefined, string | undefined, string | undefined]>([
  [["Dockerfile", ".dockerignore"], undefined, "Dockerfile", ".dockerignore"],
  [["Dockerfile", ".dockerignore", "Dockerfile.dockerignore"], undefined, "Dockerfile", "Dockerfile.dockerignore"],
  [["dockerfile", "dockerfile.dockerignore"], undefined, "dockerfile", undefined],
  [
    ["build/gpu.Dockerfile", "build/gpu.Dockerfile.dockerignore"],
    "build/gpu.Dockerfile",
    "build/gpu.Dockerfile",
    "build/gpu.Dockerfile.dockerignore",
  ],
  [["build/dockerfile", "build/.dockerignore"], "build/Dockerfile", "build/dockerfile", undefined],
  [["dockerfile"], "gpu.Dockerfile", undefined, undefined],
])("of %j, --file %s means %s and %s", (files, option, dockerfile, ignorefile) => {
  const hasFile = (path: string): boolean => files.includes(path);
  expect(findDefinition(hasFile, option)).toEqual({ dockerfile, ignorefile });
});
