import type { FilesMessage } from "./webr-files.ts";

/** What R sees in place of a file that this site does not bring, such as its help: an image without files, or nothing. */
const NO_FILES = new TextEncoder().encode('{"files":[]}');
const NOTHING = new Uint8Array();

/**
 * Answers what webR asks for from files that have arrived, and refuses everything else, so that no other origin is ever
 * asked: not webR's own host, nor its index of packages.
 */
export function answerRequests(folder: string, files: FilesMessage["files"]): void {
  const find = (address: string | URL): Uint8Array<ArrayBuffer> | undefined => {
    const { href } = new URL(address, folder);
    const path = href.startsWith(folder) ? href.slice(folder.length) : undefined;
    if (path === undefined) return undefined;
    // R would break over a file that it knows of and cannot read.
    return (
      files.get(path) ?? (path.endsWith(".js.metadata") ? NO_FILES : path.startsWith("vfs/") ? NOTHING : undefined)
    );
  };
  globalThis.fetch = async (input) => {
    const address = input instanceof Request ? input.url : input;
    const bytes = find(address);
    if (!bytes) return new Response(undefined, { status: 404 });
    const type = String(address).endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(bytes, { headers: { "Content-Type": type } });
  };
  Object.assign(globalThis, { XMLHttpRequest: requestClass(find) });
}

/** As much of XMLHttpRequest as Emscripten uses to read a file while R waits for it. */
function requestClass(find: (address: string | URL) => Uint8Array<ArrayBuffer> | undefined) {
  return class FileRequest {
    responseType = "arraybuffer";
    response: ArrayBuffer = new ArrayBuffer();
    status = 0;
    onload: (() => void) | undefined;
    #bytes: Uint8Array<ArrayBuffer> | undefined;

    open(_method: string, address: string): void {
      this.#bytes = find(address);
    }

    send(): void {
      this.status = this.#bytes ? 200 : 404;
      // A copy: whoever asked may change it, and may ask again.
      if (this.#bytes) this.response = this.#bytes.slice().buffer;
      this.onload?.();
    }

    get responseText(): string {
      return new TextDecoder().decode(this.response);
    }

    getResponseHeader(name: string): string | null {
      return name.toLowerCase() === "content-length" ? String(this.#bytes?.length ?? 0) : null;
    }

    setRequestHeader(): void {}
    overrideMimeType(): void {}
  };
}
