import type { Stack } from "../../core/compose/model.ts";
import type { Container } from "../../core/compose/reach/container.ts";
import { explain } from "../../core/compose/reach/explain.ts";
import { explainPort, explainWayOut } from "../../core/compose/reach/explain-port.ts";
import type { Publication } from "../../core/compose/reach/publish.ts";
import { type Reach, reachOf } from "../../core/compose/reach/reach.ts";

/** Who reaches whom, as a table. */
export interface Matrix {
  /** Who is asked: the services, and the world outside. */
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
  /** How many services are left out, since nobody could read so many. */
  readonly left: number;
}

export interface MatrixRow {
  /** Who asks. */
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface Cell {
  readonly kind: "reaches" | "silent" | "apart" | "self";
  /** What stands in the cell: a port, or in a word what hinders. */
  readonly text: string;
  readonly reason: string;
}

const MOST = 30;
const OUTSIDE = "outside";

/** Says of each service which others it reaches, and who reaches it from outside. Of several containers, the first is asked. */
export function matrixOf(stack: Stack): Matrix {
  const reach = reachOf(stack);
  const containers = reach.containers.filter(({ number }) => number === 1).slice(0, MOST);
  const rows = containers.map((from) => {
    const others = containers.map((to) => (to === from ? SELF : cellBetween(reach, from, to)));
    return { name: from.id, cells: [...others, wayOut(reach, from)] };
  });
  const columns = [...containers.map(({ id }) => id), OUTSIDE];
  const machines = MACHINES.map(({ name, audiences }) => {
    return { name, cells: [...containers.map((to) => cellFromOutside(reach, to, audiences)), BEYOND] };
  });
  return { columns, rows: [...rows, ...machines], left: Math.max(0, stack.services.size - containers.length) };
}

const SELF: Cell = { kind: "self", text: "·", reason: "That is the same one." };

const BEYOND: Cell = { kind: "self", text: "·", reason: "What machines reach outside, the stack does not decide." };

/** Who asks from outside of the stack, and for whom ports must be published then. */
const MACHINES: readonly { readonly name: string; readonly audiences: readonly Publication["audience"][] }[] = [
  { name: "this machine", audiences: ["this machine", "everybody"] },
  { name: "other machines", audiences: ["everybody"] },
];

function cellBetween(reach: Reach, from: Container, to: Container): Cell {
  const answer = reach.askFor(from, to.service);
  const reason = explain(reach, answer);
  if (answer.answers) return { kind: "reaches", text: `${answer.port}`, reason };
  return answer.resolves ? { kind: "silent", text: "name only", reason } : { kind: "apart", text: "no", reason };
}

function wayOut(reach: Reach, from: Container): Cell {
  const reason = explainWayOut(reach, from);
  return reach.hasWayOut(from) ? { kind: "reaches", text: "yes", reason } : { kind: "apart", text: "no", reason };
}

function cellFromOutside(reach: Reach, to: Container, audiences: readonly Publication["audience"][]): Cell {
  const own = reach.publications.filter(({ container }) => container === to);
  const found = own.find((each) => audiences.includes(each.audience) && each.takenBy === undefined);
  const shown = found ?? own[0];
  if (shown === undefined) return { kind: "apart", text: "no", reason: `${to.id} publishes no port of this machine.` };
  const reason = explainPort(reach, shown);
  if (found === undefined) return { kind: "apart", text: "no", reason };
  const isAnswered = found.hostPort === undefined || found.port.protocol !== "tcp" || reach.isAnswered(found);
  const text = found.hostPort === undefined ? "a port" : `${found.hostPort}`;
  return { kind: isAnswered ? "reaches" : "silent", text, reason };
}
