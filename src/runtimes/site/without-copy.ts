import type { Plugin } from "vite";

const MODULE = /quickjs-wasmfile-release-sync\/dist\/emscripten-module/;
const ADDRESS = /\(new URL\("emscripten-module\.wasm",\s*import\.meta\.url\)\)\.href/;

/**
 * Leaves a copy of TypeScript's interpreter out of the built scripts. Its package names the file by an address, which
 * makes the bundler bring it; the page hands the interpreter the file of /runtimes/ instead.
 * @throws when the package no longer names its file so: the copy would come back unseen.
 */
export function withoutCopy(): Plugin {
  return {
    name: "without-copy-of-quickjs",
    transform: {
      filter: { id: MODULE },
      handler(code) {
        if (!ADDRESS.test(code)) {
          throw new Error(`QuickJS names its file in another way now: src/runtimes/site/without-copy.ts must follow.`);
        }
        return { code: code.replace(ADDRESS, '"emscripten-module.wasm"'), map: null };
      },
    },
  };
}
