import { expect, test } from "vitest";
import { growthOf, LIMIT } from "../../growth.ts";
import { loadProject } from "../load.ts";
import type { Service } from "../model.ts";
import { guessListeners } from "./listens.ts";

function serviceOf(lines: string): Service {
  const text = `services:\n  it:\n${lines.replaceAll(/^/gm, "    ")}\n`;
  const files = new Map([["compose.yaml", text]]);
  const { stack } = loadProject({ files, environment: new Map(), profiles: [], folder: "/demo" });
  const service = stack.services.get("it");
  if (service === undefined) throw new Error("The file has no service of this name.");
  return service;
}

test.each([
  ["image: postgres:17", [5432]],
  ["image: docker.io/library/redis@sha256:0000000000000000000000000000000000000000000000000000000000000000", [6379]],
  ["image: localhost:5000/mine/postgres", []],
  ["image: valkey/valkey:8.1", [6379]],
  ["image: api\nexpose: [8000]\nports: ['80:8001', '53:53/udp']", [8000, 8001]],
  ["image: python:3.13-slim\ncommand: python3 -m http.server 8000", [8000]],
  ["image: python:3.13-slim\ncommand: python3 -m http.server", [8000]],
  ["image: python:3.13-slim\ncommand: python3 -m http.server --directory /srv 9000\nports: ['1:1']", [9000]],
  ["image: python:3.13-slim\ncommand: sh -c 'python3 -m http.server 8000 & python3 -m http.server 8001'", [8000, 8001]],
  ["image: api\ncommand: uvicorn api:app --host 0.0.0.0 --port 8000", [8000]],
  ["image: api\ncommand: uvicorn api:app --port 8000", ["8000 local"]],
  ["image: api\ncommand: gunicorn --bind 127.0.0.1:8000 api:app", ["8000 local"]],
  ["image: api\ncommand: gunicorn -b 0.0.0.0:8000 api:app", [8000]],
  ["image: app\ncommand: streamlit run app.py --server.port=8501", [8501]],
  ["image: app\ncommand: python3 -m http.server 8000 --bind localhost", ["8000 local"]],
  ["image: postgres:17\ncommand: postgres -p 5433", [5433]],
  ["image: postgres:17\ncommand: sleep infinity", []],
  ["image: api\ncommand: serve --port 99999", []],
])("guessListeners(%j) gives %j", (lines, ports) => {
  const told = guessListeners(serviceOf(lines)).map(({ port, isLocal }) => (isLocal ? `${port} local` : port));
  expect(told).toEqual(ports);
});

function longCommand(size: number): Service {
  return { ...serviceOf("image: a"), command: ["http.server", "--port 8 ".repeat(size)] };
}

test("guessListeners(…) of a command of any length takes a time that grows with it", () => {
  expect(growthOf({ make: longCommand, work: guessListeners })).toBeLessThan(LIMIT);
});
