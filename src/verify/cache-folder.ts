import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Names the folder for what is expensive to make and outlives a clone: base images, the verifier's engine, proofs.
 * RUNS_ANYWHERE_CACHE names it; without it, it is runs-anywhere in the user's own cache folder.
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  home: string = homedir(),
): string {
  return (
    environment["RUNS_ANYWHERE_CACHE"] || join(environment["XDG_CACHE_HOME"] || join(home, ".cache"), "runs-anywhere")
  );
}
