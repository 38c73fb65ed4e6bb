import { expect, test } from "vitest";
import { chooseEffort, faultsOf, readOutput } from "./fuzz.ts";

const OUTPUT = `Schemathesis v4.32.5
━━━━━━━━━━━━━━━━━━━━

=================================== FAILURES ===================================
________________________________ POST /simulate ________________________________
- Server error

Reproduce with:

    curl -X POST http://localhost:8000/simulate

=================================== SUMMARY ====================================

Test cases:
  541 generated, 1 found 1 unique failure

Seed: 7
`;

test("readOutput(…) reads the version and the number of requests", () => {
  expect(readOutput(OUTPUT)).toEqual({ version: "4.32.5", cases: 541 });
  expect(readOutput("Connection failed")).toEqual({});
});

test("chooseEffort(…) limits the time where answers take theirs", () => {
  expect(chooseEffort(0.02)).toBe("--max-examples=100");
  expect(chooseEffort(0.2)).toBe("--max-time=25");
});

test("faultsOf(…) gives the faults with the command that repeats each", () => {
  expect(faultsOf(OUTPUT)).toMatch(/^_+ POST[^]*curl -X POST http:\/\/localhost:8000\/simulate$/);
  expect(faultsOf("Connection failed")).toBe("Connection failed");
});
