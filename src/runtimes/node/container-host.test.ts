import { expect, test } from "vitest";
import { findObstacle } from "./container-host.ts";

test("nothing stands against it in an isolated page with a network", () => {
  expect(findObstacle({ crossOriginIsolated: true, navigator: { onLine: true } })).toBeUndefined();
});

test("a page that is not isolated says so first, and that only the host can change it", () => {
  expect(findObstacle({ crossOriginIsolated: false, navigator: { onLine: false } })).toMatch(
    /not cross-origin isolated.*host/,
  );
});

test("without a network it says so", () => {
  expect(findObstacle({ crossOriginIsolated: true, navigator: { onLine: false } })).toMatch(/offline.*start again/);
});
