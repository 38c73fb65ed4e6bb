import { describe, expect, test } from "vitest";
import { evaluateBuild } from "./build.ts";
import type { BuildOptions } from "./build-options.ts";
import { parseDockerfile } from "./dockerfile.ts";
import type { BuildStage } from "./stage.ts";

function stagesOf(text: string, options: BuildOptions = {}): readonly BuildStage[] {
  return evaluateBuild(parseDockerfile(text), options).stages;
}

function last(text: string, options: BuildOptions = {}): BuildStage {
  return evaluateBuild(parseDockerfile(text), options).target;
}

describe("evaluateBuild(…)", () => {
  test("knows which stages begin from which, and which take files from which", () => {
    const [base, build, final, image] = stagesOf(
      "FROM alpine AS base\nFROM base AS build\nFROM scratch\nCOPY --from=build a b\nRUN --mount=from=busybox,target=/x y\n",
    );
    expect(base?.image).toBe("docker.io/library/alpine:latest");
    expect(build?.base).toBe(base);
    expect([...(final?.sources.keys() ?? [])]).toEqual([build, image]);
    expect(image?.image).toBe("docker.io/library/busybox:latest");
  });

  test("needs only what the target takes from", () => {
    const { needed, stages, target } = evaluateBuild(
      parseDockerfile("FROM a AS b\nFROM c AS d\nCOPY --from=b x y\nFROM e"),
      {
        target: "d",
      },
    );
    expect(target.name).toBe("d");
    expect(stages.map((stage) => needed.has(stage))).toEqual([true, true, false]);
  });

  test("fills in variables step by step", () => {
    const { steps } = last("FROM a\nENV A=1 B=$A\nENV C=$A$B\nCOPY $C ${X:-y} /$A/\nWORKDIR /a\nWORKDIR $A\n");
    expect(steps.map(({ variables }) => variables)).toEqual([
      [
        ["A", "1"],
        ["B", ""],
      ],
      [["C", "1"]],
      [],
      [],
      [],
    ]);
    const copy = steps[2]?.instruction;
    expect(copy?.kind === "copy" && [...copy.sources, copy.destination].map(({ value }) => value)).toEqual([
      "1",
      "y",
      "/1/",
    ]);
    expect(steps.map(({ workdir }) => workdir)).toEqual(["/", "/", "/", "/a", "/a/1"]);
  });

  test("gives arguments the value of the caller, of the stage or of the file, in this order", () => {
    const text = "ARG A=file\nARG B=file\nFROM x\nARG A\nARG B=stage\nARG C\nARG TARGETARCH\nENV D=$A$B$C$TARGETARCH\n";
    expect(last(text).variables.get("D")).toBe("filestageamd64");
    expect(last(text, { buildArgs: { A: "1", B: "2", C: "3", TARGETARCH: "4" } }).variables.get("D")).toBe("1234");
    expect(last("ARG A=file\nFROM x\nENV D=$A").variables.get("D")).toBe("");
  });

  test("hands variables down to stages that begin from a stage; ENV counts more than ARG there", () => {
    const text = "FROM x AS a\nENV E=1\nARG E=2\nARG F=3\nFROM a\nENV G=$E$F\n";
    expect(last(text).variables.get("G")).toBe("13");
  });

  test("fills in mounts and heredocs", () => {
    const { steps } = last("FROM x\nARG T=cache\nRUN --mount=type=$T,target=/$T y\nCOPY <<E /z\n'$T' \\$T\nE\n");
    expect(steps[1]?.mounts).toMatchObject([{ type: "cache", target: "/cache" }]);
    const copy = steps[2]?.instruction;
    expect(copy?.kind === "copy" && copy.files).toEqual([{ name: "E", content: "'cache' $T\n", expand: true }]);
  });

  test("puts what ONBUILD asks for in front, of stages and of images", () => {
    const text = "FROM x AS a\nONBUILD RUN one\nFROM a\nRUN two\n";
    expect(last(text).steps.map(({ isTrigger }) => isTrigger)).toEqual([true, false]);
    const options: BuildOptions = { baseImage: () => ({ onbuild: ["COPY . /app"] }) };
    expect(last("FROM x\nRUN two", options).steps.map(({ instruction }) => instruction.kind)).toEqual(["copy", "run"]);
  });

  test("knows the platforms of build and target", () => {
    const text = "FROM --platform=$BUILDPLATFORM x AS a\nFROM --platform=$TARGETPLATFORM x\nCOPY --from=a b c\n";
    const stages = stagesOf(text, { targetPlatform: "linux/arm64" });
    expect(stages.map(({ platform }) => platform?.architecture)).toEqual(["amd64", "arm64"]);
  });
});
