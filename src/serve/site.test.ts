import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filePolicy } from "./csp.ts";
import { answerFrom } from "./site.ts";

const HOME = `<html><head><meta http-equiv="content-security-policy" content="script-src 'self' 'sha256-own='"></head><body>Home</body></html>`;

let folder: string;
let servers: Record<"plain" | "under" | "bare", Server>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "site-"));
  await write("secret.txt", "outside");
  await write("dist/index.html", HOME);
  await write("dist/404.html", "<html>Lost?</html>");
  await write("dist/labs/sir/index.html", "<html>Lab</html>");
  await write("dist/labs/node/index.html", "<html>Node</html>");
  await write("dist/_astro/page.abc.js", "export {};");
  await write("dist/pagefind/wasm.en.pagefind", "bytes");
  await write("dist/examples/sir-api.git/info/refs", "0123\trefs/heads/main\n");
  await write("dist/examples/sir-api.git/objects/pack/pack-1.pack", "PACK");
  const options = { root: join(folder, "dist"), base: "/", securityHeaders: true };
  servers = {
    plain: await start(createServer(answerFrom(options))),
    under: await start(createServer(answerFrom({ ...options, base: "/course/" }))),
    bare: await start(createServer(answerFrom({ ...options, securityHeaders: false }))),
  };
});

afterAll(async () => {
  for (const server of Object.values(servers)) server.close();
  await rm(folder, { recursive: true });
});

describe("addresses", () => {
  test("a folder's address gives its page", async () => {
    const page = await fetchRaw("/labs/sir/");
    expect([page.status, page.text, page.headers["content-type"]]).toEqual([
      200,
      "<html>Lab</html>",
      "text/html; charset=utf-8",
    ]);
  });

  test("a folder's address without its slash leads to the one with it, and the query stays", async () => {
    const page = await fetchRaw("/labs/sir?beta=0.3");
    expect([page.status, page.headers.location]).toEqual([301, "/labs/sir/?beta=0.3"]);
  });

  test("two slashes at the start lead to no other host", async () => {
    expect((await fetchRaw("//labs/sir")).headers.location).toBe("/labs/sir/");
  });

  test("an address without a page answers 404 with the page that helps", async () => {
    for (const path of ["/nothing/", "/nothing.js", "/_astro/", "/index.html/"]) {
      const page = await fetchRaw(path);
      expect([path, page.status, page.text]).toEqual([path, 404, "<html>Lost?</html>"]);
    }
  });

  test.each(["/../secret.txt", "/%2e%2e/secret.txt", "/labs/..%2f..%2fsecret.txt", "/..%5csecret.txt", "/labs/%00/"])(
    "%s leads to nothing outside the site",
    async (path) => {
      const answer = await fetchRaw(path);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain("outside");
    },
  );

  test("an address that cannot be decoded answers 400", async () => {
    expect((await fetchRaw("/%E0%A4%A")).status).toBe(400);
  });

  test("a site under a path answers there and leads to it from the root", async () => {
    expect((await fetchRaw("/course/labs/sir/", {}, servers.under)).text).toBe("<html>Lab</html>");
    expect((await fetchRaw("/", {}, servers.under)).headers.location).toBe("/course/");
    expect((await fetchRaw("/labs/sir/", {}, servers.under)).status).toBe(404);
  });

  test("only reading is allowed", async () => {
    const answer = await fetchRaw("/", {}, servers.plain, "POST");
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  test("HEAD gives the headers of a page without the page", async () => {
    const answer = await fetchRaw("/", {}, servers.plain, "HEAD");
    expect([answer.status, answer.text, answer.headers["content-length"]]).toEqual([200, "", String(HOME.length)]);
  });
});

describe("compression and caching", () => {
  test("text is compressed as the browser asks", async () => {
    const brotli = await fetchRaw("/", { "accept-encoding": "gzip, br" });
    expect([brotli.headers["content-encoding"], brotliDecompressSync(brotli.bytes).toString()]).toEqual(["br", HOME]);
    const gzipped = await fetchRaw("/", { "accept-encoding": "gzip, br;q=0" });
    expect([gzipped.headers["content-encoding"], gunzipSync(gzipped.bytes).toString()]).toEqual(["gzip", HOME]);
    expect((await fetchRaw("/")).headers["content-encoding"]).toBeUndefined();
  });

  test("what git fetches is sent as it is", async () => {
    const refs = await fetchRaw("/examples/sir-api.git/info/refs?service=git-upload-pack", {
      "accept-encoding": "gzip",
    });
    expect([refs.headers["content-type"], refs.headers["content-encoding"]]).toEqual([
      "text/plain; charset=utf-8",
      undefined,
    ]);
    const pack = await fetchRaw("/examples/sir-api.git/objects/pack/pack-1.pack", { "accept-encoding": "gzip" });
    expect([pack.text, pack.headers["content-encoding"]]).toEqual(["PACK", undefined]);
  });

  test("a file that did not change is not sent again, and a changed one is", async () => {
    for (const path of ["/labs/sir/", "/pagefind/wasm.en.pagefind"]) {
      const { etag } = (await fetchRaw(path)).headers;
      expect((await fetchRaw(path, { "if-none-match": etag ?? "" })).status).toBe(304);
    }
    await write("dist/changing.txt", "one");
    const first = await fetchRaw("/changing.txt");
    await write("dist/changing.txt", "two!");
    expect((await fetchRaw("/changing.txt", { "if-none-match": first.headers.etag ?? "" })).text).toBe("two!");
  });

  test("only files whose name holds their hash are kept without asking", async () => {
    expect((await fetchRaw("/_astro/page.abc.js")).headers["cache-control"]).toContain("immutable");
    expect((await fetchRaw("/")).headers["cache-control"]).toBe("no-cache");
  });
});

describe("security headers", () => {
  test("a page's header says what its meta element says, and who may frame it", async () => {
    const { headers } = await fetchRaw("/");
    expect(headers["content-security-policy"]).toBe("script-src 'self' 'sha256-own='; frame-ancestors 'self'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  test("a script, which may be a worker's, comes with a policy of its own", async () => {
    const { headers } = await fetchRaw("/_astro/page.abc.js");
    expect(headers["content-security-policy"]).toBe(`${filePolicy}; frame-ancestors 'self'`);
  });

  test("the page with a Node of others is isolated, no other page is, and scripts may be workers of it", async () => {
    expect(await isolation("/labs/node/")).toEqual(["same-origin", "require-corp"]);
    expect(await isolation("/course/labs/node/", servers.under)).toEqual(["same-origin", "require-corp"]);
    expect(await isolation("/_astro/page.abc.js")).toEqual([undefined, "require-corp"]);
    expect((await fetchRaw("/labs/node/")).headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect((await fetchRaw("/labs/sir/")).headers["referrer-policy"]).toBe("same-origin");
    expect(await isolation("/labs/sir/")).toEqual([undefined, undefined]);
    expect(await isolation("/labs/node/", servers.bare)).toEqual([undefined, undefined]);
  });

  test("an imitated plain host sends none", async () => {
    const { headers } = await fetchRaw("/", {}, servers.bare);
    expect(headers["content-security-policy"]).toBeUndefined();
  });
});

async function isolation(path: string, server?: Server): Promise<unknown[]> {
  const { headers } = await fetchRaw(path, {}, server);
  return [headers["cross-origin-opener-policy"], headers["cross-origin-embedder-policy"]];
}

interface Answer {
  status: number | undefined;
  headers: IncomingMessage["headers"];
  bytes: Buffer;
  text: string;
}

/** Asks for a path exactly as it is written; fetch would tidy it up. */
async function fetchRaw(
  path: string,
  headers: Record<string, string> = {},
  server: Server = servers.plain,
  method = "GET",
): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers, method, agent: false }, resolve).on("error", reject).end();
  });
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) parts.push(part);
  const bytes = Buffer.concat(parts);
  return { status: response.statusCode, headers: response.headers, bytes, text: bytes.toString() };
}

async function start(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}
