import { stat } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { siteAddress } from "../schemas/site-address.ts";
import { answerFrom } from "./site.ts";

/** Both addresses that "localhost" may stand for; nothing is served to other machines. */
const LOOPBACK = ["127.0.0.1", "::1"];

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

/** Serves a built site on this machine until Ctrl-C: serve.ts [--root dist] [--no-headers], PORT=4321. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { root: { type: "string", default: "dist" }, "no-headers": { type: "boolean", default: false } },
  });
  const port = readPort(process.env["PORT"]);
  await checkBuilt(values.root);
  const { base } = siteAddress(process.env);
  const listener = answerFrom({ root: values.root, base, securityHeaders: !values["no-headers"] });
  const servers = await listenOnLoopback(listener, port);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop(servers));
  console.log(`Runs Anywhere is at http://localhost:${port}${base} – Ctrl-C stops it.`);
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? "4321");
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT is "${text}", which is not a port. Give a number from 1 to 65535, such as PORT=4322.`);
}

async function checkBuilt(root: string): Promise<void> {
  await stat(join(root, "index.html")).catch((cause: unknown) => {
    throw new Error(`There is no built site in ${root}/. Run npm start, or npm run build first.`, { cause });
  });
}

/** Listens on every loopback address that this machine has. */
async function listenOnLoopback(listener: RequestListener, port: number): Promise<Server[]> {
  const servers: Server[] = [];
  for (const host of LOOPBACK) {
    const server = createServer(listener);
    try {
      await listen(server, port, host);
      servers.push(server);
    } catch (cause) {
      const code = codeOf(cause);
      if (host === "::1" && (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT")) continue;
      stop(servers);
      throw new Error(explain(code, port), { cause });
    }
  }
  return servers;
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

function explain(code: string | undefined, port: number): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} is in use by another program. Stop that one, or take another port: PORT=${port === 65_535 ? 4321 : port + 1} npm start`;
  }
  if (code === "EACCES") return `This account may not use port ${port}. Take one above 1023: PORT=4322 npm start`;
  return `Port ${port} cannot be used (${code ?? "unknown reason"}). Take another one: PORT=4322 npm start`;
}

function stop(servers: readonly Server[]): void {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
}
