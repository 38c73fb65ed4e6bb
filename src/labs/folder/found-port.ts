import type { Found } from "./source.ts";

/** What ends the list; no batch is empty. */
const END: readonly Found[] = [];

/** Sends what is found to the other end of a channel, until it is all there or nobody there wants more. */
export async function sendFound(found: AsyncIterable<readonly Found[]>, port: MessagePort): Promise<void> {
  let isWanted = true;
  port.addEventListener("message", () => {
    isWanted = false;
  });
  port.start();
  for await (const batch of found) {
    if (!isWanted) break;
    if (batch.length > 0) port.postMessage(batch, []);
  }
  port.postMessage(END, []);
}

/** Gives what comes through a channel, and says there when no more is wanted. */
export function receiveFound(port: MessagePort): ReadableStream<readonly Found[]> {
  return new ReadableStream({
    start(controller) {
      port.addEventListener("message", ({ data }: MessageEvent<readonly Found[]>) => {
        if (data.length > 0) return controller.enqueue(data);
        controller.close();
        port.close();
      });
      port.start();
    },
    cancel() {
      port.postMessage("enough", []);
      port.close();
    },
  });
}
