/** The levels of a tower, the top first, as they are printed. */
export const LEVELS = ["packages", "Python", "C library", "system"] as const;

/** What a program stands on: each level with what it is there. */
export type Tower = Readonly<Partial<Record<(typeof LEVELS)[number], string>>>;

/** Reads what the tower's program printed: on each line a level, two spaces or more, and what it is. Other lines are left out. */
export function readTower(printed: string): Tower {
  const lines = printed.split("\n").map((line) => /^(.+?) {2,}(.*)$/.exec(line));
  return Object.fromEntries(
    LEVELS.flatMap((level) => {
      const text = lines.find((line) => line?.[1] === level)?.[2]?.trim();
      return text === undefined ? [] : [[level, text]];
    }),
  );
}
