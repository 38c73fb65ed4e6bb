import { met, missed, type Outcome } from "../goals/goal.ts";
import { type Accepted, placeIn } from "./trial.ts";

/** Whether no password is written into the file. */
export function checkNoPassword({ findings }: Accepted): Outcome {
  const found = findings.find(({ rule }) => rule === "plain-password");
  return found ? missed(found.message, placeIn(found.place)) : met("We find none.");
}
