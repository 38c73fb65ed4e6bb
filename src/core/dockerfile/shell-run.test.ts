import { describe, expect, test } from "vitest";
import { nodeOf } from "./file-node.ts";
import { Opaque } from "./script.ts";
import { runCommand } from "./shell-run.ts";
import { ShellVariables } from "./shell-state.ts";
import { StageFiles } from "./stage-files.ts";

const TEXT = "b 1\na 22\nb 1\n";

/** What a script leaves in /out, where /in holds TEXT and /any something that is not known. */
function outOf(script: string): string | undefined {
  const names = new Map<string, string>();
  const recall = (key: string): string => {
    const name = names.get(key) ?? `#${names.size + 1}`;
    names.set(key, name);
    return name;
  };
  const files = new StageFiles({ layers: "image", recall });
  files.set("/in", nodeOf("file", TEXT));
  files.set("/any", nodeOf("file", "\0?\0"));
  runCommand(["/bin/sh", "-c", script], {
    files,
    variables: new ShellVariables(
      new Map([
        ["V", "two words"],
        ["E", ""],
      ]),
    ),
    owner: "0",
    run: "#0",
    directory: "/w",
  });
  return files.get("/out")?.content;
}

describe("runCommand(…)", () => {
  test.each([
    ["echo a  b > /out", "a b\n"],
    ["echo 'a  b' \"$V\" $V > /out", "a  b two words two words\n"],
    ['echo "${E:-none}" $E x > /out', "none x\n"],
    ["echo a > /out; echo b >> /out", "a\nb\n"],
    ["printf '%s-%s\\n' a b c d > /out", "a-b\nc-d\n"],
    ["cat /in > /out", TEXT],
    ["busybox cat < /in > /out", TEXT],
    ["/bin/cat /in | sort | uniq > /out", "a 22\nb 1\n"],
    ["sort -u -r /in > /out", "b 1\na 22\n"],
    ["wc -c < /in > /out", "13\n"],
    ["wc -l /in > /out", "3 /in\n"],
    ["wc -w < /in > /out", "6\n"],
    ["head -n 1 /in > /out", "b 1\n"],
    ["tail -1 /in > /out", "b 1\n"],
    ["head -c 3 /in > /out", "b 1"],
    ["grep -c b /in > /out", "2\n"],
    ["grep '^a' /in > /out", "a 22\n"],
    ["grep -v b /in > /out", "a 22\n"],
    ["tr a-z A-Z < /in > /out", "B 1\nA 22\nB 1\n"],
    ["tr -d '\\n' < /in > /out", "b 1a 22b 1"],
    ["cut -d ' ' -f 2 /in > /out", "1\n22\n1\n"],
    ["cut -c1 /in > /out", "b\na\nb\n"],
    ["sed 's/b/c/' /in > /out", "c 1\na 22\nc 1\n"],
    ["cat <<E > /out\n$V\nE\n", "two words\n"],
    ["cat <<'E' > /out\n$V\nE\n", "$V\n"],
    ["mkdir -p /d/e && cp /in /d/e && cat /d/e/in > /out", TEXT],
    ["cd /d 2>/dev/null; echo a > /out", "a\n"],
    ["mkdir /d && touch /d/b /d/a && ls /d > /out", "a\nb\n"],
    ["mkdir /d; echo 1 > /d/1; echo 2 > /d/2; cat /d/* > /out", "1\n2\n"],
    ["ln -s /in /l && cat /l > /out", TEXT],
    ["mv /in /out", TEXT],
    ["cp /in /out && rm /in", TEXT],
    ["true && echo yes > /out || echo no > /out", "yes\n"],
    ["false || echo no > /out", "no\n"],
    ["test -f /in && echo file > /out", "file\n"],
    ["[ -d /in ] || echo none > /out", "none\n"],
    ["grep -q z /in || echo none > /out", "none\n"],
    ["[ ! -f /no ] && echo none > /out", "none\n"],
    ["sh -c 'echo a > /out'", "a\n"],
    ["echo a | tee /out > /dev/null", "a\n"],
    ["sed s/[0-9]/N/ /in > /out", "b N\na N2\nb N\n"],
    ["set -ex; echo a > /out # a comment", "a\n"],
    ["X=1; export Y=2; echo $X$Y > /out", "12\n"],
    ['echo "$(wc -l < /in) lines" > /out', "3 lines\n"],
    ["echo a > /out 2>&1", "a\n"],
    ["echo a \\\n  b > /out", "a b\n"],
  ])("carries out %j", (script, output) => {
    expect(outOf(script)).toBe(output);
  });

  test.each([
    "sha256sum /in",
    "wc -c < /any",
    "cat /etc/os-release",
    "sort -n /in",
    "awk '{print $1}' /in",
    "date",
    "cat /proc/uptime",
  ])("gives the outcome of %j a name, the same for the same", (script) => {
    expect(outOf(`${script} > /out`)).toMatch(/^\0#\d+\0$/);
    expect(outOf(`${script} > /out`)).toBe(outOf(`${script} > /out`));
  });

  test.each([
    "make && echo a > /out",
    "for x in 1 2; do echo $x; done",
    "if true; then echo a; fi",
    "echo a & echo b",
    "echo `date`",
    "(echo a)",
    "echo $RANDOM",
    "cat /missing",
    "false",
    "echo a > /no/folder",
    "ls /etc",
    "sed -i s/a/b/ /in",
    "echo 'half",
    "cp /in /tmp/x/y/",
    "tar cf /out /in",
  ])("says nothing of %j", (script) => {
    expect(() => outOf(script)).toThrow(Opaque);
  });
});
