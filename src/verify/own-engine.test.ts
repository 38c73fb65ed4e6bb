import { expect, test } from "vitest";
import { engineOptions } from "./own-engine.ts";

const place = { data: "/cache/engine", state: "/tmp/work/engine" };

test("the engine has its own data, state, socket, bridge and containerd namespace", () => {
  const options = engineOptions(place, true).join(" ");
  for (const name of [
    "data-root=/cache",
    "exec-root=/tmp",
    "pidfile=/cache",
    "host=unix:///tmp",
    "bridge=",
    "containerd-namespace=",
  ]) {
    expect(options).toContain(`--${name}`);
  }
});

test("beside another engine it does not touch the packet filter, and it never names an address pool", () => {
  expect(engineOptions(place, false)).toContain("--iptables=false");
  expect(engineOptions(place, true)).not.toContain("--iptables=false");
  expect(engineOptions(place, false).some((option) => option.startsWith("--default-address-pool"))).toBe(false);
});
