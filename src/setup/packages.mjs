import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodePath, runCommand } from "./command.mjs";

/**
 * Takes the versions of the lockfile and leaves it as it is. npm ci would refuse a lockfile that was written where
 * the registry lacks the optional packages of other systems, which a reader's system may need.
 */
const INSTALL = ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"];

/**
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Locked
 * @typedef {{ packages?: Record<string, Locked> }} Lock
 */

/**
 * Installs the packages of package-lock.json, unless they are in node_modules already.
 * @throws when npm fails; what it printed says why.
 */
export async function installPackages() {
  checkNode(process.versions.node);
  if (arePackagesInstalled()) return;
  console.log(
    "Installing the packages of package-lock.json into node_modules/ (about half a minute; npm keeps its own cache) …",
  );
  const npm = process.env["npm_execpath"];
  const command = npm ? [process.execPath, npm] : [process.platform === "win32" ? "npm.cmd" : "npm"];
  const { exit } = await runCommand([...command, ...INSTALL]);
  if (exit !== 0 || !existsSync(nodePath())) {
    throw new Error(
      "The packages could not be installed. npm says why above; check the network, then run the same command again.",
    );
  }
}

/**
 * Says whether node_modules holds every package of the lockfile that this system needs, at its version.
 * @param {Lock} lock package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json, which npm writes when it has finished
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === "") return true;
    const found = installed.packages?.[path];
    if (!found) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** @param {string} version "20.11.0" */
function checkNode(version) {
  if (Number.parseInt(version, 10) >= 20) return;
  throw new Error(`This is Node ${version}. Node 20 or later is needed: install it, then run the same command again.`);
}

function arePackagesInstalled() {
  const installed = join("node_modules", ".package-lock.json");
  return (
    existsSync(installed) && existsSync(nodePath()) && isInstalled(readLock("package-lock.json"), readLock(installed))
  );
}

/**
 * @param {string} path
 * @returns {Lock}
 */
function readLock(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
