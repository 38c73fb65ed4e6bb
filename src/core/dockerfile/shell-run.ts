import { isFileCommand, runFileCommand } from "./file-commands.ts";
import { resolvePath } from "./path.ts";
import { OPAQUE, parseScript, type Pipeline, type Redirection, type ShellWord, type SimpleCommand } from "./script.ts";
import { type Outcome, readText, type ShellState, ShellVariables, writeText } from "./shell-state.ts";
import { runFilter } from "./text-filters.ts";

/**
 * Carries out a command, as far as each of its parts is simple and well known, on the files of a stage.
 * Throws an Opaque where nobody can say what it does, or where it fails; the files are then half done.
 * @param argv What the builder starts: `/bin/sh -c` and a script, or a program and its words.
 */
export function runCommand(argv: readonly string[], state: ShellState): void {
  const [program = "", flags = "", script = ""] = argv;
  const isShell = /(?:^|\/)(?:ba|a|da)?sh$/.test(program) && argv.length === 3 && /^-[ceux]*c$/.test(flags);
  const shell = new Shell(state, flags.includes("e"));
  const { status } = isShell ? shell.run(parseScript(script), "") : shell.start(argv, "");
  if (status !== 0) throw OPAQUE;
}

class Shell {
  readonly #state: ShellState;
  #endsOnError: boolean;

  constructor(state: ShellState, endsOnError: boolean) {
    this.#state = state;
    this.#endsOnError = endsOnError;
  }

  run(pipelines: readonly Pipeline[], input: string): Outcome {
    let [output, status] = ["", 0];
    for (const [index, { commands, when }] of pipelines.entries()) {
      if (when !== "always" && (when === "success") !== (status === 0)) continue;
      const done = this.#runPipeline(commands, input);
      output += done.output;
      status = done.status;
      const isTested = (pipelines[index + 1]?.when ?? "always") !== "always";
      if (status !== 0 && this.#endsOnError && !isTested) return { output, status };
    }
    return { output, status };
  }

  /** Starts a program, or a command of the shell's own. */
  start(words: readonly string[], input: string): Outcome {
    const [name = "", ...args] = words;
    const { directory, files, run } = this.#state;
    if (/(?:^|\/)busybox$/.test(name) && args.length > 0) return this.start(args, input);
    const plain = /^\/(?:usr\/)?s?bin\/([\w[-]+)$/.exec(name)?.[1] ?? name;
    if (plain === "cd") this.#state.directory = resolvePath(directory, args[0] ?? "/root");
    else if (plain === "set") this.#set(args);
    else if (plain === "export") for (const each of args) this.#assign(each);
    else if (/^(?:ba|a|da)?sh$/.test(plain) && args.length === 2 && args[0] === "-c")
      return new Shell({ ...this.#state, variables: new ShellVariables(this.#state.variables) }, false).run(
        parseScript(args[1] ?? ""),
        input,
      );
    else if (plain === "tee") return this.#split(args, input);
    else if (isFileCommand(plain)) return runFileCommand(plain, args, this.#state);
    else return runFilter(plain, args, { input, files, directory, run });
    return { output: "", status: 0 };
  }

  /** Writes what it reads to files too. */
  #split(args: readonly string[], input: string): Outcome {
    if (args.some((each) => each.startsWith("-") && each !== "-a")) throw OPAQUE;
    for (const path of args.filter((each) => each !== "-a")) writeText(this.#state, path, input, args.includes("-a"));
    return { output: input, status: 0 };
  }

  #set(args: readonly string[]): void {
    if (!/^(?:[-+][eux]+ ?)+(?:o pipefail)?$|^-[eux]*o pipefail$/.test(args.join(" "))) throw OPAQUE;
    if (args.some((each) => /^-\w*e/.test(each))) this.#endsOnError = true;
  }

  #assign(text: string): void {
    const end = text.indexOf("=");
    if (end !== -1) this.#state.variables.set(text.slice(0, end), text.slice(end + 1));
  }

  #runPipeline(commands: readonly SimpleCommand[], input: string): Outcome {
    let done: Outcome = { output: input, status: 0 };
    for (const command of commands) done = this.#runSimple(command, done.output);
    return done;
  }

  #runSimple({ words, redirections }: SimpleCommand, piped: string): Outcome {
    const fields = words.flatMap((word) => this.#expand(word));
    if (fields.every((field) => /^[A-Za-z_]\w*=/.test(field)) && redirections.length === 0) {
      for (const field of fields) this.#assign(field);
      return { output: "", status: 0 };
    }
    const input = redirections.reduce((text, each) => this.#readInput(each) ?? text, piped);
    // The shell empties a file before the command starts.
    const targets = redirections.filter(({ kind, from }) => kind.startsWith(">") && from === 1);
    for (const each of targets) if (each.kind === ">") this.#write(each, "");
    this.#checkErrors(redirections);
    const done = this.start(fields, input);
    const [target] = targets;
    if (!target || target.kind === ">&") return done;
    this.#write(target, done.output);
    return { output: "", status: done.status };
  }

  #readInput({ kind, target }: Redirection): string | undefined {
    if (kind === "<<") return this.#fill(target);
    if (kind !== "<") return undefined;
    return readText(this.#state, this.#fill(target));
  }

  /** What goes to the second output is lost, and nowhere else. */
  #checkErrors(redirections: readonly Redirection[]): void {
    for (const { kind, from, target } of redirections) {
      const text = this.#fill(target);
      const isLost = from === 2 && (kind === ">&" ? text === "1" : text === "/dev/null");
      if (kind.startsWith(">") && !isLost && !(from === 1 && (kind !== ">&" || text === "2"))) throw OPAQUE;
    }
  }

  #write({ kind, target }: Redirection, output: string): void {
    writeText(this.#state, this.#fill(target), output, kind === ">>");
  }

  /** Gives a word's text where it stands for one word. */
  #fill(word: ShellWord): string {
    return word.map((part) => this.#valueOf(part)).join("");
  }

  #valueOf({ kind, text, fallback = "" }: ShellWord[number]): string {
    if (kind === "text") return text;
    if (kind === "name") {
      if (text === "PWD") return this.#state.directory;
      if (/^(?:RANDOM|HOSTNAME|OLDPWD|HOME|IFS|PPID|LINENO|PS\d)$/.test(text)) throw OPAQUE;
      return this.#state.variables.get(text) || fallback;
    }
    return this.run(parseScript(text), "").output.replace(/\n+$/, "");
  }

  #expand(word: ShellWord): string[] {
    const fields: string[] = [];
    let field: string | undefined;
    let isPattern = false;
    for (const part of word) {
      const value = this.#valueOf(part);
      const split = part.kind === "text" || part.isQuoted ? [value] : value.split(/[ \t\n]+/);
      isPattern ||= !part.isQuoted && /[*?[]/.test(value) && value !== "[";
      if (part.isQuoted || part.kind === "text") field = `${field ?? ""}${value}`;
      else {
        for (const [index, piece] of split.entries()) {
          if (index > 0 && field !== undefined) fields.push(field);
          field = index > 0 || piece !== "" ? (index > 0 ? piece : `${field ?? ""}${piece}`) : field;
        }
        if (field === "") field = undefined;
      }
    }
    if (field !== undefined) fields.push(field);
    return isPattern ? fields.flatMap((each) => this.#findNames(each)) : fields;
  }

  /** Gives the paths that a pattern stands for, in its last name; itself if there are none. */
  #findNames(pattern: string): string[] {
    const [, folder = "", last = ""] = /^(.*\/)?([^/]*)$/.exec(pattern) ?? [];
    const { files, directory } = this.#state;
    const start = pattern.slice(0, pattern.search(/[*?[]/)).replace(/[^/]*$/, "");
    if (start !== "" && !files.get(resolvePath(directory, start))) return [pattern];
    if (/[*?[]/.test(folder) || /[[\\]/.test(last)) throw OPAQUE;
    const names = files.namesIn(resolvePath(directory, folder || "."));
    if (!names) throw OPAQUE;
    const escaped = last
      .replaceAll(/[.+^${}()|]/g, String.raw`\$&`)
      .replaceAll("*", ".*")
      .replaceAll("?", ".");
    const matches = new RegExp(`^${last.startsWith(".") ? "" : String.raw`(?!\.)`}${escaped}$`, "s");
    const found = names.filter((name) => matches.test(name)).map((name) => folder + name);
    return found.length > 0 ? found : [pattern];
  }
}
