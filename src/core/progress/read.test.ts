import { assert, json, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_PROGRESS } from "./progress.ts";
import { LONGEST, readProgress } from "./read.ts";
import { anyProgress } from "./sample-progress.ts";
import { writeProgress } from "./write.ts";

const AT = "2026-11-28T09:30:00.000Z";

describe("readProgress", () => {
  test("reads what writeProgress wrote", () => {
    assert(
      property(anyProgress(), (progress) => {
        expect(readProgress(writeProgress(progress))).toEqual({ progress });
      }),
    );
  });

  test.each([
    ["", "its text is not JSON"],
    [writeProgress(NO_PROGRESS).slice(0, -3), "its text is not JSON"],
    ["x".repeat(LONGEST + 1), "longer than 1,000,000 letters"],
    ["null", "this one says nothing"],
    ["[]", "this one says nothing"],
    ['{ "cells": [], "nbformat": 4 }', 'Such a file says "format": "runs-anywhere-progress"; this one says nothing.'],
    ['{ "format": "other-course", "version": 1 }', 'this one says "other-course"'],
    [file({ version: "1" }), 'Its version must be 1, and is "1".'],
    [file({ version: 0 }), "Its version must be 1, and is 0."],
    [file({ lessons: [] }), "At lessons, a group of entries in { } is missing: there is []."],
    [file({ lessons: undefined }), "At lessons, a group of entries in { } is missing: there is nothing."],
    [file({ extra: 1 }), 'In it, there is "extra", which this version does not know.'],
    [file({ lessons: { "../../etc": {} } }), 'At lessons, there is "../../etc", which is no name in this course.'],
    [
      file({ lessons: { "one/first": { read: { at: AT, holds: 1 } } } }),
      'At lessons one/first read, "holds" must be true or false, and is 1.',
    ],
    [
      file({ lessons: { "one/first": { known: { at: "yesterday", holds: true } } } }),
      'a time such as 2026-11-28T09:30:00.000Z is missing: there is "yesterday".',
    ],
    [
      file({ lessons: { "one/first": { known: { at: "2026-13-28T09:30:00.000Z", holds: true } } } }),
      "is no day of the calendar",
    ],
    [
      file({ lessons: { "one/first": { read: { at: AT, holds: true, text: { hash: "<b>", sections: {} } } } } }),
      'a hash is missing: there is "<b>".',
    ],
    [file({ exercises: { beds: { tried: 7 } } }), "At exercises beds, a time such as"],
    [
      file({ last: { at: AT, lesson: "javascript:alert(1)" } }),
      "At last, a lesson such as first-image/meet-the-model is missing",
    ],
    [file({ last: { at: AT, lesson: "one/first", section: '"><script>' } }), "At last, a section is missing"],
    [file({ last: { at: AT, lesson: "x".repeat(500) } }), `${"x".repeat(59)} …`],
  ])("says why it cannot read %.60s", (text, reason) => {
    const reading = readProgress(text);
    expect("problem" in reading && reading.problem).toContain(reason);
  });

  test("tells a newer version from damage", () => {
    expect(readProgress(file({ version: 2 }))).toEqual({
      problem:
        "A newer version of this site wrote it: version 2, and this page knows 1. Reload the page to get its newest version.",
      newer: true,
    });
  });

  test("takes no name for a property of all objects", () => {
    expect(readProgress(file({}).replace('"lessons":{}', '"lessons":{"__proto__":{"known":true}}'))).toHaveProperty(
      "problem",
    );
    expect(readProgress(file({}).replace('"version"', '"__proto__":{"polluted":true},"version"'))).toHaveProperty(
      "problem",
    );
    expect(Object.prototype).not.toHaveProperty("polluted");
    const reading = readProgress(file({ exercises: { constructor: { tried: AT } } }));
    expect("progress" in reading && [...reading.progress.exercises.keys()]).toEqual(["constructor"]);
    expect("progress" in reading && reading.progress.exercises.has("valueOf")).toBe(false);
  });

  test("answers every text, and soon", () => {
    assert(property(string(), (text) => "problem" in readProgress(text)));
    assert(property(json(), (text) => "problem" in readProgress(text)));
    expect(readProgress("[".repeat(LONGEST))).toHaveProperty("problem");
    expect(readProgress('{"a":'.repeat(190_000))).toHaveProperty("problem");
  });
});

/** A progress file with other fields than it should have. */
function file(fields: object): string {
  return JSON.stringify({ format: "runs-anywhere-progress", version: 1, lessons: {}, exercises: {}, ...fields });
}
