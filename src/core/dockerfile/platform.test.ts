import { describe, expect, test } from "vitest";
import { formatPlatform, normalizePlatform, type Platform, readPlatform } from "./platform.ts";

const machine: Platform = { os: "linux", architecture: "amd64", variant: "", osVersion: "" };

describe("readPlatform(…)", () => {
  test.each([
    ["linux", "linux/amd64"],
    ["Windows", "windows/amd64"],
    ["macos/aarch64", "darwin/arm64"],
    ["arm", "linux/arm"],
    ["armel", "linux/arm/v6"],
    ["linux/arm/7", "linux/arm/v7"],
    ["linux/arm64/8", "linux/arm64/v8"],
    ["linux/x86_64/v1", "linux/amd64"],
    ["a/b", "a/b"],
    ["windows(10.0.17763)/amd64", "windows(10.0.17763)/amd64"],
  ])("of %s is %s", (specifier, platform) => {
    expect(formatPlatform(readPlatform(specifier, machine))).toBe(platform);
  });

  test.each([
    ["x", '"x": unknown operating system or architecture: invalid argument'],
    ["linux/*", '"linux/*": wildcards not yet supported: invalid argument'],
    ["a/b/c/d", '"a/b/c/d": cannot parse platform specifier: invalid argument'],
    [
      "linux/",
      '"" is an invalid component of "linux/": platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument',
    ],
  ])("refuses %s", (specifier, message) => {
    expect(() => readPlatform(specifier, machine)).toThrow(message);
  });
});

test("normalizePlatform(…) gives the usual names", () => {
  expect(formatPlatform(normalizePlatform({ ...machine, architecture: "arm64", variant: "v8" }))).toBe("linux/arm64");
});
