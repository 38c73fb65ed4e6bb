import { array, assert, asyncProperty, boolean, constantFrom, oneof, record, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { addDeed, type Deed, packStory, type Story, StoryError, unpackStory } from "./story.ts";

const STORY: Story = { preset: "sir-api@04-order", deeds: [{ do: "build" }, { do: "edit", file: "main.py" }], at: 2 };

describe("addDeed", () => {
  test("drops what was undone", () => {
    const { deeds, at } = addDeed({ ...STORY, at: 1 }, { do: "keep" });
    expect([deeds, at]).toEqual([[{ do: "build" }, { do: "keep" }], 2]);
  });

  test("takes typing on for one deed", () => {
    const typed = addDeed(addDeed(STORY, { do: "dockerfile", text: "F" }), { do: "dockerfile", text: "FR" });
    expect(typed.deeds.slice(2)).toEqual([{ do: "dockerfile", text: "FR" }]);
  });

  test("counts each build and each edit", () => {
    expect(addDeed(STORY, { do: "edit", file: "main.py" }).at).toBe(3);
  });
});

const file = string();
const deed = oneof(
  record({ do: constantFrom("build", "keep") }),
  record({ do: constantFrom("edit", "restore", "add", "remove"), file }),
  record({ do: constantFrom("dockerfile", "ignore"), text: string({ unit: "binary" }) }),
  record({ do: constantFrom("settings"), target: string(), args: string(), noCache: boolean() }),
);

describe("unpackStory", () => {
  test("gives back what was packed", async () => {
    await assert(
      asyncProperty(string(), array(deed), async (preset, deeds) => {
        const story = { preset, deeds: deeds as Deed[], at: Math.floor(deeds.length / 2) };
        expect(await unpackStory(await packStory(story))).toEqual(story);
      }),
    );
  });

  test("is short for what a reader does", async () => {
    expect((await packStory(STORY)).length).toBeLessThan(120);
  });

  test("says so for any other text", async () => {
    await assert(
      asyncProperty(
        oneof(
          string(),
          string().map((text) => `1.${text}`),
        ),
        async (text) => {
          await expect(unpackStory(text)).rejects.toBeInstanceOf(StoryError);
        },
      ),
    );
  });

  test.each([
    ["no list", {}],
    ["an unknown deed", ["a", 0, [{ do: "prune" }]]],
    ["a deed without its file", ["a", 0, [{ do: "edit" }]]],
  ])("refuses %s", async (_what, value) => {
    await expect(unpackStory(await packRaw(JSON.stringify(value)))).rejects.toBeInstanceOf(StoryError);
  });

  test("does not unpack without end", async () => {
    await expect(unpackStory(await packRaw(JSON.stringify("a".repeat(2_000_000))))).rejects.toThrow("cut off");
  });
});

async function packRaw(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `1.${Buffer.from(await new Response(stream).arrayBuffer()).toString("base64url")}`;
}
