/** What a program stands on or sees: the name of each thing that it printed, the first on top, with what it is there. */
export type Tower = Readonly<Record<string, string>>;

/** Reads what such a program printed: on each line a name, two spaces or more, and what it is. Other lines are left out. */
export function readTower(printed: string): Tower {
  const lines = printed.split("\n").flatMap((line) => {
    const [, name, text] = /^(\S.*?) {2,}(.*)$/.exec(line) ?? [];
    return name === undefined || text === undefined ? [] : [[name, text.trim()] as const];
  });
  return Object.fromEntries(lines);
}
