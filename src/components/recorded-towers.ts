import { readTower, type Tower } from "../labs/tower/tower.ts";
import { getSession } from "./library.ts";

/** Gives what the session `sir-api-tower` recorded that Python stands on, by the name of the image. */
export async function getRecordedTowers(): Promise<{ image: string; tower: Tower }[]> {
  const { recorded } = await getSession("sir-api-tower");
  return recorded.steps.flatMap((step) => {
    const image = "run" in step && / (python:\S+) python tower\.py/.exec(step.run)?.[1];
    return image && "stdout" in step ? [{ image, tower: readTower(step.stdout) }] : [];
  });
}
