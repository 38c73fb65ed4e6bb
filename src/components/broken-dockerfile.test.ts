import { expect, test } from "vitest";
import { attemptBuild } from "../labs/layers/attempt.ts";
import { readLink } from "../labs/layers/link.ts";
import { carryOut, beginBench, contextOf } from "../labs/layers/workbench.ts";
import { NO_HISTORY } from "../core/dockerfile/plan.ts";
import { addressOfBroken, breakDockerfile } from "./broken-dockerfile.ts";
import { getPreset } from "./layer-presets.ts";

const preset = await getPreset("sir-api@02-first-image");

test.each([
  ["trap-cmd-over-lines", 'unknown instruction: "--host",'],
  ["trap-comment-after-from", "FROM requires either one or three arguments"],
])("the lab opens the Dockerfile of %s and says what the builder said", async (name, words) => {
  const address = await addressOfBroken(name);
  const { story } = await readLink(address.slice(address.indexOf("#")), [preset]);
  const bench = (story?.deeds ?? []).reduce(carryOut, beginBench(preset));
  const options = {
    dockerfile: bench.dockerfile,
    context: contextOf(bench),
    options: {},
    noCache: false,
    recorded: {},
  };
  expect(attemptBuild(options, NO_HISTORY).problem).toContain(words);
});

test("the lab opens a Dockerfile whose pip fails as it stands in the session", async () => {
  const address = await addressOfBroken("trap-package-left-out");
  const { story } = await readLink(address.slice(address.indexOf("#")), [preset]);
  expect(story?.deeds).toMatchObject([{ do: "dockerfile", text: expect.stringContaining("COPY pyproject.toml .") }]);
});

test("a session that edits no Dockerfile before its first command is refused", () => {
  expect(() => breakDockerfile("FROM a", { title: "Nothing", steps: [] })).toThrow(/does not begin with an edit/);
});
