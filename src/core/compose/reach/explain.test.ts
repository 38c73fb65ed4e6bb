import { expect, test } from "vitest";
import { loadProject } from "../load.ts";
import { explainPort, explainWayOut } from "./explain-port.ts";
import { explain } from "./explain.ts";
import { type Reach, reachOf } from "./reach.ts";

/** A stack of services, each told by the lines below its image. */
function stackOf(services: Record<string, string>, rest = "", stopped: readonly string[] = []): Reach {
  const texts = Object.entries(services).map(([name, lines]) => `  ${name}:\n    image: postgres:17\n    ${lines}\n`);
  const { stack } = loadProject({
    files: new Map([["compose.yaml", `services:\n${texts.join("")}${rest}`]]),
    environment: new Map(),
    profiles: [],
    folder: "/home/ada/demo",
  });
  return reachOf(stack, { isRunning: ({ id }) => !stopped.includes(id) });
}

function ask(reach: Reach, from: string, name: string, port?: number): string {
  const container = reach.containers.find(({ id }) => id === from);
  if (container === undefined) throw new Error(`There is no container ${from}.`);
  const service = reach.stack.services.get(name);
  const isPlain = port === undefined && service !== undefined;
  return explain(reach, isPlain ? reach.askFor(container, service) : reach.ask(container, name, port));
}

const two = "networks: {front: , back: }\n";
const tiers = stackOf({ web: "networks: [front]", api: "networks: [front, back]", db: "networks: [back]" }, two);
const kept = stackOf(
  { api: "command: serve --port 8000", db: "command: serve --host 127.0.0.1 --port 5432" },
  "networks: {default: {driver_opts: {com.docker.network.bridge.enable_icc: 'false'}}}\n",
);
const guests = stackOf({
  api: "command: serve --port 8000",
  side: "network_mode: service:api\n    command: serve --port 9100",
  job: "network_mode: none",
  node: "network_mode: host",
  old: "network_mode: bridge",
  db: "networks: {default: {aliases: [store]}}",
});
const names = stackOf({
  api: "links: ['db:database']\n    extra_hosts: ['cache:127.0.0.1', 'host.docker.internal:host-gateway', 'far:192.0.2.7']",
  db: "hostname: pg",
});

test.each([
  [tiers, "api", "db", undefined, "api and db share the network back. db listens on 5432."],
  [tiers, "web", "db", undefined, "No network in common: web has front, db has back."],
  [tiers, "api", "db", 8000, "api and db share the network back. db listens on 5432, not on 8000."],
  [tiers, "api", "api", undefined, "api is api itself. api listens on 5432."],
  [tiers, "api", "bd", 1, "Nothing that api can ask knows the name bd."],
  [
    kept,
    "db",
    "api",
    undefined,
    "db and api share the network default. The network keeps its members apart (enable_icc is false).",
  ],
  [
    kept,
    "api",
    "db",
    undefined,
    "api and db share the network default. db listens on 127.0.0.1:5432 alone, where only its own container gets in. Let it listen on 0.0.0.0.",
  ],
  [
    guests,
    "db",
    "side",
    undefined,
    "side has no name of its own: it shares the network of api, so ask for api and the port of side.",
  ],
  [guests, "side", "localhost", 8000, "localhost is the container itself, not the machine. api listens on 8000."],
  [guests, "db", "api", 9100, "db and api share the network default. side listens on 9100."],
  [guests, "job", "db", undefined, "job has no network (network_mode: none), so it knows no name but localhost."],
  [guests, "db", "job", undefined, "job has no network (network_mode: none), so nobody reaches it."],
  [
    guests,
    "node",
    "db",
    undefined,
    "node uses the machine's own network (network_mode: host), where names of services are not known. It reaches published ports at localhost.",
  ],
  [
    guests,
    "db",
    "node",
    undefined,
    "node uses the machine's own network (network_mode: host), so no network of the stack knows its name.",
  ],
  [guests, "old", "db", undefined, "old is in the engine's own network, bridge, where names are not known."],
  [
    guests,
    "api",
    "store",
    5432,
    "store is another name of db. api and db share the network default. db listens on 5432.",
  ],
  [
    names,
    "api",
    "database",
    5432,
    "For api alone, database is another name of db (links); both are in the network default. db listens on 5432.",
  ],
  [names, "db", "database", 5432, "Nothing that db can ask knows the name database."],
  [names, "db", "pg", 5432, "pg is db itself. db listens on 5432."],
  [
    names,
    "api",
    "cache",
    6379,
    "api has a line for cache in its /etc/hosts (extra_hosts), which counts before other names: it leads to the container itself (127.0.0.1). api listens on 5432, not on 6379.",
  ],
])("explain(…) of %#: %s asks for %s", (reach, from, name, port, sentence) => {
  expect(ask(reach, from, name, port)).toBe(sentence);
});

test("explain(…) tells of a service that does not run, on both sides", () => {
  const reach = stackOf({ api: "tty: true", db: "tty: true" }, "", ["db"]);
  expect(ask(reach, "api", "db")).toBe("db does not run, and only a running container has a name in a network.");
  expect(ask(reach, "db", "api")).toBe("db does not run, so nothing in it can ask.");
});

test.each([
  ["ports: ['8000:5432']", "", "Everybody who reaches this machine comes to db, by port 8000."],
  ["ports: ['127.0.0.1:8000:5432']", "", "Only programs on this machine come to db, by port 8000 of 127.0.0.1."],
  ["ports: ['5432']", "", "Everybody who reaches this machine comes to db, by a port that the engine chooses."],
  [
    "ports: ['8000:80']\n    command: postgres --port 5432",
    "",
    "Everybody who reaches this machine comes to db, by port 8000. But nothing answers: db listens on 5432, not on 80.",
  ],
  [
    "ports: ['8000:5432']\n    networks: [back]",
    "networks: {back: {internal: true}}",
    "Nobody comes to db from outside: all its networks are internal, and there the engine publishes nothing.",
  ],
  [
    "ports: ['8000:5432']\n    network_mode: host",
    "",
    "db uses the machine's own network, so what it publishes is left out. Its ports are ports of the machine already.",
  ],
])("explainPort(…) of %j", (lines, rest, sentence) => {
  const reach = stackOf({ db: lines }, rest);
  const [publication] = reach.publications;
  expect(publication && explainPort(reach, publication)).toBe(sentence);
});

test("explainPort(…) tells whose port it is already", () => {
  const reach = stackOf({ api: "ports: ['8000:1']", db: "ports: ['127.0.0.1:8000:2']" });
  const sentences = reach.publications.map((each) => explainPort(reach, each));
  expect(sentences[1]).toBe("Port 8000 of the machine belongs to api already, so db cannot start.");
});

test("explainWayOut(…) names the network, or says why there is none", () => {
  const reach = stackOf(
    { web: "networks: [front, back]", db: "networks: [back]", job: "network_mode: none" },
    "networks: {front: , back: {internal: true}}",
  );
  expect(reach.containers.map((each) => explainWayOut(reach, each))).toEqual([
    "web reaches the outside by the network front.",
    "db reaches nothing outside: all its networks are internal.",
    "job has no network (network_mode: none), so it reaches nothing outside.",
  ]);
});
