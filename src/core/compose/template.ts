import { quote } from "../dockerfile/text.ts";

/** What became of a template: its text, and the variables that were asked for and are not set, once for each time. */
export interface Substituted {
  readonly text: string;
  readonly unset: readonly string[];
  /** The first thing that is wrong with it; the text is of no use then. */
  readonly fault?: TemplateFault | undefined;
}

export type TemplateFault =
  /** `template` is the whole text in which the fault lies: one that is nested may be shorter than what was given. */
  | { readonly kind: "invalid-template"; readonly template: string }
  /** What `${NAME:?reason}` asks for. */
  | { readonly kind: "missing-required"; readonly variable: string; readonly reason: string }
  /** Our own limit: Compose goes on, ever more slowly. */
  | { readonly kind: "too-deep" };

/** Gives the value of a variable; undefined when it is not set. */
export type Lookup = (name: string) => string | undefined;

/**
 * Fills in the variables of a text as Compose does: `$NAME`, `${NAME}`, `${NAME-default}`, `${NAME?reason}`,
 * `${NAME+instead}`, each also with a colon that treats an empty value as none, and `$$` for a dollar sign.
 * Follows the package `template` of compose-go 2.15.0, with what it does beyond the documentation: a variable's text reaches
 * to the last brace of its line, and what stands behind its own brace is filled in apart.
 */
export function substitute(template: string, lookup: Lookup): Substituted {
  return template.includes("$") ? substituteAt(template, lookup, 0) : { text: template, unset: [] };
}

/** How many variables with an operator may stand in one line, in each other or one after the other. */
const MOST_LEVELS = 400;

function substituteAt(template: string, lookup: Lookup, level: number): Substituted {
  if (level > MOST_LEVELS) return { text: "", unset: [], fault: { kind: "too-deep" } };
  const unset: string[] = [];
  let [text, end, faults] = ["", 0, 0];
  let fault: TemplateFault | undefined;
  for (const match of template.matchAll(VARIABLE)) {
    const part = fillIn(match[0], lookup, level);
    unset.push(...part.unset);
    fault ??= part.fault && withTemplate(part.fault, template);
    text += template.slice(end, match.index) + part.text;
    end = match.index + match[0].length;
    // Compose goes on to the end for the variables that are not set. A line of thousands of open braces would take too long.
    faults += part.fault ? 1 : 0;
    if (faults > MOST_LEVELS) break;
  }
  return { text: text + template.slice(end), unset, fault };
}

/** Says what is wrong with a template, in the words of Compose. */
export function writeFault(fault: TemplateFault): string {
  if (fault.kind === "invalid-template") return `Invalid template: ${quote(fault.template)}`;
  if (fault.kind === "too-deep") return `more than ${MOST_LEVELS} variables in one line`;
  return `required variable ${fault.variable} is missing a value${fault.reason && `: ${fault.reason}`}`;
}

const NAME = "[_a-z][_a-z0-9]*";
const VARIABLE_SOURCE = String.raw`\$(?:(?<escaped>\$)|(?<named>${NAME})|\{(?:(?<braced>${NAME}(?::?[-+?][^\n]*)?)\}|))`;
/** Letters are folded as in Unicode, in which Go agrees. */
const VARIABLE = new RegExp(VARIABLE_SOURCE, "giu");
const FIRST_VARIABLE = new RegExp(VARIABLE_SOURCE, "iu");

const NOWHERE = { kind: "invalid-template", template: "" } as const;

/** A fault that does not know its text yet lies in this one. */
function withTemplate(fault: TemplateFault, template: string): TemplateFault {
  return fault.kind === "invalid-template" && fault.template === "" ? { ...fault, template } : fault;
}

/** Fills in one variable, with what was taken along up to the last brace of the line. */
function fillIn(match: string, lookup: Lookup, level: number): Substituted {
  const end = closingBrace(match);
  const variable = end === undefined ? match : match.slice(0, end + 1);
  const groups = FIRST_VARIABLE.exec(variable)?.groups;
  if (groups?.escaped !== undefined) return { text: "$", unset: [] };
  const name = groups?.named ?? groups?.braced;
  if (name === undefined) return { text: "", unset: [], fault: NOWHERE };
  const chosen = groups?.named === undefined ? choose(name, operatorOf(match), lookup, level) : undefined;
  if (chosen === undefined) return plainValue(name, lookup);
  if (chosen.fault) return { ...chosen, text: "" };
  const rest = substituteAt(end === undefined ? "" : match.slice(end + 1), lookup, level + 1);
  return {
    text: rest.fault ? "" : chosen.text + rest.text,
    unset: [...chosen.unset, ...rest.unset],
    fault: rest.fault,
  };
}

function plainValue(name: string, lookup: Lookup): Substituted {
  const value = lookup(name);
  return { text: value ?? "", unset: value === undefined ? [name] : [] };
}

/** Where the brace that closes the first one stands; the character after an opening brace is passed over. */
function closingBrace(text: string): number | undefined {
  let open = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "}") {
      open -= 1;
      if (open === 0) return index;
    } else if (text[index] === "{") {
      open += 1;
      index += 1;
    }
  }
  return undefined;
}

const OPERATORS = [":?", "?", ":-", "-", ":+", "+"] as const;
type Operator = (typeof OPERATORS)[number];

/** The operator that comes first in what was matched; a colon that stands before one belongs to it. */
function operatorOf(match: string): Operator {
  const places = OPERATORS.map((operator) => ({ operator, at: match.indexOf(operator) })).filter(({ at }) => at >= 0);
  return places.toSorted((a, b) => a.at - b.at)[0]?.operator ?? OPERATORS[0];
}

/** Answers for an operator; undefined when the text holds none, and is only a name. */
function choose(text: string, operator: Operator, lookup: Lookup, level: number): Substituted | undefined {
  const at = text.indexOf(operator);
  if (at < 0) return undefined;
  const [name, word] = [text.slice(0, at), text.slice(at + operator.length)];
  const value = lookup(name);
  const counts = value !== undefined && (value !== "" || !operator.startsWith(":"));
  if (operator.endsWith("+")) return counts ? substituteAt(word, lookup, level + 1) : { text: value ?? "", unset: [] };
  if (counts) return { text: value, unset: [] };
  const other = substituteAt(word, lookup, level + 1);
  if (operator.endsWith("-") || other.fault) return other;
  return { text: "", unset: other.unset, fault: { kind: "missing-required", variable: name, reason: other.text } };
}
