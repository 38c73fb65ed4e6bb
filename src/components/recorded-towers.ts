import { readTower, type Tower } from "../labs/tower/tower.ts";
import { getSession } from "./library.ts";

/** A program that a session writes into a file, and what it printed in containers, by the name of their image. */
export interface RecordedProgram {
  program: string;
  recorded: { image: string; tower: Tower }[];
}

/** Reads the program of a session and its recorded answers, so that the page runs what the containers ran. */
export async function getRecordedProgram(name: string): Promise<RecordedProgram> {
  const { recorded } = await getSession(name);
  const ran = recorded.steps.flatMap((step) => ("run" in step ? [step] : []));
  const [, file = "", program] = /^cat > (\S+\.py) <<'EOF'\n(.*)\nEOF$/s.exec(ran[0]?.run.trim() ?? "") ?? [];
  if (program === undefined) throw new Error(`The session "${name}" does not begin by writing a program into a file.`);
  const answers = ran.flatMap(({ run, stdout }) => {
    const image = run.endsWith(` python ${file}`) && / (python:\S+) python/.exec(run)?.[1];
    return image ? [{ image, tower: readTower(stdout) }] : [];
  });
  return { program, recorded: answers };
}
