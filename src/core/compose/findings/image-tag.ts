import { field } from "../field.ts";
import type { Remark } from "./finding.ts";
import type { Scene } from "./scene.ts";

/** Finds images whose tag is another image tomorrow: `latest`, and none, which is the same. An image that the stack builds is its own. */
export function findMovingTags(scene: Scene): Remark[] {
  const services = [...scene.loaded.stack.services.values()];
  const built = new Set(services.filter(({ build }) => build !== undefined).map(({ image }) => image));
  return services.flatMap(({ name, image = "", build }): Remark[] => {
    const place = field(field(field(scene.loaded.model, "services"), name), "image")?.place;
    if (image === "" || build !== undefined || built.has(image) || !isMoving(image)) return [];
    if (scene.lineAt(place).includes("$")) return [];
    const message = image.endsWith(":latest")
      ? `${name} takes the newest image of ${image.slice(0, -":latest".length)}, whichever that is.`
      : `${name} names no version of ${image}, so it takes the newest.`;
    return [{ place, message }];
  });
}

function isMoving(image: string): boolean {
  return !image.includes("@") && (image.endsWith(":latest") || !/:[^/]+$/.test(image));
}
