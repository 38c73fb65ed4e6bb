import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { FileSystemTree } from "@webcontainer/api";
import type { MachineProcess } from "../../runtimes/node/machine.ts";
import { findFreePort, PlainNode } from "../../runtimes/node/plain-node.ts";

const COMLINK = readFileSync("node_modules/@webcontainer/api/dist/vendor/index.js", "utf8");

/** What the frame's script is given to call: plain values go in and out. */
interface Calls {
  boot(): Promise<void>;
  mount(tree: string): Promise<void>;
  spawn(command: string, args: string[], cwd: string, env: Record<string, string>): Promise<number>;
  /** The next piece of what a program prints; null at its end. */
  output(id: number): Promise<string | null>;
  exit(id: number): Promise<number>;
  open(): Promise<number>;
  read(path: string): Promise<string>;
  write(path: string, text: string): Promise<void>;
  teardown(): Promise<void>;
}

/** Texts that are replaced in mounted files, by path in the example: what stands there, and what then does. */
type Edits = Readonly<Record<string, readonly [find: string, replace: string]>>;

/**
 * Answers in the place of the company's servers with a frame that speaks to the client as theirs does, and has a plain
 * Node of this computer behind it. The service listens on a port that is free, whatever the page says. To be called before
 * the page is opened. Gives the addresses that were asked for, and what ends it all.
 */
export async function standInForFrame(
  page: Page,
  edits: Edits = {},
): Promise<{ asked: string[]; end(): Promise<void> }> {
  const asked: string[] = [];
  const machines: PlainNode[] = [];
  const port = await findFreePort();
  for (const [name, work] of Object.entries(makeCalls(machines, port, edits)))
    await page.exposeFunction(`call_${name}`, work);
  await page.route("**/labs/node/", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/data-port="\d+"/, `data-port="${port}"`) });
  });
  await page.route("https://stackblitz.com/**", async (route) => {
    asked.push(route.request().url());
    const headers = { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Resource-Policy": "cross-origin" };
    await route.fulfill({ contentType: "text/html", headers, body: FRAME });
  });
  const end = async (): Promise<void> => {
    for (const machine of machines) await machine.remove();
  };
  // A test that fails leaves no service behind either.
  page.once("close", () => void end());
  return { asked, end };
}

function makeCalls(machines: PlainNode[], port: number, edits: Edits): Calls {
  const readers: ReadableStreamDefaultReader<string>[] = [];
  const programs: MachineProcess[] = [];
  const current = (): PlainNode => {
    const machine = machines.at(-1);
    if (!machine) throw new Error("The client asked for something before it booted.");
    return machine;
  };
  return {
    boot: async () => void machines.push(await PlainNode.boot(port)),
    mount: async (tree) => await current().mount(edit(toTree(JSON.parse(tree)), edits)),
    spawn: async (command, args, cwd, env) => {
      const program = await current().spawn(command, args, { cwd, env });
      readers.push(program.output.getReader());
      return programs.push(program) - 1;
    },
    output: async (id) => (await readers[id]?.read())?.value ?? null,
    exit: async (id) => (await programs[id]?.exit) ?? -1,
    open: async () => {
      const { promise, resolve } = Promise.withResolvers<number>();
      const unsubscribe = current().on("port", resolve);
      return await promise.finally(unsubscribe);
    },
    read: async (path) => await current().fs.readFile(path),
    write: async (path, text) => await current().fs.writeFile(path, text),
    teardown: async () => await current().remove(),
  };
}

/** The client writes a tree down in its own short form: d for a folder, f and c for a file and what it holds. */
interface ShortTree {
  readonly d: Readonly<Record<string, ShortTree | { readonly f: { readonly c: string } }>>;
}

function toTree({ d }: ShortTree): FileSystemTree {
  return Object.fromEntries(
    Object.entries(d).map(([name, node]) => [
      name,
      "f" in node ? { file: { contents: node.f.c } } : { directory: toTree(node) },
    ]),
  );
}

/** Changes files of the project in a tree. @throws when a text is not there. */
function edit(tree: FileSystemTree, edits: Edits): FileSystemTree {
  for (const [path, [find, replace]] of Object.entries(edits)) {
    const node = ["project", ...path.split("/")].reduce<FileSystemTree[string] | undefined>(
      (above, name) => (above && "directory" in above ? above.directory[name] : undefined),
      { directory: tree },
    );
    const contents = node && "file" in node && "contents" in node.file ? String(node.file.contents) : "";
    if (!contents.includes(find)) throw new Error(`${path} does not hold "${find}". Mend the edit of this test.`);
    if (node && "file" in node) node.file = { contents: contents.replaceAll(find, replace) };
  }
  return tree;
}

/** Stands in one module with the client's own Comlink, whose functions it calls. */
const SCRIPT = `
const ask = (name, ...args) => window["call_" + name](...args);
const bytes = (text) => new TextEncoder().encode(text);
const instance = () => ({
  fs: () => proxy({ readFile: (path) => ask("read", path), writeFile: (path, text) => ask("write", path, text) }),
  previewScript: () => "",
  runtimeInfo: () => ({ path: "/bin", cwd: "/home" }),
  loadFiles: (payload) => ask("mount", new TextDecoder().decode(payload)),
  run: async ({ command, args, cwd, env }, stdout, stderr, output) => {
    const id = await ask("spawn", command, args, cwd, env);
    const pass = async () => {
      for (let text = await ask("output", id); text !== null; text = await ask("output", id)) await output(bytes(text));
      await output(null);
    };
    void pass();
    return proxy({ onExit: ask("exit", id), kill() {}, write() {}, resize() {} });
  },
  on: (event, listener) => {
    if (event === "port") void ask("open").then((port) => listener(port, "open", ""));
    return proxy(() => {});
  },
  teardown: () => ask("teardown"),
});
const server = { build: async () => { await ask("boot"); return proxy(instance()); } };
const { port1, port2 } = new MessageChannel();
expose(server, port1);
parent.postMessage({ type: "init" }, "*", [port2]);
`;

const FRAME = `<!DOCTYPE html><title>Stand-in</title><script type="module">${COMLINK}${SCRIPT}</script>`;
