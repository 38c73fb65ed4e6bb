/** What stands in the place of the dollar sign of a variable, which no shell here has a value for. */
const HIDDEN = "\uE000";
const OPEN = "\uE001";

/**
 * Lets variables of the shell, `$HOME`, `${HOME}` and `$(id -u)`, go through its rules as plain text. The folder of the
 * reader is `$PWD`, in whatever way it was asked for.
 */
export function hideVariables(line: string): string {
  return line.replaceAll(/'[^']*'|\$\(([^()`]*)\)|`([^`]*)`|\$\{(\w+)\}|\$(\w+)|%(?:cd|CD)%/g, (found, ...groups) => {
    if (found.startsWith("'")) return found;
    const [run, ticked, braced, plain] = groups.map((group) => (typeof group === "string" ? group : undefined));
    const command = run ?? ticked;
    const name = braced ?? plain;
    if (command === "pwd" || /^pwd$/i.test(name ?? "") || found.startsWith("%")) return `${HIDDEN}PWD`;
    return command === undefined ? `${HIDDEN}${name ?? ""}` : `${HIDDEN}${OPEN}${command.replaceAll(" ", "\u00A0")})`;
  });
}

/** Puts the dollar signs back. */
export function showVariables(text: string): string {
  return text.replaceAll(OPEN, "(").replaceAll(HIDDEN, "$").replaceAll("\u00A0", " ");
}
