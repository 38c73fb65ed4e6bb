import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { FileSystemTree } from "@webcontainer/api";
import type { Machine, MachineProcess } from "./machine.ts";

/** The Node and the npm of this computer in a temporary folder, for tests. npm is kept off the network. */
export class PlainNode implements Machine {
  readonly #folder: string;
  readonly #port: number;
  readonly #children = new Set<ChildProcess>();

  /** Makes the folder. `port` is the one whose opening is told. */
  static async boot(port: number): Promise<PlainNode> {
    return new PlainNode(await mkdtemp(join(tmpdir(), "plain-node-")), port);
  }

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  readonly fs = {
    readFile: async (path: string): Promise<string> => await readFile(join(this.#folder, path), "utf8"),
    writeFile: async (path: string, text: string): Promise<void> => await writeFile(join(this.#folder, path), text),
  };

  async mount(tree: FileSystemTree): Promise<void> {
    await writeTree(this.#folder, tree);
  }

  async spawn(command: string, args: string[], { cwd = ".", env = {} } = {}): Promise<MachineProcess> {
    const child = spawn(command, args, {
      cwd: join(this.#folder, cwd),
      env: { ...process.env, ...this.#surroundings(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    this.#children.add(child);
    const exit = once(child, "close").then(([code]: (number | null)[]) => {
      this.#children.delete(child);
      return code ?? 1;
    });
    return await Promise.resolve({ exit, output: outputOf(child) });
  }

  on(_event: "port", listener: (port: number, type: "open" | "close") => void): () => void {
    const timer = setInterval(() => {
      const socket = connect(this.#port, "127.0.0.1");
      socket.on("connect", () => listener(this.#port, "open")).on("error", () => undefined);
      socket.on("connect", () => socket.destroy());
    }, 50);
    return () => clearInterval(timer);
  }

  teardown(): void {
    for (const { pid } of this.#children) if (pid !== undefined) process.kill(-pid, "SIGTERM");
  }

  /** Ends every program, waits for that, and removes the folder. */
  async remove(): Promise<void> {
    this.teardown();
    for (const child of this.#children) await once(child, "close");
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Programs find the Node that runs the test before any other, and npm writes nothing outside the folder. */
  #surroundings(): Record<string, string> {
    return {
      PATH: [dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
      npm_config_cache: join(this.#folder, ".npm"),
      npm_config_offline: "true",
      npm_config_update_notifier: "false",
    };
  }
}

/** A port on which nothing listens. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no port. Run the test again.");
  return address.port;
}

async function writeTree(folder: string, tree: FileSystemTree): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, node] of Object.entries(tree)) {
    if ("directory" in node) await writeTree(join(folder, name), node.directory);
    else if ("contents" in node.file) await writeFile(join(folder, name), node.file.contents);
  }
}

/** What a program prints on both its streams, as one. */
function outputOf({ stdout, stderr }: ChildProcess): ReadableStream<string> {
  return new ReadableStream({
    start: async (controller) => {
      const pass = async (stream: AsyncIterable<Buffer> | null): Promise<void> => {
        for await (const piece of stream ?? []) controller.enqueue(piece.toString("utf8"));
      };
      void Promise.all([pass(stdout), pass(stderr)]).then(() => controller.close());
      await Promise.resolve();
    },
  });
}
