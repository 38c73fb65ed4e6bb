import type { EngineOffer } from "./runtime.ts";

/** What a reader is told before an engine is loaded: "Python, 6.4 MB, once". */
export function describeOffer(offer: EngineOffer): string {
  return `${offer.name}, ${megabytes(sentBytes(offer))}, once`;
}

/** What travels when an engine is loaded for the first time, in bytes. */
export function sentBytes({ files }: Pick<EngineOffer, "files">): number {
  return files.reduce((sum, file) => sum + file.sent, 0);
}

/** "6.4 MB"; one digit after the point below 100 MB, and never less than 0.1. */
export function megabytes(bytes: number): string {
  const size = bytes / 1e6;
  return size >= 99.95 ? `${Math.round(size)} MB` : `${Math.max(size, 0.1).toFixed(1)} MB`;
}
