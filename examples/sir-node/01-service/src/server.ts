/** The service: the model behind two addresses, and a description of them at /openapi.json. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answer, VERSION } from "./answer.ts";
import { readJson, Refusal } from "./body.ts";
import { openapi } from "./openapi.ts";
import { readQuestion } from "./question.ts";

type Handler = (request: IncomingMessage) => unknown;

/** What is answered at each path to each method. */
const ROUTES: Record<string, Record<string, Handler>> = {
  "/": { GET: () => ({ service: "sir-node", version: VERSION, docs: "/openapi.json" }) },
  "/health": { GET: () => ({ status: "ok" }) },
  "/openapi.json": { GET: () => openapi() },
  "/simulate": { POST: runSimulation },
};

/** Makes the service; `log` is given one line for each request. */
export function makeServer(log: (line: string) => void = () => undefined): Server {
  return createServer((request, response) => {
    response.on("finish", () => log(`${request.method} ${request.url} ${response.statusCode}`));
    respond(request, response).catch((error: unknown) => {
      console.error(error);
      send(response, 500, { detail: "Internal Server Error" });
    });
  });
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    send(response, 200, await handlerOf(request, response)(request));
  } catch (error) {
    // The other side may be gone before its body was read.
    if (request.destroyed && !request.complete) return;
    if (!(error instanceof Refusal)) throw error;
    send(response, error.status, { detail: error.detail });
  }
}

function handlerOf(request: IncomingMessage, response: ServerResponse): Handler {
  const path = request.url?.split("?")[0] ?? "/";
  const methods = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (methods === undefined) throw new Refusal(404, "Not Found");
  const method = request.method ?? "GET";
  const handler = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (handler !== undefined) return handler;
  response.setHeader("allow", Object.keys(methods).join(", "));
  throw new Refusal(405, "Method Not Allowed");
}

async function runSimulation(request: IncomingMessage): Promise<unknown> {
  const result = readQuestion(await readJson(request));
  if ("problems" in result) throw new Refusal(422, result.problems);
  return answer(result.question);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  response.end(text);
}
