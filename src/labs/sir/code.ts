import { curlCommand } from "./curl-command.ts";
import { equationsOf } from "./equations.ts";
import type { Language } from "./languages.ts";
import { pythonCode } from "./python-code.ts";
import { rCode } from "./r-code.ts";
import type { SirState } from "./state.ts";
import { typescriptCode } from "./typescript-code.ts";

/** Writes a program, or a command, that gives the numbers of a run. */
export function codeOf(state: SirState, language: Language): string {
  switch (language) {
    case "python":
      return pythonCode(equationsOf(state));
    case "r":
      return rCode(equationsOf(state));
    case "typescript":
      return typescriptCode(equationsOf(state));
    default:
      return curlCommand(state);
  }
}
