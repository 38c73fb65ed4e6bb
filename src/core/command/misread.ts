import { type Grammar, grammarOf } from "./grammar.ts";
import { lettersOf } from "./image-fault.ts";
import type { DockerCommand } from "./parse-command.ts";

/**
 * Says where docker reads other words than the reader meant, since a dash, a blank or a letter stands at another place;
 * undefined where nothing speaks for that.
 */
export function explainMisreading(given: DockerCommand, wanted: DockerCommand): string | undefined {
  const grammar = grammarOf(given.name);
  if (!grammar) return undefined;
  return (
    explainSign(given) ?? explainSplit(given, wanted) ?? explainStuck(given) ?? explainBare(given, wanted, grammar)
  );
}

/** `-p 8080 8000`, whose second port is the image then, and `-v /a /b`. */
function explainSplit({ flags, args: [first = ""] }: DockerCommand, wanted: DockerCommand): string | undefined {
  for (const [flag, values] of flags) {
    const whole = wanted.flags.get(flag)?.find((each) => values.some((value) => isCut(each, value, first)));
    if (whole !== undefined)
      return `A blank ends the value of \`--${flag}\`. What belongs to it is one word, without a blank.`;
  }
  const isPort = flags.get("publish")?.some((value) => /^\d+:?$/.test(value)) === true;
  if (!isPort || !/^:?\d+$/.test(first)) return undefined;
  return "A blank ends the value of `-p`. Both ports are one word, with a colon between and no blank.";
}

/** Whether a value was cut in two by a blank. */
function isCut(whole: string, value: string, next: string): boolean {
  return value !== whole && lettersOf(next) !== "" && lettersOf(value + next) === lettersOf(whole);
}

/** `-pd` and `-port`, which give `-p` the values "d" and "ort". */
function explainStuck({ flags }: DockerCommand): string | undefined {
  const stuck = flags.get("publish")?.find((value) => /^[a-z-]+$/i.test(value));
  if (stuck === undefined) return undefined;
  const says = `\`-p${stuck}\` is read as \`-p\` with the value \`${stuck}\`.`;
  return stuck.length < 3
    ? `${says} Of letters that stand together, the one with a value comes last.`
    : `${says} Write \`-p\`, a blank, and the ports.`;
}

/** `--name= sir` and `--name = sir`. */
function explainSign({ flags }: DockerCommand): string | undefined {
  const [long] = [...flags].find(([, values]) => values.some((value) => value === "" || value.startsWith("="))) ?? [];
  return long === undefined
    ? undefined
    : `A blank ends the value of \`--${long}\`. Write no blank on either side of \`=\`.`;
}

/** `name sir`, whose first word is the image then. */
function explainBare({ name, args }: DockerCommand, wanted: DockerCommand, { flags }: Grammar): string | undefined {
  const [first = ""] = args;
  const flag = flags.find(({ long, short }) => long === first || short === first);
  if (!flag || (name !== "run" && name !== "create" && name !== "exec") || wanted.args[0] === first) return undefined;
  const dashed = flag.long === first ? `--${first}` : `-${first}`;
  return `\`${first}\` has no dash, so docker takes it for the name of ${name === "exec" ? "the container" : "the image"}. An option is written \`${dashed}\`.`;
}
