import type { Measurement } from "../schemas/measurement.ts";

/** Everything that is run, to know what may be removed on an engine that was found. */
export function commandsOf({ cases, repeat }: Measurement): string[] {
  const written = Object.values(cases).flatMap(({ setup, before, measure, after }) =>
    setup.concat(before, measure, after),
  );
  const numbers = Array.from({ length: repeat + 1 }, (_, n) => n);
  return [...new Set(written.flatMap((command) => numbers.map((n) => numbered(command, n))))];
}

/** Puts the number of the repetition into a command; before the first it is 0. */
export function numbered(command: string, n: number): string {
  return command.replaceAll("{n}", String(n));
}
