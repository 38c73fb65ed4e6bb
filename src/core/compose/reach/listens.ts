import type { Service } from "../model.ts";

/** A port on which a process of a container takes connections. */
export interface Listener {
  readonly port: number;
  /** Whether it listens on 127.0.0.1 alone, where nobody outside of its container reaches it. */
  readonly isLocal: boolean;
}

/**
 * Guesses on which ports a service listens: what its command says, else what it is known or told to do. Only the process itself
 * knows it; `expose` and `ports` are what the writer of the file believes.
 */
export function guessListeners(service: Service): Listener[] {
  const told = commandListeners(service);
  if (told !== undefined) return told;
  const ports = new Set([
    ...imagePorts(service.image ?? ""),
    ...service.expose.flatMap(exposedPort),
    ...service.ports.filter(({ protocol }) => protocol === "tcp").map(({ target }) => target),
  ]);
  return [...ports].map((port) => ({ port, isLocal: false }));
}

/**
 * Reads from a command where it listens; undefined when it does not say. A command that is known to listen nowhere, such as
 * `sleep`, gives none.
 */
export function commandListeners({ entrypoint = [], command = [] }: Service): Listener[] | undefined {
  const words = [...entrypoint, ...command].flatMap((word) => word.split(/[\s;&]+/)).slice(0, MOST_WORDS);
  const text = ` ${words.join("  ").slice(0, LONGEST)} `;
  if (/^ (?:sleep|tail|true|false|echo|exit) /.test(text)) return [];
  const [, address = "", port] = /(?:Server|bind)\(+\s*['"]([^'"]*)['"]\s*,\s*(\d+)/.exec(text) ?? [];
  if (port !== undefined) return [{ port: Number(port), isLocal: isLocalAddress(address) }];
  const servers = text.split(/(?= http\.server )/).filter((each) => each.startsWith(" http.server "));
  const found = servers.length > 0 ? servers.map(readServer) : [readOption(text)];
  return found.every((each) => each === undefined) ? undefined : found.filter((each) => each !== undefined);
}

/** Python's own server listens on 8000 unless told, with its port anywhere behind. */
function readServer(text: string): Listener | undefined {
  const [, port] = / (\d+) /.exec(text) ?? [];
  return listenerOn(port ?? "8000", text);
}

function readOption(text: string): Listener | undefined {
  return listenerOn(PORTS.map((pattern) => pattern.exec(text)?.[1]).find((port) => port !== undefined) ?? "", text);
}

function listenerOn(written: string, text: string): Listener | undefined {
  const port = Number(written);
  if (!(port > 0 && port < TOO_HIGH)) return undefined;
  const [, address = ""] = ADDRESS.exec(text) ?? [];
  return { port, isLocal: isLocalAddress(address) || (LOCAL_BY_DEFAULT.test(text) && address === "") };
}

const MOST_WORDS = 200;
const LONGEST = 5000;
const TOO_HIGH = 65_536;
const PORTS = [/ --(?:server\.)?port[= ]+(\d+) /, / (?:--bind|-b)[= ]+\S*:(\d+) /, / -p[= ]+(\d+) /];
const ADDRESS = / (?:--host|--bind|-b|-h|--ip|--server\.address)[= ]+([^\s:]+|\[[^\]\s]+\])/;
/** Servers for development, which listen on 127.0.0.1 unless a host is told. */
const LOCAL_BY_DEFAULT = / (?:\S*\/)?uvicorn | flask .* run | fastapi +dev /;

function isLocalAddress(address: string): boolean {
  return /^(?:127\.|localhost$|\[?::1)/.test(address);
}

/** Ports of images that many stacks use, as their documentation says. */
const IMAGE_PORTS: readonly (readonly [image: RegExp, ports: readonly number[]])[] = [
  [/^(?:postgres|postgis\/postgis|timescale\/timescaledb(?:-ha)?|pgvector\/pgvector)$/, [5432]],
  [/^(?:mysql|mariadb)$/, [3306]],
  [/^(?:redis|valkey\/valkey|redis\/redis-stack(?:-server)?)$/, [6379]],
  [/^mongo$/, [27_017]],
  [/^(?:nginx|httpd|caddy|traefik)$/, [80]],
  [/^rabbitmq$/, [5672]],
  [/^memcached$/, [11_211]],
  [/^elasticsearch$/, [9200]],
  [/^minio\/minio$/, [9000]],
  [/^(?:rocker\/(?:rstudio|tidyverse|verse))$/, [8787]],
  [/^(?:rocker\/shiny(?:-verse)?)$/, [3838]],
  [/^(?:rstudio\/plumber)$/, [8000]],
  [/^(?:jupyter|quay\.io\/jupyter)\/.+$/, [8888]],
  [/^grafana\/grafana(?:-oss)?$/, [3000]],
  [/^prom\/prometheus$/, [9090]],
  [/^registry$/, [5000]],
  [/^adminer$/, [8080]],
  [/^dpage\/pgadmin4$/, [80]],
];

function imagePorts(image: string): readonly number[] {
  const name = nameOfImage(image);
  return IMAGE_PORTS.find(([pattern]) => pattern.test(name))?.[1] ?? [];
}

/** Gives an image's name without registry of Docker Hub, tag and digest: "postgres" for docker.io/library/postgres:17. */
export function nameOfImage(image: string): string {
  const [name = ""] = image.split("@");
  return name.replace(/:[^:/]*$/, "").replace(/^(?:docker\.io\/)?(?:library\/)?/, "");
}

function exposedPort(written: string): number[] {
  const [, port = "", protocol = "tcp"] = /^(\d+)(?:\/(\w+))?$/.exec(written) ?? [];
  return port !== "" && protocol === "tcp" ? [Number(port)] : [];
}
