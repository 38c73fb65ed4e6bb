import { DockerfileError } from "./error.ts";
import type { RunInstruction } from "./instruction.ts";
import type { Mount } from "./mount.ts";
import { resolvePath } from "./path.ts";
import type { BuildStage } from "./stage.ts";
import { quote } from "./text.ts";

/**
 * Checks a RUN whose mounts' variables are filled in. Throws a DockerfileError for what cannot be carried out.
 * BuildKit: `frontend/dockerfile/dockerfile2llb/convert.go` and `convert_runmount.go`.
 */
export function applyRun(
  run: RunInstruction,
  mounts: readonly Mount[],
  sources: readonly BuildStage[],
  { workdir, allowsDevices }: RunContext,
): void {
  if (run.heredocs.length > 0 && run.command.length !== 1) {
    throw new DockerfileError(`parsing produced an invalid run command: [${run.command.join(" ")}]`);
  }
  for (const [index, mount] of mounts.entries()) checkMount(mount, sources[index], workdir);
  if (run.devices.length > 0 && !allowsDevices) {
    throw new DockerfileError("device feature is only supported in Dockerfile frontend 1.14.0-labs or later");
  }
}

/** What evaluating RUN needs. */
export interface RunContext {
  readonly workdir: string;
  /** Whether `# syntax` asks for a version of BuildKit's language that knows devices. */
  readonly allowsDevices: boolean;
}

function checkMount(mount: Mount, source: BuildStage | undefined, workdir: string): void {
  const from = mount.from || (mount.type === "cache" ? "scratch" : "");
  if (from !== "" && !source?.isEvaluated) {
    throw new DockerfileError(
      `cannot mount from stage ${quote(from)} to ${quote(mount.target)}, stage needs to be defined before current command`,
    );
  }
  if (mount.type === "secret") return;
  if (mount.type === "ssh") {
    if (mount.source !== "") throw new DockerfileError("ssh does not support source");
    return;
  }
  const target = mount.target.startsWith("/") ? mount.target : resolvePath(workdir, mount.target);
  if (target === "/") throw new DockerfileError(`invalid mount target ${quote(target)}`);
}
