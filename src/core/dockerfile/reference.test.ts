import { describe, expect, test } from "vitest";
import { checkDigest, readReference } from "./reference.ts";

describe("readReference(…)", () => {
  test.each([
    ["python", "docker.io/library/python:latest"],
    ["rocker/r-ver:4.5", "docker.io/rocker/r-ver:4.5"],
    ["index.docker.io/a", "docker.io/library/a:latest"],
    ["localhost/a", "localhost/a:latest"],
    ["ghcr.io:443/a/b__c", "ghcr.io:443/a/b__c:latest"],
    [`a@sha256:${"0".repeat(64)}`, `docker.io/library/a@sha256:${"0".repeat(64)}`],
  ])("of %s is %s", (name, full) => {
    expect(readReference(name)).toBe(full);
  });

  test.each([
    ["", "invalid reference format"],
    ["a:", "invalid reference format"],
    ["a--b-", "invalid reference format"],
    ["Python:3", "invalid reference format: repository name (library/Python) must be lowercase"],
    ["f".repeat(64), `invalid repository name (${"f".repeat(64)}), cannot specify 64-byte hexadecimal strings`],
    ["a".repeat(256), "repository name must not be more than 255 characters"],
    [`a@sha256:${"0".repeat(63)}`, "invalid checksum digest length"],
  ])("refuses %s", (name, message) => {
    expect(() => readReference(name)).toThrow(message);
  });
});

test.each([
  ["md5:abc", "unsupported digest algorithm"],
  ["x", "invalid checksum digest format"],
  [`sha256:${"A".repeat(64)}`, "invalid checksum digest format"],
])("checkDigest(%s) refuses it", (digest, message) => {
  expect(() => checkDigest(digest)).toThrow(message);
});
