import type { ComposeError } from "../../core/compose/compose-error.ts";
import { declare } from "./declare.ts";
import type { ProjectFile } from "./preset.ts";
import { type Fix, findPlace, type Trouble, type Where } from "./trouble.ts";
import { rewordUnknown } from "./wrong-file.ts";
import { findSlip, type Slip } from "./yaml-slips.ts";

/** Tells why Compose refuses the files. */
export function troubleOf(error: ComposeError, files: readonly ProjectFile[]): Trouble {
  const { message, composeSays } = error;
  const where = error.place && findPlace(error.place, files);
  const text = files.find(({ path }) => path === where?.path)?.text ?? "";
  const slip = where && error.kind === "yaml" ? findSlip(text, where.line) : undefined;
  if (where && slip) return { ...slipTrouble(slip, where.path, text), composeSays };
  const better = rewordUnknown(error, text);
  return {
    severity: "error",
    message: better?.message ?? message,
    composeSays,
    reason: undefined,
    where,
    fix: better ? where && better.fix && { ...better.fix, path: where.path } : where && fixOf(error, where, files),
  };
}

function slipTrouble({ message, start, end, fix }: Slip, path: string, text: string): Omit<Trouble, "composeSays"> {
  return {
    severity: "error",
    message,
    reason: undefined,
    where: { path, line: text.slice(0, start).split("\n").length, start, end },
    fix: fix && { ...fix, path },
  };
}

/** A word that was probably mistyped is replaced by the known one, and a name that is not declared is declared. */
function fixOf(error: ComposeError, where: Where, files: readonly ProjectFile[]): Fix | undefined {
  const { path, start, end } = where;
  const [, typed = "", meant] = /"([^"]+)"[^"]*Did you mean "([^"]+)"\?$/.exec(error.message) ?? [];
  const text = files.find((file) => file.path === path)?.text.slice(start, end);
  if (meant === undefined || text?.replaceAll(/["']/g, "") !== typed) return declare(error, where, files);
  return { title: `Change it to ${meant}`, path, start, end, text: meant };
}
