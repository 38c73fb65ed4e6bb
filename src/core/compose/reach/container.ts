import type { Service, Stack } from "../model.ts";

/** One container of a stack. */
export interface Container {
  /** The service's name; with "#2" behind it for the second container of a service. */
  readonly id: string;
  readonly service: Service;
  /** From 1. */
  readonly number: number;
  /** Its name for the engine: demo-worker-1. */
  readonly name: string;
}

/** The most containers of one service that are followed; nobody starts more on one machine. */
const MOST = 100;

/** Gives the containers that a stack has when it runs, those of one service in order. */
export function containersOf(stack: Stack): Container[] {
  return [...stack.services.values()].flatMap((service) =>
    Array.from({ length: Math.max(0, Math.min(service.replicas, MOST)) }, (_, index) =>
      containerOf(stack, service, index + 1),
    ),
  );
}

function containerOf(stack: Stack, service: Service, number: number): Container {
  return {
    id: number === 1 ? service.name : `${service.name}#${number}`,
    service,
    number,
    name: service.containerName ?? `${stack.name}-${service.name}-${number}`,
  };
}
