import { met, missed, type Outcome } from "../goals/goal.ts";
import type { ComposeGoalOf } from "./goal.ts";
import { type Accepted, placeIn } from "./trial.ts";

/** Whether a service waits until another is healthy. */
export function checkWaits({ service, other }: ComposeGoalOf<"waits">, { stack }: Accepted): Outcome {
  const [waiting, needed] = [stack.services.get(service), stack.services.get(other)];
  if (!waiting) return missed(`There is no service \`${service}\`.`);
  if (!needed) return missed(`There is no service \`${other}\`.`);
  const edge = waiting.dependsOn.find((each) => each.service === other);
  const place = placeIn(edge?.place ?? waiting.place);
  if (!edge) return missed(`\`${service}\` does not depend on \`${other}\`, so both start at the same time.`, place);
  if (edge.condition === "service_started")
    return missed(`\`${service}\` waits until \`${other}\` was started, and that is not yet ready.`, place);
  if (edge.condition !== "service_healthy")
    return missed(`\`${edge.condition}\` waits until \`${other}\` has ended, and a database does not.`, place);
  if (!edge.isRequired)
    return missed(`With \`required: false\`, \`${service}\` also starts when \`${other}\` is not healthy.`, place);
  const { healthcheck } = needed;
  const isChecked = healthcheck?.test !== undefined && !healthcheck.isDisabled && healthcheck.test[0] !== "NONE";
  if (isChecked) return met(`It waits for the health check of \`${other}\`.`, place);
  return missed(
    `\`${other}\` has no health check here, so nobody knows whether it is healthy.`,
    placeIn(healthcheck?.place ?? needed.place),
  );
}
