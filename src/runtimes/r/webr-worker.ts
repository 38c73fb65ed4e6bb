import { answerEval } from "./webr-eval.ts";
import type { FilesMessage } from "./webr-files.ts";
import { createPrinter } from "./webr-printer.ts";
import { answerRequests } from "./webr-requests.ts";

/*
 * The worker in which R runs: webR's own, in surroundings that the site's policy allows. Its files come from the page,
 * there is no other network, and no text becomes code. A script of the older kind, because webR's scripts are.
 */

declare function importScripts(...addresses: string[]): void;

// R runs in an asynchronous loop of webR's: when that ends with an error, R is gone, and the page must hear of it.
addEventListener("unhandledrejection", ({ reason }) => reportError(reason));

addEventListener(
  "message",
  ({ data: { folder, files } }: MessageEvent<FilesMessage>) => {
    answerRequests(folder, files);
    answerEval();
    printPieces();
    // It takes over the messages that follow.
    importScripts(`${folder}webr-worker.js`);
  },
  { once: true },
);

/** Sees to it that what R writes goes through our printers: webR's own hands over lines, each by itself. */
function printPieces(): void {
  const streams = { stdout: printTo("stdout"), stderr: printTo("stderr") };
  Object.defineProperty(globalThis, "Module", {
    configurable: true,
    get: () => undefined,
    set: (value: object) => {
      const module = Object.assign(value, streams);
      Object.defineProperty(globalThis, "Module", { value: module, configurable: true, writable: true });
    },
  });
}

function printTo(type: "stdout" | "stderr"): (byte: number | null) => void {
  return createPrinter((data) => postMessage({ type, data }));
}
