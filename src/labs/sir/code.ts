import { curlCommand, curlProblem } from "./curl-command.ts";
import { equationsOf } from "./equations.ts";
import { LANGUAGES, type Language } from "./languages.ts";
import { pythonCode } from "./python-code.ts";
import { rCode } from "./r-code.ts";
import type { SirState } from "./state.ts";
import { typescriptCode } from "./typescript-code.ts";

/** Writes a program, or a command, that gives the numbers of a run; nothing if there is none, as `useOf` says. */
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

/** Says how to use the program or the command, or why there is none. */
export function useOf(state: SirState, language: Language): string {
  const use = LANGUAGES.find(({ key }) => key === language)?.use ?? "";
  if (language === "curl") return curlProblem(state) ?? use;
  const { parts } = equationsOf(state);
  return parts === 1 ? use : `${use} It takes ${parts} steps of RK4 for each step here, which is as exact.`;
}
