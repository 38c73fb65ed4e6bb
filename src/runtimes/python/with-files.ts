import type { ArrivedFiles } from "../engine-files.ts";

/**
 * Does something while requests for an engine's files are answered from those that have arrived. The engine asks for
 * them by address, and has no other way to be handed what was fetched with progress and kept.
 */
export async function withFiles<Value>(
  files: ArrivedFiles,
  folder: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const bytes = address.startsWith(folder) ? files.get(address.slice(folder.length)) : undefined;
    return bytes ? new Response(bytes, { headers: { "Content-Type": typeOf(address) } }) : await original(input, init);
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = original;
  }
}

function typeOf(address: string): string {
  return address.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
}
