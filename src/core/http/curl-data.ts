import type { ShellInput } from "./shell-line.ts";

/** The files that "@name" may mean, by name. */
export type Files = Readonly<Record<string, string>>;

/** What curl may read: files, and its standard input. */
export interface Sources {
  readonly files: Files;
  readonly input: ShellInput | undefined;
}

/** The options that send data. */
export type DataOption = "data" | "data-raw" | "data-binary" | "data-urlencode" | "json";

/** Gives what an option adds to the body, or says why it cannot. */
export function readData(option: DataOption, value: string, sources: Sources): { data: string } | { problem: string } {
  if (option === "data-urlencode") return encodeData(value, sources);
  if (option === "data-raw" || !value.startsWith("@")) return { data: value };
  const source = readSource(value.slice(1), sources);
  if ("problem" in source) return source;
  // As curl does: -d takes the line breaks out of a file, --data-binary and --json leave them.
  return { data: option === "data" ? source.data.replaceAll(/[\r\n\0]/g, "") : source.data };
}

function readSource(name: string, { files, input }: Sources): { data: string } | { problem: string } {
  if (name === "-" && !input) {
    return {
      problem: "@- stands for what is piped in or typed, and there is nothing. Write the data itself after -d.",
    };
  }
  if (name === "-" && input && "text" in input) return { data: input.text };
  const path = (name === "-" && input && "file" in input ? input.file : name).replace(/^\.\//, "");
  const data = files[path];
  if (data !== undefined) return { data };
  const known = Object.keys(files).join(", ");
  return { problem: `There is no file ${path} here${known ? `. These are: ${known}` : ""}.` };
}

/** "text", "=text", "name=text", "@file" and "name@file": what is text, or in the file, is written with %XX. */
function encodeData(value: string, sources: Sources): { data: string } | { problem: string } {
  const [, name = "", sign = "", text = value] = /^([^=@]*)([=@])(.*)$/s.exec(value) ?? [];
  const source = sign === "@" ? readSource(text, sources) : { data: text };
  if ("problem" in source) return source;
  return { data: `${name === "" ? "" : `${name}=`}${quote(source.data)}` };
}

function quote(text: string): string {
  const escaped = encodeURIComponent(text).replaceAll("%20", "+");
  return escaped.replaceAll(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
