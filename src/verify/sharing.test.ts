import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { openDesk, serveDesk, unshared } from "./sharing.ts";

test("a part is taken once, and its outcome is told to whoever waits", async () => {
  const desk = openDesk(["1", "2"]);
  expect(desk.take("ml-api: tests", "1")).toBe(true);
  expect(desk.take("ml-api: tests", "2")).toBe(false);
  const outcome = desk.outcome("ml-api: tests");
  desk.finish("ml-api: tests", true);
  expect(await outcome).toBe(true);
  expect(desk.take("ml-api: tests", "2")).toBe(false);
});

test("what a worker that ended has not done is named, and did not hold", async () => {
  const desk = openDesk(["1", "2"]);
  desk.take("done", "1");
  desk.finish("done", true);
  desk.take("begun", "1");
  desk.take("other", "2");
  expect(desk.leave("1")).toEqual(["begun"]);
  expect(await desk.outcome("begun")).toBe(false);
  expect(await desk.outcome("done")).toBe(true);
});

test("a worker is alone once all others have left, also those that have not begun", async () => {
  const desk = openDesk(["1", "2", "3"]);
  let isAlone = false;
  const alone = desk.alone("2").then(() => (isAlone = true));
  desk.leave("1");
  await new Promise(setImmediate);
  expect(isAlone).toBe(false);
  desk.leave("3");
  await alone;
  await unshared().alone();
});

test("the only worker takes every part once", async () => {
  const sharing = unshared();
  expect(await sharing.take("a part")).toBe(true);
  expect(await sharing.take("a part")).toBe(false);
  await sharing.finish("a part", true);
  expect(await sharing.outcome("a part")).toBe(true);
});

test("a worker in another process asks through its channel, and learns when that closes", async () => {
  const desk = openDesk(["1", "2"]);
  desk.take("mine", "1");
  const child = spawn(process.execPath, ["--input-type=module", "--eval", WORKER], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  serveDesk(desk, "2", child);
  let printed = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.includes("waiting")) desk.finish("mine", true);
    if (printed.includes("mine: true")) desk.leave("1");
    if (child.connected && printed.includes("alone")) child.disconnect();
  });
  await once(child, "exit");
  await vi.waitFor(() => expect(printed).toContain("closed"));
  expect(printed.trim().split("\n")).toEqual(["mine: false", "free: true", "waiting", "mine: true", "alone", "closed"]);
  expect(desk.leave("2")).toEqual(["free"]);
});

const WORKER = `
import { askDesk } from ${JSON.stringify(join(import.meta.dirname, "sharing.ts"))};
const sharing = askDesk(process, () => console.log("closed"));
console.log("mine:", await sharing.take("mine"));
console.log("free:", await sharing.take("free"));
console.log("waiting");
console.log("mine:", await sharing.outcome("mine"));
await sharing.alone();
console.log("alone");
`;
