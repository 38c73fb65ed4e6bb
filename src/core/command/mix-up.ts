/** Says why an option does not do what a missing one would, where people take one for the other; both by their long names. */
export function explainMixUp(surplus: string, missing: readonly string[]): string | undefined {
  return MIX_UPS.find(([taken, meant]) => taken === surplus && missing.includes(meant))?.[2];
}

const MIX_UPS: readonly (readonly [taken: string, meant: string, says: string])[] = [
  ["publish-all", "publish", "`-P` lets Docker pick ports of your machine. `-p` names them."],
  ["expose", "publish", "`--expose` is a note, as `EXPOSE` is: it opens no port of your machine. `-p` does."],
  ["network", "publish", "`--network` says which network it is in. `-p` connects two ports."],
  ["env", "publish", "`-e` gives the program a variable. It opens no port of your machine; `-p` does."],
  ["hostname", "name", "`--hostname` is what the container calls itself. Docker knows it by `--name`."],
  ["label", "name", "`--label` is a note on the container. Docker knows it by `--name`."],
  ["interactive", "detach", "`-i` keeps the input open. The background is another option."],
  ["tty", "detach", "`-t` gives it a terminal. The background is another option."],
  ["read-only", "volume", "`--read-only` locks the container's own files, not the folder that you lend."],
  ["env", "env-file", "`-e` takes one variable. The option for a file of variables has a longer name."],
  ["file", "tag", "`-f` names the Dockerfile. The image gets its name from `-t`."],
];
