import { describe, expect, test } from "vitest";
import { describeOffer, megabytes } from "./offer.ts";

describe("describeOffer", () => {
  test("adds up what all files send", () => {
    const files = [6_000_000, 400_000].map((bytes, at) => ({ path: `file-${at}`, bytes, sha256: "" }));
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
