/** What a program may hold at once: enough for lessons, and little enough for a phone. */
export const MOST_MEMORY = 512 * 2 ** 20;

const PAGE = 2 ** 16;

/** Lets no memory of WebAssembly in this worker grow over a limit; the engine then reports that there is none left. */
export function limitMemory(most: number): void {
  const grow = Reflect.get(WebAssembly.Memory.prototype, "grow");
  WebAssembly.Memory.prototype.grow = function growWithin(pages: number): number {
    if (this.buffer.byteLength + pages * PAGE > most) throw new RangeError(`Memory is limited to ${most} bytes.`);
    return Reflect.apply(grow, this, [pages]);
  };
}
