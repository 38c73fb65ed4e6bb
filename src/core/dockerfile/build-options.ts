import { Environment } from "./environment.ts";
import { formatPlatform, type Platform, readPlatform } from "./platform.ts";

/** What is known of an image that a stage begins from. What is left out is as in an image with nothing but PATH. */
export interface BaseImage {
  /** Such as "linux/arm64", if it is not the one that was asked for. */
  readonly platform?: string;
  /** Its variables, in order. */
  readonly env?: readonly (readonly [name: string, value: string])[];
  readonly workdir?: string;
  /** Whether it sets a SHELL. */
  readonly hasShell?: boolean;
  /** What its ONBUILD instructions ask for. */
  readonly onbuild?: readonly string[];
}

/** The rules of a .dockerignore. */
export interface IgnoreRules {
  /** Its patterns as the builder reads them: cleaned, an exception with its "!". */
  readonly patterns: readonly string[];
  /** Whether a path, or a folder above it, matches; false where a pattern cannot be read. */
  readonly isIgnored: (path: string) => boolean;
}

/** What a build is told besides its Dockerfile. */
export interface BuildOptions {
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** The stage to build; the last one unless told. */
  readonly target?: string;
  /** "linux/amd64" unless told. */
  readonly buildPlatform?: string;
  /** The build's own unless told. */
  readonly targetPlatform?: string;
  /** What is known of an image, by its full name; `knownBaseImage` unless told. */
  readonly baseImage?: (name: string) => BaseImage | undefined;
  /** Left out where there is no .dockerignore. */
  readonly ignore?: IgnoreRules;
}

/** Namespaces of Docker Hub whose images are made for one platform only. */
const NAMESPACES: Record<string, string> = {
  amd64: "linux/amd64",
  arm32v5: "linux/arm/v5",
  arm32v6: "linux/arm/v6",
  arm32v7: "linux/arm/v7",
  arm64v8: "linux/arm64",
  i386: "linux/386",
  mips64le: "linux/mips64le",
  ppc64le: "linux/ppc64le",
  riscv64: "linux/riscv64",
  s390x: "linux/s390x",
};

/** Says what the name of an image tells about it. */
export function knownBaseImage(name: string): BaseImage {
  const [, namespace = ""] = /^docker\.io\/([^/]+)\//.exec(name) ?? [];
  const platform = Object.hasOwn(NAMESPACES, namespace) ? NAMESPACES[namespace] : undefined;
  return platform === undefined ? {} : { platform };
}

const USUAL: Platform = { os: "linux", architecture: "amd64", variant: "", osVersion: "" };

export interface Platforms {
  readonly build: Platform;
  readonly target: Platform;
}

/** Throws a DockerfileError for options that name no platform. */
export function readPlatforms({ buildPlatform, targetPlatform }: BuildOptions): Platforms {
  const build = buildPlatform === undefined ? USUAL : readPlatform(buildPlatform, USUAL);
  return { build, target: targetPlatform === undefined ? build : readPlatform(targetPlatform, build) };
}

/** Gives the arguments that every Dockerfile may name without setting them: TARGETPLATFORM and its like. */
export function platformArguments({ build, target }: Platforms, stage: string, options: BuildOptions): Environment {
  const values: Record<string, string> = {
    BUILDPLATFORM: formatPlatform({ ...build, osVersion: "" }),
    BUILDOS: build.os,
    BUILDOSVERSION: build.osVersion,
    BUILDARCH: build.architecture,
    BUILDVARIANT: build.variant,
    TARGETPLATFORM: formatPlatform(target),
    TARGETOS: target.os,
    TARGETOSVERSION: target.osVersion,
    TARGETARCH: target.architecture,
    TARGETVARIANT: target.variant,
    TARGETSTAGE: stage || "default",
  };
  return new Environment(
    Object.entries(values).map(([name, value]) => [name, buildArgument(options, name) ?? value] as const),
  );
}

/** Gives the value that the caller of the build sets an argument to; undefined if there is none. */
export function buildArgument({ buildArgs }: BuildOptions, name: string): string | undefined {
  return buildArgs && Object.hasOwn(buildArgs, name) ? buildArgs[name] : undefined;
}
