import { requireArguments } from "./arguments.ts";
import { readDuration } from "./duration.ts";
import { DockerfileError } from "./error.ts";
import { readFlags } from "./flag-values.ts";
import type { HealthcheckInstruction } from "./instruction.ts";
import type { Statement } from "./statement.ts";
import { quote, upper } from "./text.ts";

const TIMES = ["interval", "timeout", "start-period", "start-interval"] as const;
const FLAGS = {
  interval: "text",
  timeout: "text",
  "start-period": "text",
  "start-interval": "text",
  retries: "text",
} as const;
const MILLISECOND = 1e6;

/** Reads HEALTHCHECK. Throws a DockerfileError as `readInstruction` does. */
export function readHealthcheck(statement: Statement): HealthcheckInstruction {
  requireArguments(statement.args, "HEALTHCHECK");
  const [written = "", ...command] = statement.args.map(({ value }) => value);
  const type = upper(written);
  const test = type === "NONE" ? readNone(command) : readCommand(statement, type, command);
  return { statement, kind: "healthcheck", test };
}

function readNone(command: readonly string[]): string[] {
  if (command.length > 0) throw new DockerfileError("HEALTHCHECK NONE takes no arguments");
  return ["NONE"];
}

function readCommand(statement: Statement, type: string, command: readonly string[]): string[] {
  const flags = readFlags(statement, FLAGS);
  if (type !== "CMD") throw new DockerfileError(`Unknown type ${quote(type)} in HEALTHCHECK (try CMD)`);
  if (command.length === 0) throw new DockerfileError("Missing command after HEALTHCHECK CMD");
  for (const name of TIMES) checkTime(name, flags.text(name));
  checkRetries(flags.text("retries"));
  return [statement.json ? type : "CMD-SHELL", ...command];
}

function checkTime(flag: string, text: string): void {
  const nanoseconds = text === "" ? 0 : readDuration(text);
  if (nanoseconds === 0 || nanoseconds >= MILLISECOND) return;
  throw new DockerfileError(`Interval ${quote(flag)} cannot be less than 1ms`);
}

function checkRetries(text: string): void {
  const parsing = `strconv.ParseInt: parsing ${quote(text)}`;
  if (text !== "" && !/^[+-]?\d+$/.test(text)) throw new DockerfileError(`${parsing}: invalid syntax`);
  const retries = Number(text);
  if (retries >= 2 ** 31 || retries < -(2 ** 31)) throw new DockerfileError(`${parsing}: value out of range`);
  if (retries < 0) throw new DockerfileError(`--retries cannot be negative (${retries})`);
}
