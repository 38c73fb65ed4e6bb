import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { packageCommand, runCommand } from "./command.mjs";
import { fetchWheels, WHEELS } from "./wheels.mjs";

/** Everything that a build reads; tests lie in src too, and one more build after a changed test does no harm. */
const INPUTS = [
  "astro.config.mjs",
  "content",
  "examples",
  "package-lock.json",
  "public",
  "src",
  "tsconfig.json",
  WHEELS,
];
const SETTINGS = ["SITE_URL", "REPOSITORY_URL", "WEBCONTAINER_KEY", "PORT"];
/** What tools leave in a folder; it changes nothing on a page. */
const LEFT_BEHIND = new Set(["__pycache__", ".venv", ".pytest_cache", ".DS_Store"]);
const STAMP = join("dist", ".built-from");

/**
 * Builds the site into dist/, unless what is there was made from the same files and settings.
 * @returns {Promise<boolean>} whether it had to build
 * @throws when the build fails; what Astro printed says why.
 */
export async function buildSite() {
  await fetchWheels();
  const stamp = hashInputs(INPUTS, process.env);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return false;
  console.log("Building the site into dist/ …");
  const { exit } = await runCommand(packageCommand("astro", ["build"]), { env: { ASTRO_TELEMETRY_DISABLED: "1" } });
  if (exit !== 0)
    throw new Error(
      "The site could not be built. The message above names the file; mend it, then run the same command again.",
    );
  writeFileSync(STAMP, stamp);
  return true;
}

/**
 * Hashes the paths and contents of files and folders, and the settings that change what is built.
 * @param {readonly string[]} inputs
 * @param {Readonly<Record<string, string | undefined>>} environment
 */
export function hashInputs(inputs, environment) {
  const hash = createHash("sha256");
  for (const path of inputs.flatMap(filesBelow))
    hash
      .update(`${path}\0${statSync(path).mode & 0o100}\0`)
      .update(readFileSync(path))
      .update("\0");
  for (const name of SETTINGS) hash.update(`${name}=${environment[name] ?? ""}\0`);
  return hash.digest("hex");
}

/**
 * Says what to serve so that dist/ lies where its links expect it: under the path of the site's address, as on its host.
 * @param {string | undefined} address SITE_URL
 * @returns {{ root: string, start: string }} a folder, and where in it the site begins
 */
export function placeSite(address) {
  const path = new URL(address || "http://localhost/").pathname.replaceAll(/^\/|\/$/g, "");
  if (path === "") return { root: "dist", start: "." };
  const root = join(".cache", "host");
  rmSync(root, { recursive: true, force: true });
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(resolve("dist"), join(root, path), "junction");
  return { root, start: `${path}/` };
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => !LEFT_BEHIND.has(name));
  return names.toSorted().flatMap((name) => filesBelow(join(path, name)));
}
