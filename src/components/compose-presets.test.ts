import { expect, test } from "vitest";
import { layOutFiles } from "../labs/compose/bench.ts";
import { followNote, readNote } from "../labs/compose/note.ts";
import { studyFiles } from "../labs/compose/study.ts";
import { unpackLink } from "../labs/packed-link.ts";
import { getComposePreset, getComposePresets, linkComposeSteps } from "./compose-presets.ts";

test("Compose takes each project that the lab offers, and the first is the one with a cache", async () => {
  const presets = await getComposePresets();
  expect(presets[0]?.name).toBe("ml-api@08-cache");
  const refused = presets.filter((preset) => studyFiles(layOutFiles(preset).files).loaded === undefined);
  expect(refused.map(({ name }) => name)).toEqual([]);
});

test("a step without a Compose file is refused", async () => {
  await expect(getComposePreset("ml-api@02-dockerfile")).rejects.toThrow("ml-api@02-dockerfile has no compose.yaml");
});

test("each step with a Compose file has a link to a project of the lab with the same files", async () => {
  const links = await linkComposeSteps("ml-api");
  expect(links.has("02-dockerfile")).toBe(false);
  const opened = await unpackLink("compose", links.get("11-production") ?? "");
  const note = opened.kind === "text" ? readNote(opened.text) : undefined;
  const bench = note && followNote(note, await getComposePresets());
  expect(bench?.files.map(({ path }) => path)).toContain("compose.production.yaml");
});
