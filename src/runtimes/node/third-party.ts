/** Whose servers a WebContainer needs, as pages name them. */
export const COMPANY = "StackBlitz";

/** Every other origin that the page may load from: the frame that the client of WebContainers opens, and nothing else. */
export const FRAME_ORIGINS = ["https://stackblitz.com"] as const;

/** What the page's policy says beside that of every other page. */
export const FRAME_POLICY = `frame-src ${FRAME_ORIGINS.join(" ")}` as const;

/**
 * The headers without which no browser shares memory between a page and its frames, which a WebContainer needs.
 * Only the host can send them: a page cannot ask for them itself.
 */
export const ISOLATION_HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
} as const;
