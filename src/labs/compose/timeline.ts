import type { StackEvent } from "../../core/compose/engine/stack-event.ts";

/** Something that happened to the container of a service. */
export type Happening = Pick<StackEvent, "time" | "service" | "kind" | "code">;

/** What a container does over a stretch of time. "starting" is running, with a health check that has not passed yet. */
export interface Span {
  readonly state: "created" | "starting" | "running" | "healthy" | "unhealthy" | "done" | "failed";
  readonly from: number;
  readonly to: number;
  readonly code: number | undefined;
}

/** A service's part of a time line. */
export interface Row {
  readonly service: string;
  readonly spans: readonly Span[];
}

/** What there is to know of a service beside what happens to it. */
interface Known {
  readonly service: string;
  /** Whether its container has a health check. */
  readonly isChecked: boolean;
}

/** Gives a row for each service, with stretches that end where the next begins; the last one lasts to the end. */
export function rowsOf(services: readonly Known[], happenings: readonly Happening[], end: number): Row[] {
  const byService = Map.groupBy(happenings, ({ service }) => service);
  return services.map(({ service, isChecked }) => {
    const own = byService.get(service) ?? [];
    const spans = own.flatMap((happening, index) => {
      const state = stateAfter(happening, isChecked);
      const to = own[index + 1]?.time ?? end;
      return state === undefined ? [] : [{ state, from: happening.time, to, code: happening.code }];
    });
    return { service, spans };
  });
}

function stateAfter({ kind, code }: Happening, isChecked: boolean): Span["state"] | undefined {
  if (kind === "removed") return undefined;
  if (kind === "started") return isChecked ? "starting" : "running";
  if (kind === "exited") return code === 0 ? "done" : "failed";
  return kind;
}

/** Gives what a service does at a time; undefined before its container is made. */
export function spanAt({ spans }: Row, time: number): Span | undefined {
  return spans.findLast(({ from, to }) => from <= time && (time < to || to === spans.at(-1)?.to));
}

/** Gives a round end for a time line, somewhat after the last thing that happens. */
export function endOf(happenings: readonly Happening[]): number {
  const last = happenings.reduce((most, { time }) => Math.max(most, time), 0);
  const rough = Math.max(last * 1.15, 1);
  const step = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((factor) => factor * step >= rough) ?? 10;
  return nice * step;
}
