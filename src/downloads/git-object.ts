import { createHash } from "node:crypto";

/** One object of a git repository, identified by the SHA-1 of its kind, length and content. */
export interface GitObject {
  /** 40 hex digits. */
  readonly id: string;
  readonly kind: "commit" | "tree" | "blob";
  readonly bytes: Buffer;
}

export interface TreeEntry {
  readonly name: string;
  /** "40000" for a folder, "100644" or "100755" for a file. */
  readonly mode: "40000" | "100644" | "100755";
  readonly id: string;
}

export interface Commit {
  readonly tree: string;
  readonly parent: string | undefined;
  /** "Name <address>", for both author and committer. */
  readonly author: string;
  /** Seconds since 1970, UTC. */
  readonly time: number;
  readonly message: string;
}

/** The content of a file. */
export function blob(bytes: Uint8Array): GitObject {
  return object("blob", Buffer.from(bytes));
}

/** A folder; its entries may come in any order. */
export function tree(entries: readonly TreeEntry[]): GitObject {
  const sorted = entries.toSorted((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const parts = sorted.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, "hex")]);
  return object("tree", Buffer.concat(parts));
}

/** A commit with at most one parent. */
export function commit({ tree: root, parent, author, time, message }: Commit): GitObject {
  const lines = [
    `tree ${root}`,
    ...(parent === undefined ? [] : [`parent ${parent}`]),
    `author ${author} ${time} +0000`,
    `committer ${author} ${time} +0000`,
  ];
  return object("commit", Buffer.from(`${lines.join("\n")}\n\n${message.trimEnd()}\n`));
}

/** Git sorts a tree by bytes, and a folder as if its name ended with a slash. */
function sortKey({ name, mode }: TreeEntry): Buffer {
  return Buffer.from(mode === "40000" ? `${name}/` : name);
}

function object(kind: GitObject["kind"], bytes: Buffer): GitObject {
  const id = createHash("sha1").update(`${kind} ${bytes.length}\0`).update(bytes).digest("hex");
  return { id, kind, bytes };
}
