import { expect, test } from "vitest";
import { layOutFiles } from "../labs/compose/bench.ts";
import { studyFiles } from "../labs/compose/study.ts";
import { getComposePreset, getComposePresets } from "./compose-presets.ts";

test("Compose takes each project that the lab offers, and the first is the one with a cache", async () => {
  const presets = await getComposePresets();
  expect(presets[0]?.name).toBe("ml-api@08-cache");
  const refused = presets.filter((preset) => studyFiles(layOutFiles(preset).files).loaded === undefined);
  expect(refused.map(({ name }) => name)).toEqual([]);
});

test("a step without a Compose file is refused", async () => {
  await expect(getComposePreset("ml-api@02-dockerfile")).rejects.toThrow("ml-api@02-dockerfile has no compose.yaml");
});
