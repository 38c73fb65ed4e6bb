import { escape } from "./highlight.ts";

/** Gives a command as HTML in which no flag is broken over two lines: browsers break after any hyphen, the two of `--rm` too. */
export function keepFlags(command: string): string {
  return escape(command).replaceAll(/(?<=^|\s)--[a-z][\w-]*/g, "<span>$&</span>");
}
