import { expect, test } from "vitest";
import { receiveFound, sendFound } from "./found-port.ts";
import type { Found } from "./source.ts";

async function* batches(count: number, onEnd = (): void => {}): AsyncGenerator<readonly Found[]> {
  try {
    for (let index = 0; index < count; index += 1) {
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      yield index % 3 === 0 ? [] : [{ kind: "folder", path: `${index}` }];
    }
  } finally {
    onEnd();
  }
}

test("what is sent comes out in the same order, and ends", async () => {
  const { port1, port2 } = new MessageChannel();
  void sendFound(batches(5), port2);
  const received: string[] = [];
  for await (const batch of receiveFound(port1)) received.push(...batch.map(({ path }) => path));
  expect(received).toEqual(["1", "2", "4"]);
});

test("who wants no more ends the search", async () => {
  const { port1, port2 } = new MessageChannel();
  const ended = new Promise<void>((resolve) => {
    void sendFound(batches(Infinity, resolve), port2);
  });
  for await (const [found] of receiveFound(port1)) if (found?.path === "4") break;
  await ended;
});
