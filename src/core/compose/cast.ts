import { quote } from "../dockerfile/text.ts";
import { ComposeError } from "./compose-error.ts";
import { type Path, type ScalarNode, writePath } from "./node.ts";
import { PatternMap, writePattern } from "./pattern.ts";

/** A text that became what Compose needs at its place. */
export interface Cast {
  readonly node: ScalarNode;
  readonly warning?: string | undefined;
}

type Type = "int" | "float" | "bool";

/** What is no text, from the package `loader` of compose-go 2.15.0. */
const TYPES = new PatternMap<Type>({
  "services.*.cpu_count": "int",
  "services.*.cpu_percent": "float",
  "services.*.cpu_period": "int",
  "services.*.cpu_quota": "int",
  "services.*.cpu_rt_period": "int",
  "services.*.cpu_rt_runtime": "int",
  "services.*.cpus": "float",
  "services.*.cpu_shares": "int",
  "services.*.init": "bool",
  "services.*.depends_on.*.required": "bool",
  "services.*.depends_on.*.restart": "bool",
  "services.*.deploy.replicas": "int",
  "services.*.deploy.update_config.parallelism": "int",
  "services.*.deploy.update_config.max_failure_ratio": "float",
  "services.*.deploy.rollback_config.parallelism": "int",
  "services.*.deploy.rollback_config.max_failure_ratio": "float",
  "services.*.deploy.restart_policy.max_attempts": "int",
  "services.*.deploy.placement.max_replicas_per_node": "int",
  "services.*.env_file.[].required": "bool",
  "services.*.healthcheck.retries": "int",
  "services.*.healthcheck.disable": "bool",
  "services.*.oom_kill_disable": "bool",
  "services.*.oom_score_adj": "int",
  "services.*.pids_limit": "int",
  "services.*.ports.[].target": "int",
  "services.*.privileged": "bool",
  "services.*.read_only": "bool",
  "services.*.scale": "int",
  "services.*.stdin_open": "bool",
  "services.*.tty": "bool",
  "services.*.ulimits.*": "int",
  "services.*.ulimits.*.hard": "int",
  "services.*.ulimits.*.soft": "int",
  "services.*.volumes.[].read_only": "bool",
  "services.*.volumes.[].volume.nocopy": "bool",
  "networks.*.external": "bool",
  "networks.*.internal": "bool",
  "networks.*.attachable": "bool",
  "networks.*.enable_ipv4": "bool",
  "networks.*.enable_ipv6": "bool",
  "volumes.*.external": "bool",
  "secrets.*.external": "bool",
  "configs.*.external": "bool",
});

/**
 * Gives the text at a path the type that Compose needs there.
 * @throws ComposeError of the kind "cannot-convert".
 */
export function castTo(path: Path, text: string, node: ScalarNode): Cast {
  const type = TYPES.get(path);
  if (type === undefined) return { node: text === node.value ? node : { ...node, value: text } };
  if (type === "bool") return castToBool(path, text, node);
  const value = type === "int" ? readInt(text) : readFloat(text);
  if (value === undefined) throw refuse(path, node, text, type);
  return { node: { ...node, value, ...(type === "float" && { isFloat: true }) } };
}

function readInt(text: string): number | undefined {
  const value = Number(text);
  return /^[+-]?\d+$/.test(text) && Math.abs(value) < 2 ** 63 ? value : undefined;
}

function readFloat(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

const WORDS: Readonly<Record<string, boolean>> = { y: true, yes: true, on: true, n: false, no: false, off: false };

function castToBool(path: Path, text: string, node: ScalarNode): Cast {
  const word = text.toLowerCase();
  if (word === "true" || word === "false") return { node: { ...node, value: word === "true" } };
  const value = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (value === undefined) throw refuse(path, node, text, "bool");
  const warning = `${quote(text)} for boolean is not supported by YAML 1.2, please use \`${value}\``;
  return { node: { ...node, value }, warning };
}

const NEEDED: Readonly<Record<Type, string>> = { int: "a whole number", float: "a number", bool: "true or false" };

function refuse(path: Path, { place }: ScalarNode, text: string, type: Type): ComposeError {
  const where = writePattern(path);
  return new ComposeError("cannot-convert", `${writePath(path)} must be ${NEEDED[type]}, and is ${quote(text)}.`, {
    place,
    path,
    composeSays: `error while interpolating ${where}: failed to cast to expected type: ${goSays(text, type)}`,
  });
}

function goSays(text: string, type: Type): string {
  if (type === "bool") return `invalid boolean: ${text}`;
  return `strconv.${type === "int" ? "Atoi" : "ParseFloat"}: parsing ${quote(text)}: invalid syntax`;
}
