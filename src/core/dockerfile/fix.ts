import type { Finding } from "./lint.ts";
import type { Rule } from "./report.ts";
import type { Span } from "./source.ts";

/** A change that mends what breaks a rule: what stands in the span is replaced. */
export interface Fix extends Span {
  /** What it does, for a button: "Write RUN". */
  readonly title: string;
  readonly text: string;
}

/**
 * Gives a change to the Dockerfile after which the finding is gone and the image is the same; undefined where that takes
 * somebody who knows what was meant.
 */
export function fixFor(text: string, finding: Finding): Fix | undefined {
  const { start, end } = finding.span;
  return FIXES[finding.rule]?.({ text, finding, start, end, written: text.slice(start, end) });
}

interface Place extends Span {
  readonly text: string;
  readonly finding: Finding;
  /** What stands in the span. */
  readonly written: string;
}

const FIXES: { readonly [Name in Rule]?: (place: Place) => Fix | undefined } = {
  ConsistentInstructionCasing: (place) => setCase(place, place.finding.message.includes("(uppercase)")),
  FromAsCasing: (place) => setCase(place, /'[A-Z]+' keywords/.test(place.finding.message)),
  StageNameCasing: (place) => setCase(place, false),
  ExposeProtoCasing: (place) => setCase(place, false),
  ExposeInvalidFormat: (place) => write(place, place.written.split(":").at(-1) ?? ""),
  RedundantTargetPlatform: removeFlag,
  FromPlatformFlagConstDisallowed: removeFlag,
  InvalidDefinitionDescription: nameInComment,
  JSONArgsRecommended: writeJson,
  LegacyKeyValueFormat: writePair,
  MaintainerDeprecated: writeLabel,
  MultipleInstructionsDisallowed: removeInstruction,
  NoEmptyContinuation: closeGap,
  UndefinedArgInFrom: rename,
  UndefinedVar: (place) => rename(place) ?? declare(place),
  WorkdirRelativePath: (place) => write(place, `/${place.written}`),
};

function write({ start, end }: Span, text: string): Fix {
  return { start, end, text, title: `Write ${text}` };
}

function setCase(place: Place, isUpper: boolean): Fix {
  return write(place, isUpper ? place.written.toUpperCase() : place.written.toLowerCase());
}

function removeFlag({ text, start, end, written }: Place): Fix {
  const space = /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
  return { start, end: end + space, text: "", title: `Remove ${written}` };
}

function nameInComment({ text, start, finding }: Place): Fix | undefined {
  const [, name = ""] = /`# (\S+) <description>`/.exec(finding.message) ?? [];
  const comment = /(?:^|\n)[ \t]*#[ \t]*(?=[^\n]*\n[ \t]*$)/.exec(text.slice(0, start));
  if (!comment || name === "") return undefined;
  const at = comment.index + comment[0].length;
  return { start: at, end: at, text: `${name} `, title: `Begin the comment with ${name}` };
}

/** A program with plain arguments becomes a list; what needs a shell is given one in so many words. */
function writeJson(place: Place): Fix | undefined {
  const [, keyword = "", command = ""] = /^(\w+)\s+(.*)$/s.exec(place.written) ?? [];
  if (keyword === "" || /\\\r?\n/.test(command)) return undefined;
  const words = /[^\w\s./:=,@%+-]/.test(command) ? ["/bin/sh", "-c", command] : command.split(/\s+/);
  return {
    ...write(place, `${keyword} ${JSON.stringify(words).replaceAll('","', '", "')}`),
    title: "Write it as JSON",
  };
}

/** In the old form, all that stands behind the name is one value. */
function writePair(place: Place): Fix | undefined {
  const [, name = "", value = ""] = /^(\S+)\s+(.*)$/s.exec(place.written) ?? [];
  const isQuoted = /^"[^"]*"$/.test(value);
  if (name === "" || (!isQuoted && /["'\\\n]/.test(value))) return undefined;
  return write(place, `${name}=${isQuoted || !/\s/.test(value) ? value : `"${value}"`}`);
}

function writeLabel(place: Place): Fix {
  const author = place.written.replace(/^\w+\s+/, "");
  const quoted = /^"[^"]*"$/.test(author) ? author : `"${author.replaceAll(/["\\$]/g, String.raw`\$&`)}"`;
  return { ...write(place, `LABEL org.opencontainers.image.authors=${quoted}`), title: "Write a LABEL" };
}

function removeInstruction({ text, start, end, written }: Place): Fix {
  const [keyword = ""] = written.split(/\s/);
  const lineEnd = text.indexOf("\n", end);
  return {
    start: text.lastIndexOf("\n", start - 1) + 1,
    end: lineEnd === -1 ? text.length : lineEnd + 1,
    text: "",
    title: `Remove this ${keyword}`,
  };
}

/** Where an instruction follows, the line was not meant to go on; elsewhere the gap was not meant. */
function closeGap(place: Place): Fix {
  const closed = place.written.replaceAll(/[ \t]*([\\`])[ \t]*\r?\n(?:[ \t]*\r?\n)+(?=(\S*))/g, (_gap, escape, next) =>
    INSTRUCTION.test(String(next)) ? "\n\n" : ` ${escape}\n`,
  );
  return { ...write(place, closed), title: "Close the gap" };
}

const INSTRUCTION =
  /^(?:add|arg|cmd|copy|entrypoint|env|expose|from|healthcheck|label|maintainer|onbuild|run|shell|stopsignal|user|volume|workdir)$/i;

function rename(place: Place): Fix | undefined {
  const [, name = "", meant = ""] = /'\$?(\w+)'.*\(did you mean \$?(\w+)\?\)/.exec(place.finding.message) ?? [];
  if (meant === "") return undefined;
  const renamed = place.written.replaceAll(new RegExp(String.raw`(\$\{?)${name}\b`, "g"), `$1${meant}`);
  return { ...write(place, renamed), title: `Write $${meant}` };
}

/** An argument above the first FROM must be named again in each stage that uses it. */
function declare({ text, start, finding }: Place): Fix | undefined {
  const [, name = ""] = /variable '\$(\w+)'/.exec(finding.message) ?? [];
  const [head = ""] = text.split(/^[ \t]*FROM\b/im);
  if (name === "" || !new RegExp(String.raw`^[ \t]*ARG\b.*\b${name}\b`, "im").test(head)) return undefined;
  const line = text.lastIndexOf("\n", start - 1) + 1;
  return { start: line, end: line, text: `ARG ${name}\n`, title: `Add ARG ${name}` };
}
