import type { Lines, Span } from "./source.ts";
import { didYouMean } from "./suggest.ts";
import { quote } from "./text.ts";

/** The rules of `docker build --check`. */
export type Rule = keyof Details;

/** What each rule of `docker build --check` tells besides its place. */
interface Details {
  StageNameCasing: [name: string];
  FromAsCasing: [from: string, as: string];
  NoEmptyContinuation: [];
  ConsistentInstructionCasing: [keyword: string, casing: string];
  DuplicateStageName: [name: string];
  ReservedStageName: [name: string];
  JSONArgsRecommended: [keyword: string];
  MaintainerDeprecated: [];
  UndefinedArgInFrom: [name: string, meant: string | undefined];
  WorkdirRelativePath: [path: string];
  UndefinedVar: [name: string, meant: string | undefined];
  MultipleInstructionsDisallowed: [keyword: string];
  LegacyKeyValueFormat: [keyword: string];
  InvalidBaseImagePlatform: [image: string, expected: string, actual: string];
  RedundantTargetPlatform: [platform: string];
  SecretsUsedInArgOrEnv: [instruction: string, name: string];
  InvalidDefaultArgInFrom: [base: string];
  FromPlatformFlagConstDisallowed: [platform: string];
  CopyIgnoredFile: [verb: string, file: string];
  InvalidDefinitionDescription: [instruction: string, name: string];
  ExposeProtoCasing: [port: string];
  ExposeInvalidFormat: [port: string];
}

/** What each rule says. BuildKit: `frontend/dockerfile/linter/ruleset.go`. */
const MESSAGES: { readonly [Name in Rule]: (...details: Details[Name]) => string } = {
  StageNameCasing: (name) => `Stage name '${name}' should be lowercase`,
  FromAsCasing: (from, as) => `'${as}' and '${from}' keywords' casing do not match`,
  NoEmptyContinuation: () => "Empty continuation line",
  ConsistentInstructionCasing: (keyword, casing) =>
    `Command '${keyword}' should match the case of the command majority (${casing})`,
  DuplicateStageName: (name) => `Duplicate stage name ${quote(name)}, stage names should be unique`,
  ReservedStageName: (name) => `Stage name should not use the same name as reserved stage ${quote(name)}`,
  JSONArgsRecommended: (keyword) =>
    `JSON arguments recommended for ${keyword} to prevent unintended behavior related to OS signals`,
  MaintainerDeprecated: () => "Maintainer instruction is deprecated in favor of using label",
  UndefinedArgInFrom: (name, meant) => didYouMean(`FROM argument '${name}' is not declared`, meant),
  WorkdirRelativePath: (path) =>
    `Relative workdir ${quote(path)} can have unexpected results if the base image changes`,
  UndefinedVar: (name, meant) => didYouMean(`Usage of undefined variable '$${name}'`, meant && `$${meant}`),
  MultipleInstructionsDisallowed: (keyword) =>
    `Multiple ${keyword} instructions should not be used in the same stage because only the last one will be used`,
  LegacyKeyValueFormat: (keyword) =>
    `"${keyword} key=value" should be used instead of legacy "${keyword} key value" format`,
  InvalidBaseImagePlatform: (image, expected, actual) =>
    `Base image ${image} was pulled with platform ${quote(actual)}, expected ${quote(expected)} for current build`,
  RedundantTargetPlatform: (platform) =>
    `Setting platform to predefined ${platform} in FROM is redundant as this is the default behavior`,
  SecretsUsedInArgOrEnv: (instruction, name) =>
    `Do not use ARG or ENV instructions for sensitive data (${instruction} ${quote(name)})`,
  InvalidDefaultArgInFrom: (base) => `Default value for ARG ${base} results in empty or invalid base image name`,
  FromPlatformFlagConstDisallowed: (platform) =>
    `FROM --platform flag should not use constant value ${quote(platform)}`,
  CopyIgnoredFile: (verb, file) => `Attempting to ${verb} file ${quote(file)} that is excluded by .dockerignore`,
  InvalidDefinitionDescription: (instruction, name) =>
    `Comment for ${instruction} should follow the format: \`# ${name} <description>\``,
  ExposeProtoCasing: (port) => `Defined protocol '${port}' in EXPOSE instruction should be lowercase`,
  ExposeInvalidFormat: (port) =>
    `EXPOSE instruction should not define an IP address or host-port mapping, found '${port}'`,
};

/** The names of all rules. */
export const rules: ReadonlySet<string> = new Set(Object.keys(MESSAGES));

/** What a warning is about. */
export interface Place {
  /** The lines that the builder names. */
  readonly lines: Lines;
  /** What exactly, for an editor. */
  readonly span: Span;
  /** The comments whose `# check=…` counts for it. */
  readonly comments: readonly string[];
}

/** Hears of what breaks a rule, while a Dockerfile is read and evaluated. */
export type Report = <Name extends Rule>(rule: Name, place: Place, ...details: Details[Name]) => void;

/** Gives what a rule says, in the words of `docker build --check`. */
export function writeMessage<Name extends Rule>(rule: Name, details: Details[Name]): string {
  return MESSAGES[rule](...details);
}

/** Narrows a place to one of its words. */
export function at({ lines, comments }: Place, { start, end }: Span): Place {
  return { lines, span: { start, end }, comments };
}

/** The same for what concerns the whole file, which no comment above an instruction switches off. */
export function inFile({ lines }: Pick<Place, "lines">, { start, end }: Span): Place {
  return { lines, span: { start, end }, comments: [] };
}
