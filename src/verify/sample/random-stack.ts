import type { Chance } from "./chance.ts";

/** A stack made up at random, and what is done to it after its start. */
export interface RandomStack {
  /** The text of its compose.yaml, which is YAML too. */
  readonly text: string;
  /** The words behind `docker compose`, one command after the other; the first starts the stack. */
  readonly commands: readonly (readonly string[])[];
  readonly services: readonly RandomService[];
  /** Ports of the machine that services publish. */
  readonly ports: readonly number[];
}

/** What is tried of a service. */
export interface RandomService {
  readonly name: string;
  /** Other services ask for each of these. */
  readonly names: readonly string[];
  readonly port: number;
  /** Folders in which a file is left. */
  readonly folders: readonly string[];
}

/** A service as it is written, with what those after it have to know of it. */
interface Draft extends RandomService {
  readonly role: Role;
  readonly written: Readonly<Record<string, unknown>>;
  readonly published: readonly number[];
}

type Role = "server" | "late" | "sick" | "job" | "failing" | "idle";

const NAMES = ["store", "model", "board", "batch"];
const PORTS = [8000, 9000, 7000, 6000];
const ROLES: readonly Role[] = ["server", "server", "late", "late", "sick", "job", "job", "failing", "idle"];
/** Once a stack is started these are done to it. */
const DEEDS = ["stop", "restart", "kill", "down", "down -v", "rm -fsv", "stop one", "restart one", "kill one"];

/** Makes up a stack of two to four services. @param ports The first of four ports of the machine that are its own. */
export function randomStack(chance: Chance, image: string, ports: number): RandomStack {
  const drafts: Draft[] = [];
  for (const [index, name] of NAMES.slice(0, 2 + chance.below(3)).entries())
    drafts.push(randomService(chance, { name, image, before: drafts, port: PORTS[index] ?? 0, ports: ports + index }));
  const top = {
    networks: { front: {}, back: chance.percent(30) ? { internal: true } : {} },
    volumes: { data: {}, shared: {} },
  };
  const services = Object.fromEntries(drafts.map(({ name, written }) => [name, written]));
  return {
    text: `${JSON.stringify({ services, ...top }, undefined, 1)}\n`,
    commands: [["up", "-d"], ...randomDeeds(chance, drafts)],
    services: drafts,
    ports: drafts.flatMap(({ published }) => published),
  };
}

interface Making {
  readonly name: string;
  readonly image: string;
  readonly before: readonly Draft[];
  readonly port: number;
  readonly ports: number;
}

function randomService(chance: Chance, making: Making): Draft {
  const { name, image, before, port, ports } = making;
  const role = chance.one(ROLES);
  const network = randomNetwork(chance, before);
  const isGuest = typeof network.written["network_mode"] === "string";
  const publishes = !isGuest && (role === "server" || role === "late") && chance.percent(45);
  const mounts = randomMounts(chance);
  const written = {
    image,
    stop_grace_period: "0s",
    ...programOf(chance, role, port),
    ...dependenciesOf(chance, before),
    ...network.written,
    ...mounts.written,
    ...(publishes && { ports: [`${chance.one(["", "127.0.0.1:"])}${ports}:${port}`] }),
    ...(chance.percent(10) && { profiles: ["extra"] }),
  };
  const names = [name, ...network.aliases];
  return { name, names, port, role, written, folders: ["/", ...mounts.folders], published: publishes ? [ports] : [] };
}

/** What a service runs, and how its health is looked at. */
function programOf(chance: Chance, role: Role, port: number): Readonly<Record<string, unknown>> {
  const check = { test: "test -f /tmp/ready", interval: "300ms", timeout: "3s", retries: role === "sick" ? 2 : 60 };
  const programs: Readonly<Record<Role, object>> = {
    server: { command: `httpd -f -p ${port}` },
    late: { command: ["sh", "-c", `sleep 1; touch /tmp/ready; exec httpd -f -p ${port}`], healthcheck: check },
    sick: { command: "sleep 600", healthcheck: check },
    job: { command: ["sh", "-c", "sleep 0.2"] },
    failing: { command: ["sh", "-c", `sleep 0.2; exit ${1 + chance.below(9)}`] },
    idle: chance.percent(20) ? {} : { command: "sleep 600" },
  };
  return { ...programs[role] };
}

const CONDITIONS: Readonly<Record<Role, string>> = {
  server: "service_started",
  late: "service_healthy",
  sick: "service_healthy",
  job: "service_completed_successfully",
  failing: "service_completed_successfully",
  idle: "service_started",
};

/** Only what stands before it in the file can be needed, and nothing of a profile, so that the stack can be read. */
function dependenciesOf(chance: Chance, before: readonly Draft[]): Readonly<Record<string, unknown>> {
  const needed = before.filter(({ written }) => written["profiles"] === undefined && chance.percent(50));
  const entries = needed.map(({ name, role }) => [
    name,
    {
      condition: chance.percent(25) ? "service_started" : CONDITIONS[role],
      ...(chance.percent(20) && { required: false }),
    },
  ]);
  return entries.length === 0 ? {} : { depends_on: Object.fromEntries(entries) };
}

interface RandomNetwork {
  readonly written: Readonly<Record<string, unknown>>;
  readonly aliases: readonly string[];
}

function randomNetwork(chance: Chance, before: readonly Draft[]): RandomNetwork {
  if (chance.percent(8)) return { written: { network_mode: "none" }, aliases: [] };
  const hosts = before.filter(({ role, written }) => role === "server" && written["profiles"] === undefined);
  if (hosts.length > 0 && chance.percent(15))
    return { written: { network_mode: `service:${chance.one(hosts).name}` }, aliases: [] };
  if (chance.percent(35)) return { written: {}, aliases: [] };
  const joined = chance.one([["front"], ["back"], ["front", "back"], ["default", "back"]]);
  const aliases = chance.percent(40) ? [chance.one(["pool", "other.lab"])] : [];
  const networks = Object.fromEntries(joined.map((each, index) => [each, index === 0 ? { aliases } : {}]));
  return { written: { networks }, aliases };
}

function randomMounts(chance: Chance): {
  readonly written: Readonly<Record<string, unknown>>;
  readonly folders: readonly string[];
} {
  const volumes = ["data:/data", "shared:/shared", "/scratch", "./beside:/beside"].filter(() => chance.percent(30));
  const tmpfs = chance.percent(25) ? ["/memory"] : [];
  const folders = [...volumes.map((each) => each.replace(/^.*:/, "")), ...tmpfs];
  return { written: { ...(volumes.length > 0 && { volumes }), ...(tmpfs.length > 0 && { tmpfs }) }, folders };
}

function randomDeeds(chance: Chance, drafts: readonly Draft[]): string[][] {
  const open = drafts.filter(({ written }) => written["profiles"] === undefined).map(({ name }) => name);
  const deeds = Array.from({ length: 1 + chance.below(2) }, () => {
    const [deed = "", ...rest] = chance.one(DEEDS).split(" ");
    const name = rest[0] === "one" && open.length > 0 ? [chance.one(open)] : [];
    const flags = rest.filter((each) => each.startsWith("-"));
    return [deed, ...flags, ...(deed === "kill" || deed === "rm" ? [] : ["-t", "0"]), ...name];
  });
  return [...deeds, ["up", "-d"]];
}
