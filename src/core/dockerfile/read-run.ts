import { splitCsv } from "./csv.ts";
import { DockerfileError, explain } from "./error.ts";
import { readFlags } from "./flag-values.ts";
import type { RunInstruction } from "./instruction.ts";
import { readMountSource } from "./mount.ts";
import type { Statement } from "./statement.ts";
import { didYouMean, suggest } from "./suggest.ts";
import { cut, lower, parseBool, quote } from "./text.ts";

const FLAGS = { device: "texts", mount: "texts", network: "text", security: "text" } as const;

/** Reads RUN. Throws a DockerfileError as `readInstruction` does. */
export function readRun(statement: Statement): RunInstruction {
  const flags = readFlags(statement, FLAGS);
  const devices = flags.texts("device").map(readDevice);
  const mounts = flags.texts("mount");
  const mountSources = mounts.map(readMountSource);
  const network = flags.text("network", "default");
  if (!/^(?:default|none|host)$/.test(network)) throw new DockerfileError(`invalid network mode ${quote(network)}`);
  const security = flags.text("security", "sandbox");
  if (!/^(?:insecure|sandbox)$/.test(security)) throw new DockerfileError(`security ${quote(security)} is not valid`);
  return {
    statement,
    kind: "run",
    command: statement.args.map(({ value }) => value),
    json: statement.json,
    heredocs: statement.heredocs,
    mounts,
    mountSources,
    network,
    security,
    devices,
  };
}

/** Gives the name of the device that `--device` asks for. */
function readDevice(written: string): string {
  let name = "";
  for (const field of explain("failed to parse csv devices", () => splitCsv(written))) {
    const [written, value] = cut(field, "=");
    const key = lower(written);
    if (key === "required") checkRequired(key, value);
    else if (key === "name" && value !== undefined) name = setName(name, value);
    else if (name === "") name = field;
    else throw unknownField(key, value, field);
  }
  return name;
}

function checkRequired(key: string, value: string | undefined): void {
  if (value === undefined || parseBool(value) !== undefined) return;
  throw new DockerfileError(`invalid value for ${key}: ${value}`);
}

function setName(name: string, value: string): string {
  if (name !== "") throw new DockerfileError(`device name already set to ${name}`);
  return value;
}

function unknownField(key: string, value: string | undefined, field: string): DockerfileError {
  if (value === undefined) return new DockerfileError(`invalid field '${field}' must be a key=value pair`);
  return new DockerfileError(didYouMean(`unexpected key '${key}' in '${field}'`, suggest(key, ["name", "required"])));
}
