import { ComposeError } from "./compose-error.ts";
import { type Path, type Place, writePath } from "./node.ts";

/** A short form of `volumes`, such as "./data:/data:ro", in its parts. */
export interface MountText {
  readonly type: "bind" | "volume";
  readonly source: string;
  readonly target: string;
  readonly isReadOnly: boolean;
  readonly isCopied: boolean;
  readonly propagation?: string | undefined;
  readonly selinux?: string | undefined;
}

const PROPAGATIONS = new Set(["rprivate", "private", "rshared", "shared", "rslave", "slave"]);

/**
 * Reads a short form of `volumes` as `format.ParseVolume` of compose-go 2.15.0 does; options that it does not know are passed over,
 * and one letter before a colon is a drive of Windows.
 * @throws ComposeError of the kind "invalid-value".
 */
export function readMountText(text: string, place: Place, path: Path): MountText {
  const refuse = (composeSays: string): ComposeError =>
    new ComposeError(
      "invalid-value",
      `${writePath(path)} must read source:target, source:target:options or target, and is "${text}".`,
      {
        place,
        path,
        composeSays,
      },
    );
  if (text === "") throw refuse("invalid empty volume spec");
  if (isBrief(text)) return mountOf("", text, []);
  const parts = split(text);
  if (parts.includes("")) throw refuse(`invalid spec: ${text}: empty section between colons`);
  if (parts.length > 3) throw refuse(`invalid spec: ${text}: too many colons`);
  const [source = "", target, options = ""] = parts;
  return target === undefined ? mountOf("", source, []) : mountOf(source, target, options.split(","));
}

/** One or two bytes are a target, of which Compose tells no more. */
export function isBrief(text: string): boolean {
  return text.length <= 2 && new TextEncoder().encode(text).length <= 2;
}

/** Cuts at colons, but not behind the letter of a drive, and not within a variable. */
function split(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  let depth = 0;
  for (const [index, letter] of Array.from(text).entries()) {
    if (letter === "$" && text[index + 1] === "{") depth += 1;
    else if (letter === "}" && depth > 0) depth -= 1;
    else if (letter === ":" && depth === 0 && !/^\p{L}$/u.test(part)) {
      parts.push(part);
      part = "";
      continue;
    }
    part += letter;
  }
  return [...parts, part];
}

function mountOf(source: string, target: string, options: readonly string[]): MountText {
  const last = (matches: (option: string) => boolean): string | undefined => options.findLast(matches);
  return {
    type: isFilePath(source) ? "bind" : "volume",
    source,
    target,
    isReadOnly: last((option) => option === "ro" || option === "rw") === "ro",
    isCopied: !options.includes("nocopy"),
    propagation: last((option) => PROPAGATIONS.has(option)),
    selinux: last((option) => option === "z" || option === "Z"),
  };
}

function isFilePath(source: string): boolean {
  return /^[./~]|^\\\\|^\p{L}:/u.test(source);
}
