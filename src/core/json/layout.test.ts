import { describe, expect, test } from "vitest";
import { layOutJson } from "./layout.ts";

describe("layOutJson", () => {
  test("gives each field its line and leaves lists of plain values on one", () => {
    expect(layOutJson('{"a":1,"b":[1,2.50,3e0],"c":[{"d":"x, {y}"}],"e":{},"f":[]}')).toBe(
      '{\n  "a": 1,\n  "b": [1, 2.50, 3e0],\n  "c": [\n    {\n      "d": "x, {y}"\n    }\n  ],\n  "e": {},\n  "f": []\n}',
    );
  });

  test("changes nothing but white space", () => {
    const text = '{"a\\"b": [true,null,"\\u00e9\\\\"], "n": 12345678901234567890}';
    expect(layOutJson(text)?.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
  });

  test("a plain value is itself", () => expect(layOutJson(" 1.0 ")).toBe("1.0"));

  test("a text that is not JSON gives nothing", () => expect(layOutJson("<html>")).toBeUndefined());
});
