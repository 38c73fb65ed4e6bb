import type { ArrivedFiles } from "../engine-files.ts";

/** The first message to webR's worker: the files that have arrived, by their whole addresses. */
export interface FilesMessage {
  readonly kind: "files";
  readonly folder: string;
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

/**
 * Starts webR while every worker that is made is one of ours, which has been handed the files: webR makes its worker
 * from an address and has no other way to be given what was fetched with progress and kept.
 */
export function withOwnWorker<Value>(
  files: ArrivedFiles,
  folder: string,
  onBreak: () => void,
  start: () => Value,
): Value {
  const worker = new Worker(new URL("./webr-worker.ts", import.meta.url));
  worker.addEventListener("error", onBreak);
  // Before webR listens, which would write it to the console.
  worker.addEventListener("message", holdBackNotice);
  const message: FilesMessage = { kind: "files", folder, files };
  // Handed over, not copied: nobody needs them here again.
  worker.postMessage(
    message,
    [...files.values()].map(({ buffer }) => buffer),
  );
  const Original = globalThis.Worker;
  globalThis.Worker = new Proxy(Original, { construct: () => worker });
  try {
    return start();
  } finally {
    globalThis.Worker = Original;
  }
}

/** Without shared memory webR warns that a prompt of R cannot open within another. Nothing here opens one. */
function holdBackNotice(
  event: MessageEvent<{ type?: unknown; data?: { type?: unknown; data?: unknown } } | null>,
): void {
  const { type, data } = event.data ?? {};
  if (type !== "system" || data?.type !== "console.warn") return;
  if (String(data.data).includes("nested R REPLs are not available")) event.stopImmediatePropagation();
}
