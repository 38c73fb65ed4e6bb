import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A program `docker` that sessions find first: the engine's client, with what a build needs on this machine added. */
export interface DockerWrapper {
  /** To be put before everything else in PATH. */
  readonly folder: string;
  /** Gives what was added to the commands since the last time it was asked. */
  takeAdded(): Promise<string[]>;
}

export async function writeDockerWrapper(
  folder: string,
  client: string,
  buildOptions: readonly string[],
): Promise<DockerWrapper> {
  await mkdir(folder, { recursive: true });
  const added = join(folder, "added.txt");
  await writeFile(join(folder, "docker"), wrapperScript(client, buildOptions, added), { mode: 0o755 });
  return {
    folder,
    takeAdded: async () => {
      const text = await readFile(added, "utf8").catch(() => "");
      await rm(added, { force: true });
      return [...new Set(text.split("\n").filter(Boolean))];
    },
  };
}

/** The wrapper's text: `docker build`, `docker image build` and `docker buildx build` get the options, all else passes through. */
export function wrapperScript(client: string, buildOptions: readonly string[], added: string): string {
  const options = buildOptions.map(quote).join(" ");
  const program = quote(client);
  const note = `printf '%s\\n' ${options} >> ${quote(added)}`;
  const cases = `case "$1 $2" in
  "image build" | "buildx build") group=$1; shift 2; ${note}; exec ${program} "$group" build ${options} "$@" ;;
  "build "*) shift; ${note}; exec ${program} build ${options} "$@" ;;
esac
`;
  return `#!/bin/sh\n${options === "" ? "" : cases}exec ${program} "$@"\n`;
}

/** Quotes a word for a POSIX shell. */
export function quote(word: string): string {
  return /^[\w./:=@,+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
