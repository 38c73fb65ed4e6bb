import { expect, test } from "vitest";
import { isInstalled } from "./packages.mjs";

const lock = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/one": { version: "1.0.0", integrity: "sha512-one" },
    "node_modules/for-another-system": { version: "2.0.0", optional: true },
  },
};

test("packages are installed when every needed one is there at its version", () => {
  expect(isInstalled(lock, { packages: { "node_modules/one": { version: "1.0.0", integrity: "sha512-one" } } })).toBe(
    true,
  );
});

test("a missing package, another version or another content asks for an installation", () => {
  expect(isInstalled(lock, { packages: {} })).toBe(false);
  expect(isInstalled(lock, { packages: { "node_modules/one": { version: "1.0.1", integrity: "sha512-one" } } })).toBe(
    false,
  );
  expect(isInstalled(lock, { packages: { "node_modules/one": { version: "1.0.0", integrity: "sha512-two" } } })).toBe(
    false,
  );
});
