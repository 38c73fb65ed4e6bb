import { DockerfileError } from "./error.ts";
import { lower, quote } from "./text.ts";

/** What an image runs on. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  /** Such as "v7"; mostly empty. */
  readonly variant: string;
  /** Mostly empty, and then for Windows only. */
  readonly osVersion: string;
}

const SYSTEM = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*(?:\+[A-Za-z0-9_.%-]+)*)\))?$/;
const PART = /^[A-Za-z0-9_.-]+$/;
/** The same as BuildKit's dependency writes it, which its message quotes. */
const SYSTEM_AS_QUOTED = String.raw`^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$`;

const SYSTEMS = new Set(
  "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos".split(
    " ",
  ),
);
const ARCHITECTURES = new Set(
  (
    "386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le " +
    "ppc riscv riscv64 s390 s390x sparc sparc64 wasm"
  ).split(" "),
);

/**
 * Reads "linux/arm64", "linux" or "arm64"; what is not said is taken from the machine that builds.
 * Throws a DockerfileError in the words of containerd's `platforms`, whose rules these are.
 */
export function readPlatform(specifier: string, machine: Platform): Platform {
  if (specifier.includes("*")) throw invalid(`${quote(specifier)}: wildcards not yet supported`);
  const [first = "", ...parts] = specifier.split("/");
  const system = SYSTEM.exec(first);
  if (!system) {
    const rule = `OSAndVersion specifier component must match ${quote(SYSTEM_AS_QUOTED)}`;
    throw invalid(`${quote(first)} is an invalid OS component of ${quote(specifier)}: ${rule}`);
  }
  const wrong = parts.find((part) => !PART.test(part));
  if (wrong !== undefined) {
    const rule = `platform specifier component must match ${quote(PART.source)}`;
    throw invalid(`${quote(wrong)} is an invalid component of ${quote(specifier)}: ${rule}`);
  }
  const os = normalizeSystem(system[1] ?? "");
  const osVersion = system[2] ?? "";
  const [architecture, variant] = parts;
  if (parts.length > 2) throw invalid(`${quote(specifier)}: cannot parse platform specifier`);
  if (architecture === undefined) return readSingle(specifier, { os, osVersion }, machine);
  return { os, osVersion, ...fullArchitecture(architecture, variant) };
}

function fullArchitecture(written: string, variant = ""): Pick<Platform, "architecture" | "variant"> {
  const normal = normalizeArchitecture(written, variant);
  if (variant === "" && normal.architecture === "arm" && normal.variant === "v7") return { ...normal, variant: "" };
  const isPlainArm64 = variant !== "" && normal.architecture === "arm64" && normal.variant === "";
  return isPlainArm64 ? { ...normal, variant: "v8" } : normal;
}

/** A word alone is a system if there is one of that name, else an architecture. */
function readSingle(specifier: string, system: Pick<Platform, "os" | "osVersion">, machine: Platform): Platform {
  if (SYSTEMS.has(system.os)) return { ...system, architecture: machine.architecture, variant: machine.variant };
  const architecture = fullArchitecture(specifier);
  if (ARCHITECTURES.has(architecture.architecture))
    return { os: machine.os, osVersion: system.osVersion, ...architecture };
  throw invalid(`${quote(specifier)}: unknown operating system or architecture`);
}

/** Writes a platform as TARGETPLATFORM holds it. */
export function formatPlatform({ os, osVersion, architecture, variant }: Platform): string {
  const system = osVersion === "" ? os : `${os}(${osVersion})`;
  return [system, architecture, variant].filter((part) => part !== "").join("/");
}

/** Gives the usual names for a platform, such as "amd64" for "x86_64". */
export function normalizePlatform({ os, osVersion, architecture, variant }: Platform): Platform {
  return { os: normalizeSystem(os), osVersion, ...normalizeArchitecture(architecture, variant) };
}

function normalizeSystem(os: string): string {
  return lower(os) === "macos" ? "darwin" : lower(os);
}

function normalizeArchitecture(written: string, variantWritten: string): Pick<Platform, "architecture" | "variant"> {
  const [architecture, variant] = [lower(written), lower(variantWritten)];
  if (architecture === "i386") return { architecture: "386", variant: "" };
  if (architecture === "armhf") return { architecture: "arm", variant: "v7" };
  if (architecture === "armel") return { architecture: "arm", variant: "v6" };
  if (/^(?:x86_64|x86-64|amd64)$/.test(architecture)) {
    return { architecture: "amd64", variant: variant === "v1" ? "" : variant };
  }
  if (architecture === "aarch64" || architecture === "arm64") {
    return {
      architecture: "arm64",
      variant: variant.replace(/^(?:8|v8|v8\.0)$/, "").replace(/^(?:9|9\.0|v9\.0)$/, "v9"),
    };
  }
  if (architecture !== "arm") return { architecture, variant };
  return { architecture, variant: /^[5-8]?$/.test(variant) ? `v${variant || 7}` : variant };
}

function invalid(message: string): DockerfileError {
  return new DockerfileError(`${message}: invalid argument`);
}
