/** Texts of about a size that nobody writes, and that must be answered all the same: for tests. */
export const HOSTILE_TEXTS: Readonly<Record<string, (size: number) => string>> = {
  "one endless line": (size) => `FROM a\nRUN ${"x".repeat(size)}`,
  "one endless line without an instruction": (size) => "x".repeat(size),
  "lines just short enough to be read": (size) => `FROM a\n${lines(size, `RUN ${"x ".repeat(30_000)}`)}`,
  "binary data": (size) => Array.from({ length: size }, (_, at) => String.fromCharCode((at * 7919) % 256)).join(""),
  "lone surrogates": (size) => `FROM a\n${lines(size, "RUN \ud800\udfff\ud800 x")}`,
  "no FROM": (size) => lines(size, "RUN x"),
  "unknown instructions": (size) => lines(size, "RUNS a"),
  "half a heredoc": (size) => `FROM a\nRUN <<EOF\n${lines(size, "x")}`,
  "many heredocs on one line": (size) => `FROM a\nRUN ${"<<A ".repeat(size / 6)}\n${"A\n".repeat(size / 6)}`,
  "one instruction over many lines": (size) => `FROM a\nRUN ${lines(size, "x \\")}y`,
  "empty lines in one instruction": (size) => `FROM a\nRUN x \\\n${"\n".repeat(size)}y`,
  "comments in one instruction": (size) => `FROM a\nRUN x \\\n${lines(size, "# c")}y`,
  "comments before an instruction": (size) => `${lines(size, "# check=skip=A")}FROM a\n`,
  "line ends of Windows": (size) => `FROM a\r\n${lines(size, "ENV a=b \\\r\n c=d\r")}`,
  "a byte order mark on each line": (size) => `\ufeffFROM a\n${lines(size, "\ufeffENV a=b")}`,
  "substitutions in substitutions": (size) => `FROM a\n${lines(size, `ENV a=${"${a:-".repeat(400)}`)}`,
  "substitutions that are closed": (size) =>
    `FROM a\n${lines(size, `ENV a=${"${b:-".repeat(400)}x${"}".repeat(400)}`)}`,
  "quotes that do not end": (size) => `FROM a\n${lines(size, 'ENV a="$a')}`,
  "many small instructions": (size) => `FROM a\n${lines(size, "ENV a=$b")}`,
  "many variables": (size) => `FROM a\n${numbered(size, (number) => `ENV a${number}=$a${number - 1}`)}`,
  "many undefined variables": (size) => `FROM a\n${numbered(size, (number) => `WORKDIR /$x${number * 7919}`)}`,
  "many stages": (size) => lines(size, "FROM a AS b"),
  "stages that begin from each other": (size) =>
    `FROM a AS s0\n${numbered(size, (number) => `FROM s${number} AS s${number + 1}\nRUN x`)}`,
  "stages that copy from each other": (size) =>
    `FROM a AS s0\n${numbered(size, (number) => `FROM a AS s${number + 1}\nCOPY --from=s${number} a b`)}`,
  "many flags": (size) => `FROM a\nRUN ${"--mount=type=cache,target=/a \\\n".repeat(size / 32)} x`,
  "many files copied": (size) => `FROM a\n${numbered(size, (number) => `COPY a /${number}`)}`,
  "many pairs": (size) => `FROM a\n${lines(size, `ENV ${"a=b ".repeat(10_000)}`)}`,
  "many ports": (size) => `FROM a\n${lines(size, `EXPOSE ${"80/TCP ".repeat(5000)}`)}`,
  brackets: (size) => `FROM a\n${lines(size, `RUN ${"[".repeat(20_000)}`)}`,
  backslashes: (size) => `FROM a\n${lines(size, `RUN ${"\\ ".repeat(20_000)}`)}`,
  "ONBUILD of ONBUILD": (size) => `FROM a\n${"ONBUILD \\\n".repeat(size / 10)}RUN x`,
};

/** A line as often as it takes for a size, at least once. */
function lines(size: number, line: string): string {
  return `${line}\n`.repeat(Math.ceil(size / (line.length + 1)));
}

function numbered(size: number, write: (number: number) => string): string {
  return Array.from({ length: Math.ceil(size / 20) }, (_, number) => `${write(number)}\n`).join("");
}
