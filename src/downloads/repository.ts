import { stepFiles, type ExampleFile, type ExampleFolder } from "../schemas/example-folder.ts";
import { blob, commit, tree, type GitObject, type TreeEntry } from "./git-object.ts";
import { writePack } from "./pack.ts";
import { fillSiteUrl } from "./site-url.ts";

const AUTHOR = "Runs Anywhere <noreply@runs-anywhere.example>";

/** One step as it stands in the repository. */
export interface StepCommit {
  readonly step: string;
  /** The commit's id, 40 hex digits; the tag that names the step points to it. */
  readonly id: string;
}

export interface Repository {
  /** The files of a bare repository by their paths in it, ready to be cloned from any static host. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** In order; the last one is what `main` points to. */
  readonly commits: readonly StepCommit[];
}

/**
 * Makes the bare repository of an example: one commit and one tag for each step, on the branch `main`.
 * {{SITE_URL}} in its files becomes siteUrl. The same example and address give the same ids and the same bytes.
 */
export function makeRepository(example: ExampleFolder, siteUrl: string): Repository {
  const objects = new Map<string, GitObject>();
  const keep = (object: GitObject): string => {
    objects.set(object.id, object);
    return object.id;
  };
  const start = Date.parse(`${example.meta.date}T12:00:00Z`) / 1000;
  const commits: StepCommit[] = [];
  for (const [index, { name: step }] of example.steps.entries()) {
    const root = keepTree(fillSiteUrl(stepFiles(example, step), siteUrl), keep);
    const parent = commits.at(-1)?.id;
    const message = messageOf(example, step);
    commits.push({ step, id: keep(commit({ tree: root, parent, author: AUTHOR, time: start + index, message })) });
  }
  return { commits, files: layOut(example.meta.title, commits, objects.values()) };
}

function messageOf(example: ExampleFolder, step: string): string {
  const { title, summary } = example.meta.steps[step] ?? { title: step, summary: "" };
  return `${title}\n\n${summary.trim()}`;
}

/** Keeps a folder with everything below it and gives its id. */
function keepTree(files: ReadonlyMap<string, ExampleFile>, keep: (object: GitObject) => string): string {
  const entries: TreeEntry[] = [];
  const folders = new Map<string, Map<string, ExampleFile>>();
  for (const [path, file] of files) {
    const slash = path.indexOf("/");
    if (slash === -1) {
      entries.push({ name: path, mode: file.executable ? "100755" : "100644", id: keep(blob(file.bytes)) });
      continue;
    }
    const folder = folders.get(path.slice(0, slash)) ?? new Map<string, ExampleFile>();
    folders.set(path.slice(0, slash), folder.set(path.slice(slash + 1), file));
  }
  for (const [name, below] of folders) entries.push({ name, mode: "40000", id: keepTree(below, keep) });
  return keep(tree(entries));
}

/** What git reads over plain HTTP (info/refs, HEAD, objects/info/packs), and what makes the folder a repository on a disk. */
function layOut(title: string, commits: readonly StepCommit[], objects: Iterable<GitObject>): Map<string, Uint8Array> {
  const { name, pack, index } = writePack(objects);
  const main = commits.at(-1)?.id ?? "";
  const refs = [
    { ref: "refs/heads/main", id: main },
    ...commits.map(({ step, id }) => ({ ref: `refs/tags/${step}`, id })),
  ];
  const texts = {
    HEAD: "ref: refs/heads/main\n",
    config: "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n",
    description: `${title}\n`,
    "info/refs": refs.map(({ ref, id }) => `${id}\t${ref}\n`).join(""),
    "objects/info/packs": `P ${name}.pack\n\n`,
    "packed-refs": `# pack-refs with: peeled fully-peeled sorted \n${refs.map(({ ref, id }) => `${id} ${ref}\n`).join("")}`,
    "refs/heads/main": `${main}\n`,
  };
  return new Map<string, Uint8Array>([
    ...Object.entries(texts).map(([path, text]): [string, Uint8Array] => [path, Buffer.from(text)]),
    [`objects/pack/${name}.idx`, index],
    [`objects/pack/${name}.pack`, pack],
  ]);
}
