import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copySuite, pinSuite } from "./apt-suite.mjs";
import { findChromium } from "./chromium.mjs";
import { findProgram, runCommand } from "./command.mjs";

/** @typedef {"engine" | "browser" | "pip"} Need */

const ENGINE = ["docker.io", "docker-cli", "docker-buildx", "docker-compose"];
const NAMES = {
  engine: "a Docker Engine (docker, with buildx and compose)",
  browser: "Chromium or Chrome",
  pip: "Python 3 with pip",
};
const SUITE = { from: "bookworm", to: "trixie", file: "/etc/apt/sources.list.d/runs-anywhere-trixie" };
const PIN = "/etc/apt/preferences.d/runs-anywhere-trixie";

/**
 * Makes sure that the machine has what the tests need: on Debian 12 or 13 as root it installs what is missing from
 * Debian's packages and says so before; elsewhere what is there is used.
 * @param {readonly Need[]} needs
 * @throws when something is missing that it cannot install; the message says what to install.
 */
export async function prepareSystem(needs) {
  const release = debianRelease();
  const mayInstall = release !== undefined && process.getuid?.() === 0;
  if (mayInstall) {
    const packages = await missingPackages(needs);
    if (packages.length === 0) return;
    await installFromDebian(packages, release);
  }
  /** @type {Need[]} */
  const missing = [];
  for (const need of needs) if (!(await isThere(need))) missing.push(need);
  if (missing.length === 0) return;
  const named = missing.map((need) => NAMES[need]).join(" and ");
  throw new Error(`This machine has no ${named}. ${advice(missing)} Then run the same command again.`);
}

/** @param {readonly Need[]} missing */
function advice(missing) {
  const parts = {
    engine: "Install Docker Desktop or Docker Engine 26 or later and start it.",
    browser: "Install Chromium or Chrome, or name one with CHROMIUM=/path/to/it.",
    pip: "Install Python 3 with pip.",
  };
  return `${missing.map((need) => parts[need]).join(" ")} On Debian 12 or 13, npm test run as root installs both from Debian's packages.`;
}

/**
 * @param {Need} need
 * @returns {Promise<boolean>}
 */
async function isThere(need) {
  if (need === "browser") return findChromium() !== undefined;
  if (need === "pip") return await hasPip();
  const docker = existsSync("/usr/bin/docker") ? "/usr/bin/docker" : findProgram("docker");
  if (!docker) return false;
  const plugins = [
    [docker, "buildx", "version"],
    [docker, "compose", "version"],
  ];
  const ended = await Promise.all(plugins.map((command) => runCommand(command, { quiet: true })));
  return ended.every(({ exit }) => exit === 0);
}

async function hasPip() {
  const python = findProgram("python3");
  return python !== undefined && (await runCommand([python, "-m", "pip", "--version"], { quiet: true })).exit === 0;
}

/** @returns {12 | 13 | undefined} undefined on any other system */
function debianRelease() {
  if (!existsSync("/etc/os-release")) return undefined;
  const text = readFileSync("/etc/os-release", "utf8");
  if (!/^ID="?debian"?$/m.test(text)) return undefined;
  const version = /^VERSION_ID="?(12|13)"?$/m.exec(text)?.[1];
  return version === "12" ? 12 : version === "13" ? 13 : undefined;
}

/**
 * @param {readonly Need[]} needs
 * @returns {Promise<string[]>}
 */
async function missingPackages(needs) {
  const packages = ["git", "curl"].filter((name) => !findProgram(name));
  if (needs.includes("browser") && !(await isThere("browser"))) packages.push("chromium");
  if (needs.includes("pip") && !(await isThere("pip"))) packages.push("python3-pip");
  if (!needs.includes("engine")) return packages;
  if (!(await isThere("engine")) || !findProgram("dockerd")) packages.push(...ENGINE);
  if (!findProgram("mmdebstrap")) packages.push("mmdebstrap");
  // The verifier's engine has a network of its own; sessions run the model with the machine's own Python.
  if (!findProgram("ip")) packages.push("iproute2");
  if (!findProgram("slirp4netns")) packages.push("slirp4netns");
  if (!findProgram("python3")) packages.push("python3");
  return packages;
}

/**
 * @param {readonly string[]} packages
 * @param {12 | 13} release
 */
async function installFromDebian(packages, release) {
  const ofSuite = release === 12 ? ENGINE.filter((name) => packages.includes(name)) : [];
  console.log(`Installing Debian packages on this machine (one to three minutes): ${packages.join(", ")}.`);
  if (ofSuite.length > 0) addSuite();
  const names = packages.map((name) => (ofSuite.includes(name) ? `${name}/${SUITE.to}` : name));
  await apt(["update", "-qq"]);
  // What pip recommends is a whole compiler, which nothing here needs.
  const spare = packages.includes("python3-pip") ? ["--no-install-recommends"] : [];
  await apt(["install", "--yes", "-qq", ...spare, ...names]);
}

/** Adds the suite that has the newer engine, from the machine's own mirror, without touching what is installed. */
function addSuite() {
  const copied = copySuite(readSources(), SUITE.from, SUITE.to);
  if (!copied) {
    throw new Error(
      `Docker Engine 26 comes from Debian's suite ${SUITE.to}, but no apt source of ${SUITE.from} was found to copy. ` +
        `Add one for ${SUITE.to}, or install Docker Engine 26 or later yourself, then run the same command again.`,
    );
  }
  const path = `${SUITE.file}${copied.ending}`;
  if (existsSync(path) && existsSync(PIN)) return;
  console.log(
    `Debian 12's engine is too old, so the package suite ${SUITE.to} is now added to this machine: ${path}.\n` +
      `It has a low priority (${PIN}): nothing that is installed changes. Delete both files to undo this.`,
  );
  writeFileSync(PIN, pinSuite(SUITE.to));
  writeFileSync(path, copied.text);
}

function readSources() {
  const folder = "/etc/apt/sources.list.d";
  const paths = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const own = paths.filter((path) => !path.startsWith(SUITE.file));
  return ["/etc/apt/sources.list", ...own]
    .filter((path) => existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** @param {readonly string[]} args */
async function apt(args) {
  const { exit, output } = await runCommand(["apt-get", ...args], {
    env: { DEBIAN_FRONTEND: "noninteractive" },
    quiet: true,
  });
  if (exit !== 0)
    throw new Error(
      `${output.trimEnd()}\n\napt-get ${args.join(" ")} failed. Mend that, then run the same command again.`,
    );
}
