import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from "node:http";
import { extname, join, relative, resolve, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { filePolicy, readPolicy } from "./csp.ts";
import { encode, findFile, TextFiles, type Encoding, type Kept } from "./disk.ts";
import { isolationHeaders } from "./isolation.ts";
import { isCompressible, mediaType } from "./media-type.ts";

export interface SiteOptions {
  /** The folder of the built site. */
  readonly root: string;
  /** The path that the site lives under, with both slashes: "/" or "/course/". */
  readonly base: string;
  /** False imitates a plain host, which sends no header of ours; the policy then comes from the pages alone. */
  readonly securityHeaders: boolean;
}

/** Answers requests from a built site as a good static host does: folders, 404 page, compression, validation. */
export function answerFrom(options: SiteOptions): RequestListener {
  const site = { ...options, root: resolve(options.root), texts: new TextFiles() };
  return (request, response) => {
    answer(site, request, response).catch((error: unknown) => {
      console.error(
        `${request.method} ${request.url} failed: ${error instanceof Error ? error.message : String(error)}`,
      );
      if (response.headersSent) response.destroy();
      else sendText(response, 500, "The server failed to read this file. Its terminal says why.\n");
    });
  };
}

/** Folders whose addresses change with the content: files there are fetched once. */
const LASTING = ["_astro", join("runtimes", "python"), join("runtimes", "r")];

/** What Node says of a reader who is gone, before or while a file is sent. */
const CLOSED = new Set(["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_UNABLE_TO_PIPE"]);

type Site = SiteOptions & { readonly texts: TextFiles };

async function answer(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return sendText(response, 405, "This site can only be read.\n");
  }
  const { path, query } = splitTarget(request.url ?? "/");
  if (path === undefined) return sendText(response, 400, "This address is not written correctly.\n");
  if (!path.startsWith(site.base)) {
    const inside = path === "/" || `${path}/` === site.base;
    return inside ? redirect(response, site.base) : await sendMissing(site, request, response);
  }
  const found = await findFile(site.root, `/${path.slice(site.base.length)}`);
  if (found.kind === "folder") return redirect(response, `${encodeURI(path)}/${query}`);
  if (found.kind === "nothing") return await sendMissing(site, request, response);
  await sendFile(site, request, response, found.path, 200);
}

/** The decoded path with single slashes, undefined when it cannot be decoded, and the query with its "?". */
function splitTarget(target: string): { path: string | undefined; query: string } {
  const mark = target.indexOf("?");
  const raw = mark === -1 ? target : target.slice(0, mark);
  const query = mark === -1 ? "" : target.slice(mark);
  try {
    return { path: decodeURIComponent(raw).replaceAll(/[/\\]+/g, "/"), query };
  } catch {
    return { path: undefined, query };
  }
}

async function sendMissing(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const found = await findFile(site.root, "/404.html");
  if (found.kind !== "file") return sendText(response, 404, "There is no page at this address.\n");
  await sendFile(site, request, response, found.path, 404);
}

async function sendFile(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  status: number,
): Promise<void> {
  const inside = relative(site.root, path);
  response.setHeader("Content-Type", mediaType(inside));
  response.setHeader(
    "Cache-Control",
    LASTING.some((folder) => inside.startsWith(folder + sep)) ? "public, max-age=31536000, immutable" : "no-cache",
  );
  if (!isCompressible(inside)) return await streamFile(site, request, response, path, status);
  const file = await site.texts.read(path);
  const headers = { ...securityHeaders(site, path, file), ETag: file.etag, Vary: "Accept-Encoding" };
  if (status === 200 && request.headers["if-none-match"] === file.etag)
    return void response.writeHead(304, headers).end();
  const encoding = chooseEncoding(request.headers["accept-encoding"]);
  const body = await encode(file, encoding);
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  response.writeHead(status, { ...headers, "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

async function streamFile(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  status: number,
): Promise<void> {
  const { size, mtimeMs } = await stat(path);
  const headers = { ...securityHeaders(site, path), ETag: `"${size}-${Math.round(mtimeMs)}"`, "Content-Length": size };
  if (request.headers["if-none-match"] === headers.ETag)
    return void response.writeHead(304, { ...headers, "Content-Length": 0 }).end();
  response.writeHead(status, headers);
  if (request.method === "HEAD") return void response.end();
  await pipeline(createReadStream(path), response).catch((error: NodeJS.ErrnoException) => {
    // A reader who closes the page before the end is no failure.
    if (!CLOSED.has(error.code ?? "")) throw error;
  });
}

/** The policy of a page is the one in its meta element, and who may frame it, which only a header can say. */
function securityHeaders(site: Site, path: string, file?: Kept): OutgoingHttpHeaders {
  if (!site.securityHeaders) return {};
  const own = file && extname(path) === ".html" ? readPolicy(file.bytes.toString("utf8")) : undefined;
  return {
    "Content-Security-Policy": `${own ?? filePolicy}; frame-ancestors 'self'`,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    ...isolationHeaders(relative(site.root, path)),
  };
}

function chooseEncoding(accepted: string | string[] | undefined): Encoding {
  const names = String(accepted ?? "")
    .split(",")
    .map((part) => part.trim());
  const takes = (name: string): boolean =>
    names.some((part) => part === name || (part.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(part)));
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { Location: location, "Cache-Control": "no-cache" }).end();
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
}
