import { expect, test } from "vitest";
import { engineOptions } from "./own-engine.ts";

test("the engine has its own data, state, process file, socket and configuration", () => {
  const options = engineOptions({ data: "/cache/engine", state: "/tmp/desk/engine" }).join(" ");
  for (const name of ["data-root=/cache", "exec-root=/tmp", "pidfile=/tmp", "host=unix:///tmp", "config-file=/tmp"]) {
    expect(options).toContain(`--${name}`);
  }
});
