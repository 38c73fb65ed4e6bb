import type { FileSystemTree } from "@webcontainer/api";

/** What we use of a WebContainer: a Node with files and programs of its own. A test hands in another one. */
export interface Machine {
  mount(tree: FileSystemTree): Promise<void>;
  /** Starts a program; `cwd` is a folder of the mounted tree, which is where a program starts unless told. */
  spawn(
    command: string,
    args: string[],
    options?: { cwd?: string; env?: Record<string, string> },
  ): Promise<MachineProcess>;
  readonly fs: {
    readFile(path: string, encoding: "utf8"): Promise<string>;
    writeFile(path: string, text: string): Promise<void>;
  };
  /** Tells of each port that a program opens or closes, until the function that it gives is called. */
  on(event: "port", listener: (port: number, type: "open" | "close") => void): () => void;
  /** Ends every program and frees the memory. */
  teardown(): void;
}

export interface MachineProcess {
  /** The code that it ended with. */
  readonly exit: Promise<number>;
  /** What it and its children print, as a terminal is sent it. */
  readonly output: ReadableStream<string>;
}
