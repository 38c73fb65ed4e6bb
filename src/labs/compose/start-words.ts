import type { Dependency, Service } from "../../core/compose/model.ts";
import type { Answer } from "../../core/compose/start.ts";
import { conditionInWords, listed } from "./describe.ts";
import type { Happening, Row } from "./timeline.ts";
import { timeInWords } from "./timeline-words.ts";

/** Says in a sentence how a start ends. */
export function verdictOf(
  { exit, message, to }: Pick<Answer, "exit" | "message" | "to">,
  rows: readonly Row[],
): string {
  const never = rows.filter(({ spans }) => spans.every(({ state }) => state === "created"));
  if (exit === undefined) return "docker compose up -d waits for ever.";
  if (exit === 0 && never.length === 0) {
    return `${allOf(rows.length)} started after ${timeInWords(to)}.`;
  }
  const names = never.length === 0 ? "" : ` ${listed(never.map(({ service }) => service).slice(0, 10))} never started.`;
  return exit === 0
    ? names.trim()
    : `docker compose up -d fails after ${timeInWords(to)}: ${message ?? "no reason is given"}.${names}`;
}

function allOf(count: number): string {
  if (count < 3) return count === 2 ? "Both services have" : "The service has";
  return `All ${count} services have`;
}

/** Says why a service starts when it does, or why it never does; empty for one that waits for nothing. */
export function reasonOf({ name, dependsOn }: Service, happenings: readonly Happening[]): string {
  if (dependsOn.length === 0) return "";
  const started = happenings.find(({ service, kind }) => service === name && kind === "started");
  if (started) return `waited until ${listed(dependsOn.map(conditionInWords))}`;
  const failed = dependsOn.filter((dependency) => !isMet(dependency, happenings));
  return failed.length === 0 ? "" : `waits until ${listed(failed.map((each) => whyNot(each, happenings)))}`;
}

function isMet({ service, condition }: Dependency, happenings: readonly Happening[]): boolean {
  return happenings.some((each) => each.service === service && MET[condition](each));
}

const MET: Readonly<Record<Dependency["condition"], (happening: Happening) => boolean>> = {
  service_started: ({ kind }) => kind === "started",
  service_healthy: ({ kind }) => kind === "healthy",
  service_completed_successfully: ({ kind, code }) => kind === "exited" && code === 0,
};

/** What is waited for, and what came instead. */
function whyNot(dependency: Dependency, happenings: readonly Happening[]): string {
  const last = happenings.findLast(({ service }) => service === dependency.service);
  return `${conditionInWords(dependency)}, but ${instead(last)}`;
}

function instead(last: Happening | undefined): string {
  if (last === undefined) return "it has no container";
  if (last.kind === "exited") return `it exited with ${last.code ?? 0}`;
  if (last.kind === "unhealthy") return "it became unhealthy";
  if (last.kind === "created") return "it never starts itself";
  return "it has no health check that could pass";
}

/** Says what happened: "4.3 s: db is healthy". */
export function happeningInWords({ service, kind, code }: Happening): string {
  if (kind === "exited") return `${service} exited with ${code ?? 0}`;
  return `${service} ${WORDS[kind]}`;
}

const WORDS: Readonly<Record<Exclude<Happening["kind"], "exited">, string>> = {
  created: "is made",
  started: "starts",
  healthy: "is healthy",
  unhealthy: "is unhealthy",
  removed: "is removed",
};
