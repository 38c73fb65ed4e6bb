import { expect, test } from "vitest";
import { basesOf, buildMessages, readableOutput } from "./session.ts";

test("buildMessages(…) keeps the error and leaves the progress out", () => {
  const stderr = "#1 [internal] load\n#1 DONE 0.0s\n\nDockerfile:9\n----\n  9 | >>> x\n----\nERROR: failed to solve\n";
  expect(buildMessages(stderr)).toBe("Dockerfile:9\n----\n  9 | >>> x\n----\nERROR: failed to solve");
});

test("readableOutput(…) leaves out what a terminal does not show", () => {
  expect(readableOutput("\u001b[2K[api] is up\n\u001b[32mINFO\u001b[0m: well\n")).toBe("[api] is up\nINFO: well");
});

test("basesOf(…) gives the base images that containers stood on, also when the program in one failed", () => {
  const bases = [{ tag: "python:3.13-slim" }, { tag: "busybox:1.37" }];
  expect(basesOf([ran("docker run --rm busybox:1.37 true", 0, "")], bases, "")).toEqual([bases[1]]);
  expect(
    basesOf([ran('docker run --rm python:3.13-slim sh -c "whoami; date -s 2030-01-01"', 1, "root\n")], bases, ""),
  ).toEqual([bases[0]]);
  const files = "FROM python:3.13-slim-x\nFROM python:3.13-slim AS build";
  expect(basesOf([ran("docker run --rm sir-api:1.0 whoami", 0, "app\n")], bases, files)).toEqual([bases[0]]);
  expect(basesOf([ran("docker run --rm sir-api:1.0 whoami", 0, "app\n")], bases, "")).toEqual(bases);
  expect(basesOf([ran("docker build .", 0, ""), ran("docker run busybox:1.37", 0, "")], bases, files)).toEqual(bases);
  expect(basesOf([ran("docker build .", 0, "")], bases, "FROM python:3.13-slim-x\nFROM busybox:1.37")).toEqual([
    bases[1],
  ]);
  expect(basesOf([ran("docker compose version", 0, "Docker Compose version 2.26.1-4\n")], bases, "")).toEqual([]);
  expect(basesOf([ran("docker run -p 80:80 busybox:1.37", 125, ""), ran("docker ps", 0, "")], bases, "")).toEqual([]);
});

/** The record of a command. */
function ran(run: string, exit: number, stdout: string) {
  return { run, exit, stdout, stderr: "", seconds: 1 };
}
