import { expect, test } from "vitest";
import { parseRecords } from "./build-cache.ts";
import { isKept, parsePulled } from "./leftovers.ts";

test("of what a killed verification left, base images stay and the containers that were started from them do not", () => {
  const kept = new Set(["busybox:1.37", "bridge"]);
  expect(isKept({ kind: "image", names: ["busybox:1.37", "busybox"] }, kept)).toBe(true);
  expect(isKept({ kind: "network", names: ["bridge"] }, kept)).toBe(true);
  expect(isKept({ kind: "image", names: ["tiny:1", "tiny"] }, kept)).toBe(false);
  expect(isKept({ kind: "container", names: ["tests", "busybox:1.37"] }, kept)).toBe(false);
});

test("parsePulled(…) takes what a registry gave, without what a session's own registry did", () => {
  const table = `<none>\tbusybox:1.37
sha256:0a1b\tpython:3.13-slim
sha256:2c3d\tlocalhost:5000/two-services:1.0
sha256:4e5f\t127.0.0.1:32768/base:1.0
`;
  expect(parsePulled(table)).toEqual(["python:3.13-slim"]);
});

test("parseRecords(…) takes build records and when each was made", () => {
  const text = `ID:\t\ta1b2c3d4e5f6g7h8i9j0k1l2m
Created at:\t2026-11-28 00:51:41.834013363 +0000 UTC
Mutable:\ttrue
Description:\tlocal source for dockerfile

ID:\t\tz9y8x7w6v5u4t3s2r1q0p9o8n
Parent:\t\ta1b2c3d4e5f6g7h8i9j0k1l2m
Description:\tmount / from exec /bin/sh -c echo "ID: x"

Reclaimable:\t8.192kB
Total:\t\t8.192kB
`;
  expect(parseRecords(text)).toEqual([
    { id: "a1b2c3d4e5f6g7h8i9j0k1l2m", made: Date.UTC(2026, 10, 28, 0, 51, 41, 834) },
    { id: "z9y8x7w6v5u4t3s2r1q0p9o8n", made: NaN },
  ]);
});
