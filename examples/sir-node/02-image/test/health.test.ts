/** The image's health check, against servers that answer well, badly and not at all. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const HEALTH = fileURLToPath(new URL("../src/health.ts", import.meta.url));

for (const [status, code] of [
  [200, 0],
  [500, 1],
  [404, 1],
] as const) {
  test(`the status ${status} ends it with ${code}`, async () => {
    const server = createServer((_, response) => response.writeHead(status).end()).listen(0, "127.0.0.1");
    await once(server, "listening");
    assert.equal(await check((server.address() as AddressInfo).port), code);
    server.close();
  });
}

test("no answer ends it with 1", async () => {
  assert.equal(await check(9), 1);
});

test("a server that takes the question and never answers ends it with 1", async () => {
  const server = createServer(() => undefined).listen(0, "127.0.0.1");
  await once(server, "listening");
  assert.equal(await check((server.address() as AddressInfo).port), 1);
  server.close();
});

async function check(port: number): Promise<unknown> {
  const child = spawn(process.execPath, [HEALTH], { env: { ...process.env, PORT: String(port) }, stdio: "ignore" });
  const [code] = await once(child, "exit");
  return code;
}
