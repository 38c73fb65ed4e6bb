import { expect, test } from "vitest";
import { keepFlags } from "./flags.ts";

test.each([
  ["docker run --rm -p 8000:8000 x", "docker run <span>--rm</span> -p 8000:8000 x"],
  ["docker run --network=host x", "docker run <span>--network</span>=host x"],
  ["cut -d- --fields 1 <<'EOF' && a--b -- c", "cut -d- <span>--fields</span> 1 &lt;&lt;'EOF' &amp;&amp; a--b -- c"],
  ["docker \\\n--version", "docker \\\n<span>--version</span>"],
])("keepFlags(%j)", (command, html) => {
  expect(keepFlags(command)).toBe(html);
});
