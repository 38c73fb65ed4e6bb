import { describe, expect, test } from "vitest";
import { parseDockerfile } from "../../core/dockerfile/dockerfile.ts";
import { DockerfileError } from "../../core/dockerfile/error.ts";
import type { Clause, Statement } from "../../core/dockerfile/statement.ts";
import { readSyntax } from "../../core/dockerfile/syntax.ts";
import { hasUpstream, readUpstream, readUpstreamJson } from "./upstream.ts";

interface FileCase {
  name: string;
  file: string;
  mustParse: boolean;
  parseError?: string;
  instructionsError?: string;
  escapeToken?: string;
  emptyContinuationWarnings?: number;
  astFile?: string;
}

/** A node of BuildKit's tree, in the form of the files. */
interface Node {
  value: string;
  args?: (string | Node)[];
  flags?: string[];
  attributes?: { json?: boolean };
  heredocs?: { Name: string; FileDescriptor: number; Expand: boolean; Chomp: boolean; Content: string }[];
  original?: string;
  startLine?: number;
  endLine?: number;
  prevComment?: string[];
}

interface ErrorCase {
  dockerfile: string;
  errorContains: string;
}

function messageOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof DockerfileError) return error.message;
    throw error;
  }
}

/** Puts a clause of ours into their form. */
function describeClause({ keyword, args, flags, json, pairs, trigger }: Clause): Node {
  const words = [
    ...args.map(({ value }) => value),
    ...pairs.flatMap(({ key, value, legacy }) => [key.value, value.value, legacy ? "" : "="]),
    ...(trigger ? [describeClause(trigger)] : []),
  ];
  return {
    value: keyword.value,
    ...(words.length > 0 && { args: words }),
    ...(flags.length > 0 && { flags: flags.map(({ value }) => value) }),
    ...(json && { attributes: { json } }),
  };
}

function describeStatement(statement: Statement): Node {
  const heredocs = statement.heredocs.map(({ name, descriptor, expand, chomp, content }) => ({
    Name: name,
    FileDescriptor: descriptor,
    Expand: expand,
    Chomp: chomp,
    Content: content,
  }));
  return {
    ...describeClause(statement),
    ...(heredocs.length > 0 && { heredocs }),
    original: statement.text,
    startLine: statement.lines.first,
    endLine: statement.lines.last,
    ...(statement.comments.length > 0 && { prevComment: [...statement.comments] }),
  };
}

/** Leaves out the one empty argument that BuildKit gives an instruction that it does not know. */
function withoutUnknownArguments({ args, ...node }: Node): Node {
  return args?.length === 1 && args[0] === "" && !node.attributes ? node : { ...node, ...(args && { args }) };
}

describe.runIf(hasUpstream)("BuildKit's own Dockerfiles", () => {
  const files = hasUpstream ? (readUpstreamJson("parser/index.json") as FileCase[]) : [];

  test.each(files.filter(({ astFile }) => astFile))("$name is taken apart as there", (file) => {
    const { statements, escape, emptyContinuations } = readSyntax(readUpstream(`parser/${file.file}`));
    const nodes = (readUpstreamJson(`parser/${file.astFile}`) as Node[]).map(withoutUnknownArguments);
    expect(statements.map(describeStatement)).toEqual(nodes);
    expect(escape).toBe(file.escapeToken);
    expect(emptyContinuations).toHaveLength(file.emptyContinuationWarnings ?? 0);
  });

  test.each(files)("$name is understood, or refused in the same words", (file) => {
    const text = readUpstream(`parser/${file.file}`);
    expect(messageOf(() => readSyntax(text))).toBe(file.parseError);
    if (file.mustParse && text.length > 0) {
      expect(messageOf(() => parseDockerfile(text))).toBe(file.instructionsError);
    }
  });

  test("wrong instructions are refused in the same words", () => {
    const cases = readUpstreamJson("parser/instruction-errors.json") as ErrorCase[];
    for (const { dockerfile, errorContains } of cases) {
      expect(messageOf(() => parseDockerfile(dockerfile))).toContain(errorContains);
    }
  });
});
