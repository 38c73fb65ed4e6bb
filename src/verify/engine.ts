import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Evidence } from "../schemas/evidence.ts";
import { ProofFailure } from "./proof.ts";
import { printed, type CommandOptions, type CommandResult, type Run } from "./run-command.ts";
import { labelOf, markOf } from "./verification-label.ts";

export type Docker = (args: readonly string[], options?: CommandOptions) => Promise<CommandResult>;

/** A Docker Engine that answers, and the client that belongs to it. */
export interface Engine {
  /** Whether the verifier started it; on an engine that it found, it touches nothing that is not its own. */
  readonly own: boolean;
  /** The path of the client. */
  readonly client: string;
  /** The label for what the verifier itself makes: "name=value". */
  readonly label: string;
  /** The complete environment that commands run in; `docker` is the client there. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs the client; it ends and rejects when the verification is stopped. */
  readonly docker: Docker;
  /** Runs the client also after the verification was stopped, to clean up. */
  readonly tidy: Docker;
  /** Runs a POSIX shell script with words as $1, $2 … */
  readonly shell: (script: string, words: readonly string[]) => Promise<CommandResult>;
  stop(): Promise<void>;
}

/** What is needed to talk to an engine. */
export interface EngineAddress {
  readonly own: boolean;
  readonly client: string;
  /** "unix:///run/docker.sock" */
  readonly host: string;
  /** A folder of client plug-ins beside those of the system. */
  readonly plugins?: string;
  stop(): Promise<void>;
}

interface Connection {
  readonly folder: string;
  readonly run: Run;
  readonly signal: AbortSignal;
  readonly variables: NodeJS.ProcessEnv;
  /** Names the verification. */
  readonly verification: string;
}

/** Makes an engine from its address, with a configuration in `folder` that is nobody else's. */
export async function connect(
  address: EngineAddress,
  { folder, run, signal, variables, verification }: Connection,
): Promise<Engine> {
  const [home, config, programs] = [join(folder, "home"), join(folder, "client"), join(folder, "bin")];
  const temporary = join(folder, "temporary");
  for (const path of [home, config, programs, temporary]) await mkdir(path, { recursive: true });
  const proxies = proxyVariables(variables);
  const mark = address.own ? undefined : markOf(verification);
  await writeFile(join(config, "config.json"), JSON.stringify(clientConfig(address, proxies, mark)));
  await rm(join(programs, "docker"), { force: true });
  await symlink(address.client, join(programs, "docker"));
  const environment = {
    ...plainEnvironment(home, programs),
    ...proxies,
    DOCKER_HOST: address.host,
    DOCKER_CONFIG: config,
    // What commands leave there goes with the folder, also after a kill.
    TMPDIR: temporary,
  };
  const docker: Docker = (args, options) => run([address.client, ...args], { env: environment, signal, ...options });
  return {
    own: address.own,
    client: address.client,
    label: labelOf(verification),
    environment,
    docker,
    tidy: (args, options) => docker(args, { ...options, signal: undefined }),
    shell: (script, words) => run(["/bin/sh", "-c", script, "sh", ...words], { env: environment, signal }),
    stop: async () => await address.stop(),
  };
}

/**
 * Gives what the client prints on stdout, without the last line's end.
 * @throws ProofFailure with the command and its output when it ends with another code than 0.
 */
export async function answer(docker: Docker, args: readonly string[], options?: CommandOptions): Promise<string> {
  const result = await docker(args, options);
  if (result.exit === 0) return result.stdout.trimEnd();
  throw new ProofFailure(`docker ${args.join(" ")}\nended with code ${result.exit}:\n${printed(result)}`);
}

/** Asks an engine for the versions that evidence names. */
export async function askVersions(docker: Docker): Promise<Evidence["engine"]> {
  const plugin = async (args: string[]): Promise<string> => shortVersion((await docker(args)).stdout) || "absent";
  const [version, about, buildx, compose] = await Promise.all([
    answer(docker, ["version", "--format", "{{.Server.Version}}"]),
    answer(docker, ["info", "--format", "{{.OperatingSystem}}\n{{.Architecture}}"]),
    plugin(["buildx", "version"]),
    plugin(["compose", "version", "--short"]),
  ]);
  const [system = "", architecture = ""] = about.split("\n");
  if (buildx === "absent") {
    throw new Error(
      "This Docker has no buildx, which builds every image here. Install docker-buildx (docker-buildx-plugin) and run again.",
    );
  }
  return {
    version: shortVersion(version),
    buildx,
    compose,
    // The engine takes its namespaces for a container's.
    system: system.replace(" (containerized)", ""),
    architecture,
  };
}

/** Asks an engine for its own id, and by how many milliseconds its clock is ahead of ours. */
export async function askIdentity(docker: Docker): Promise<{ id: string; ahead: number }> {
  const [id = "", time = ""] = (await answer(docker, ["info", "--format", "{{.ID}}\t{{.SystemTime}}"])).split("\t");
  return { id, ahead: Date.parse(time) - Date.now() || 0 };
}

/** Takes "26.1.5" from "v26.1.5+dfsg1". */
export function shortVersion(text: string): string {
  return /\d+\.\d+(?:\.\d+)?/.exec(text)?.[0] ?? "";
}

/**
 * The client's configuration: where its plug-ins are, and the machine's proxy, which it hands to builds and containers, on an engine that
 * was found with the mark of its containers.
 */
function clientConfig(
  { plugins }: EngineAddress,
  proxies: Readonly<Record<string, string>>,
  mark: string | undefined,
): object {
  const proxy = {
    httpProxy: proxies["HTTP_PROXY"] ?? proxies["http_proxy"],
    httpsProxy: proxies["HTTPS_PROXY"] ?? proxies["https_proxy"],
    noProxy: mark,
  };
  return {
    ...(plugins !== undefined && { cliPluginsExtraDirs: [plugins] }),
    ...((mark !== undefined || Object.keys(proxies).length > 0) && { proxies: { default: proxy } }),
  };
}

function plainEnvironment(home: string, programs: string): Record<string, string> {
  return {
    PATH: `${programs}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    HOME: home,
    LANG: "C.UTF-8",
    TERM: "xterm",
    // Compose writes control characters into its logs even where there is no terminal.
    COMPOSE_ANSI: "never",
    NO_PROXY: "localhost,127.0.0.1,::1",
    no_proxy: "localhost,127.0.0.1,::1",
  };
}

function proxyVariables(variables: NodeJS.ProcessEnv): Record<string, string> {
  const names = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"];
  return Object.fromEntries(names.flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])));
}
