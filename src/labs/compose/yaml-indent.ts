/** Says how far right a line begins that follows a line of YAML: further than a key without a value, else below it. */
export function indentAfter(line: string): number {
  const [, space = "", dashes = "", rest = ""] = /^( *)((?:- +)*)(.*)$/.exec(line) ?? [];
  const column = space.length + dashes.length;
  const isOpen = /^(?:[\w.-]+|"[^"]*"|'[^']*'):\s*(?:[&!]\S*\s*)?(?:[|>][-+\d]*\s*)?(?:#.*)?$/.test(rest);
  if (isOpen) return column + 2;
  return /^[\w.-]+:\s/.test(rest) ? column : space.length;
}
