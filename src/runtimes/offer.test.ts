import { describe, expect, test } from "vitest";
import { describeOffer, megabytes } from "./offer.ts";

describe("describeOffer", () => {
  test("adds up what travels for all files", () => {
    const files = [6_000_000, 400_000].map((sent, at) => ({ path: `file-${at}`, bytes: 2 * sent, sent, sha256: "" }));
    expect(describeOffer({ name: "Python", version: "1", folder: "/", files })).toBe("Python, 6.4 MB, once");
  });
});

describe("megabytes", () => {
  test.each([
    [120, "0.1 MB"],
    [6_351_000, "6.4 MB"],
    [99_960_000, "100 MB"],
    [123_400_000, "123 MB"],
  ])("%d bytes are %s", (bytes, text) => expect(megabytes(bytes)).toBe(text));
});
