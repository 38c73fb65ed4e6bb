import { describe, expect, test } from "vitest";
import { lintText } from "./lint-text.mjs";
import { readingLevel } from "./reading-level.mjs";

const mistakesIn = async (text: string) => (await lintText(text, "lesson")).mistakes;
const words = (count: number) => `${Array.from({ length: count }, () => "Word").join(" ")}.`;

describe("lintText(…)", () => {
  test.each([
    [
      "You simply run it.",
      '1:5 Leave out "simply": a reader who finds it hard reads that the fault is theirs. (plain-words)',
    ],
    [
      "<Keep>\n\n- It is easy.\n\n</Keep>",
      '3:9 Leave out "easy": a reader who finds it hard reads that the fault is theirs. (plain-words)',
    ],
    ["Push it to Dockerhub.", '1:12 Write "Docker Hub" instead of "Dockerhub", or mark it as code. (docker-terms)'],
    ["Start docker.", '1:7 Write "Docker" instead of "docker", or mark it as code. (docker-terms)'],
    [
      'Write <Term name="dockerfile">a dockerfile</Term>.',
      '1:33 Write "Dockerfile" instead of "dockerfile", or mark it as code. (docker-terms)',
    ],
  ])("finds in %j that %s", async (text, mistake) => {
    expect(await mistakesIn(text)).toEqual([mistake]);
  });

  test.each([
    "Type `docker run`, and read docs.docker.com or the folder sir-docker/ then.",
    "“Is the docker daemon running?” it asks. Two Dockerfiles, [a link](https://github.com/docker).",
    "<Sources>\n\n- D. Nüst and others (2020), “Ten simple rules for writing dockerfiles”.\n\n</Sources>",
  ])("finds nothing in %j", async (text) => {
    expect(await mistakesIn(text)).toEqual([]);
  });

  test("finds a sentence of 31 words, wherever it is, and a text of long ones", async () => {
    expect(await mistakesIn(`Short. ${words(30)} Short. Short.`)).toEqual([]);
    expect(await mistakesIn(`Short. ${words(31)} Short. Short.`)).toEqual([
      `1:1 31 words, 30 are enough: "${words(31)}" (sentence-length)`,
    ]);
    expect(await mistakesIn(`${words(16)}\n\n${words(16)}`)).toEqual([
      "1:1 The sentences have 16.0 words on average; 15 are enough. (sentence-length)",
    ]);
    expect((await lintText(words(31), "page")).mistakes).toEqual([]);
  });

  test("leaves names in a field of a data file as they are, since code is not marked there", async () => {
    expect((await lintText("docker run is easy", "field")).mistakes).toEqual([
      '1:15 Leave out "easy": a reader who finds it hard reads that the fault is theirs. (plain-words)',
    ]);
  });

  test("gives the sentences as they are read, each code a word that may begin one", async () => {
    const { sentences } = await lintText(
      'First, `a b`. `EXPOSE 80` opens\n**nothing**. <Lab name="a" /> says so.\n\n| a | table |\n| - | - |\n',
      "lesson",
    );
    expect(sentences).toEqual(["First, Code.", "Code opens nothing.", "Link says so."]);
  });
});

test("readingLevel(…) is that of the formula", () => {
  // 0.39 × 6 words a sentence + 11.8 × 7 syllables / 6 words − 15.59
  expect(readingLevel(["The container of cats sat still."])).toBeCloseTo(0.39 * 6 + (11.8 * 8) / 6 - 15.59, 5);
});
