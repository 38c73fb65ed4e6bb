import type { Container } from "../compose/reach/container.ts";
import { explain } from "../compose/reach/explain.ts";
import type { Answer, Reach } from "../compose/reach/reach.ts";
import { met, missed, type Outcome } from "../goals/goal.ts";
import type { ComposeGoalOf } from "./goal.ts";
import { placeIn, STRANGER, type Ways, withStranger } from "./trial.ts";

/** Whether a service reaches another by its name. */
export function checkReaches({ service, other }: ComposeGoalOf<"reaches">, trial: Ways): Outcome {
  return askByName(trial, service, other);
}

/** Whether somebody in a network alone reaches a service. */
export function checkOpenIn({ network, service }: ComposeGoalOf<"open-in">, { stack }: Ways): Outcome {
  if (!stack.networks.has(network)) return missed(noNetwork(network));
  return askByName(withStranger(stack, network), STRANGER, service);
}

/** Whether nobody who is in a network alone reaches a service. */
export function checkHiddenIn({ network, service: name }: ComposeGoalOf<"hidden-in">, { stack }: Ways): Outcome {
  const service = stack.services.get(name);
  if (!service) return missed(`There is no service \`${name}\`.`);
  if (!stack.networks.has(network)) return missed(noNetwork(network));
  const { reach } = withStranger(stack, network);
  const [from, to] = [STRANGER, name].map((each) => containerOf(reach.containers, each));
  if (!from || !to) return missed(`\`${name}\` has no container.`);
  const answer = reach.askFor(from, service);
  const ports = reach.listenersOfService(name);
  const isReached = answer.answers || ports.some(({ port }) => reach.answersByAddress(from, to, port));
  if (answer.resolves || isReached) return missed(reasonOf(reach, answer), placeIn(service.place));
  const published = reach.publications.find((each) => each.container === to && each.audience === "everybody");
  if (published)
    return missed(
      `Its port ${published.port.target} is published at every address of the machine, and there everybody reaches it.`,
      placeIn(published.port.place),
    );
  return met(reasonOf(reach, answer), placeIn(service.place));
}

/** Whether a port is published for the machine itself, and for nobody else. */
export function checkThisMachine({ service: name, port }: ComposeGoalOf<"this-machine">, trial: Ways): Outcome {
  const { stack, reach } = trial;
  const service = stack.services.get(name);
  if (!service) return missed(`There is no service \`${name}\`.`);
  const found = reach.publications.filter((each) => each.container.service === service && each.port.target === port);
  const [first] = found;
  if (!first) return missed(`Port ${port} is not published, so your browser cannot reach it.`, placeIn(service.place));
  const place = placeIn(first.port.place);
  if (found.some(({ audience }) => audience === "everybody"))
    return missed("It is published at every address of the machine, so your whole network reaches it.", place);
  if (first.audience === "nobody") return missed("It is published, and no network of the service leads there.", place);
  return met("It is published at 127.0.0.1, where programs of this machine ask.", place);
}

function askByName({ stack, reach }: Ways, name: string, other: string): Outcome {
  const from = containerOf(reach.containers, name);
  const asked = stack.services.get(other);
  if (!from || !asked) return missed(`There is no service \`${from ? other : name}\`.`);
  const answer = reach.askFor(from, asked);
  const place = placeIn(asked.place);
  return answer.answers ? met(reasonOf(reach, answer), place) : missed(reasonOf(reach, answer), place);
}

/** The reason as a sentence; names of services stay as they are written. */
function reasonOf(reach: Reach, answer: Answer): string {
  return explain(reach, answer).replace(/^a stranger/, "A stranger");
}

function containerOf(containers: readonly Container[], name: string): Container | undefined {
  return containers.find(({ service }) => service.name === name);
}

function noNetwork(network: string): string {
  return `No service is in a network \`${network}\`.`;
}
