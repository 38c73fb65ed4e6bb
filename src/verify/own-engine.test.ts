import { expect, test } from "vitest";
import { engineOptions } from "./own-engine.ts";

const place = { data: "/cache/engine", state: "/tmp/desk/engine" };

test("the engine has its own data, state, socket, bridge and containerd namespace", () => {
  const options = engineOptions(place).join(" ");
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

test("the engine leaves the packet filter alone and never names an address pool", () => {
  expect(engineOptions(place)).toContain("--iptables=false");
  expect(engineOptions(place).some((option) => option.startsWith("--default-address-pool"))).toBe(false);
});
