import type { Machine } from "./machine.ts";
import { COMPANY, FRAME_ORIGINS } from "./third-party.ts";
import { within } from "./within.ts";

const [ORIGIN] = FRAME_ORIGINS;
/** How long the company may take to say its first word, in milliseconds. */
export const ANSWER_LIMIT = 45_000;
const BOOT_LIMIT = 120_000;

/** What of a window decides whether a WebContainer can run in it. */
export type Surroundings = Pick<Window, "crossOriginIsolated"> & { readonly navigator: Pick<Navigator, "onLine"> };

/** Says why no WebContainer can run in a page, and what to do; undefined when nothing stands against it. */
export function findObstacle({ crossOriginIsolated, navigator }: Surroundings): string | undefined {
  if (!crossOriginIsolated) return NOT_ISOLATED;
  return navigator.onLine ? undefined : OFFLINE;
}

const NOT_ISOLATED = `Node cannot run in this page: it is not cross-origin isolated. Either the host of this site does not send the two headers that are named below, or the browser is too old to know them.`;
const OFFLINE = `This device is offline, and Node would come from ${COMPANY}. Connect it, then start again.`;
const NO_ANSWER = `${COMPANY} did not answer: nothing came from ${ORIGIN} within ${ANSWER_LIMIT / 1000} seconds. It may be out of reach from here, something may block it (a firewall, an extension, a browser that refuses cookies in frames), or it does not serve this site's address. Allow ${ORIGIN}, then start again.`;
const NOT_FINISHED = `${COMPANY} answered, and Node was not ready after ${BOOT_LIMIT / 1000} seconds. The connection may be slow: start again to wait longer, or reload this page.`;

/**
 * Boots WebContainers one after the other. The client of WebContainers opens a frame at the first boot and keeps it; it
 * takes one boot at a time, never gives one up, and says nothing when its frame does not load. So a boot that got no
 * answer is kept, its frame is emptied, and trying again fills the frame.
 */
export class ContainerHost {
  readonly #key: string | undefined;
  #booting: Promise<Machine> | undefined;
  #answered: Promise<void> | undefined;
  #parked: { frame: HTMLIFrameElement; address: string } | undefined;

  /** The key is the one that the company gave the site; at localhost none is needed. */
  constructor(key?: string) {
    this.#key = key;
  }

  /**
   * Boots a WebContainer. The first call is the first that asks another origin for anything.
   * @throws {Stopped} when the signal says so.
   * @throws {Error} that says what is in the way, or what did not come, and what to do.
   */
  async boot(signal: AbortSignal): Promise<Machine> {
    const obstacle = findObstacle(window);
    if (obstacle !== undefined) throw new Error(obstacle);
    this.#answered ??= answerOfFrame();
    this.#booting ??= this.#begin();
    this.#fillFrame();
    await this.#waitForAnswer(signal);
    return await this.#waitForBoot(this.#booting, signal);
  }

  #begin(): Promise<Machine> {
    const booting = loadAndBoot(this.#key);
    void this.#forget(booting);
    return booting;
  }

  /** A boot that failed is over: the next one starts anew. */
  async #forget(booting: Promise<Machine>): Promise<void> {
    const failed = await booting.then(
      () => false,
      () => true,
    );
    if (failed && this.#booting === booting) this.#booting = undefined;
  }

  async #waitForAnswer(signal: AbortSignal): Promise<void> {
    const waiting = new AbortController();
    const first = Promise.race([this.#answered, this.#booting, goingOffline(waiting.signal)]);
    try {
      await within(first, { limit: ANSWER_LIMIT, message: NO_ANSWER, signal });
    } catch (error) {
      this.#emptyFrame();
      throw error;
    } finally {
      waiting.abort();
    }
  }

  /** A boot that the reader stopped goes on, and what it gives is thrown away: there is no other end of it. */
  async #waitForBoot(booting: Promise<Machine>, signal: AbortSignal): Promise<Machine> {
    try {
      const machine = await within(booting, { limit: BOOT_LIMIT, message: NOT_FINISHED, signal });
      this.#booting = undefined;
      return machine;
    } catch (error) {
      if (signal.aborted) void this.#discard(booting);
      throw error;
    }
  }

  async #discard(booting: Promise<Machine>): Promise<void> {
    this.#booting = undefined;
    const machine = await booting.catch(() => undefined);
    machine?.teardown();
  }

  #emptyFrame(): void {
    const frame = document.querySelector<HTMLIFrameElement>(`iframe[src^="${ORIGIN}/"]`);
    if (!frame) return;
    this.#parked = { frame, address: frame.src };
    frame.src = "about:blank";
  }

  #fillFrame(): void {
    if (this.#parked) this.#parked.frame.src = this.#parked.address;
    this.#parked = undefined;
  }
}

/** Rejected when the device loses its network while it waits. */
async function goingOffline(signal: AbortSignal): Promise<never> {
  return await new Promise<never>((_, reject) => {
    window.addEventListener("offline", () => reject(new Error(OFFLINE)), { signal, once: true });
  });
}

async function loadAndBoot(key: string | undefined): Promise<Machine> {
  try {
    const { configureAPIKey, WebContainer } = await import("@webcontainer/api");
    if (key !== undefined) configureAPIKey(key);
    return await WebContainer.boot({ coep: "require-corp" });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Node could not be started here: ${said}. Reload this page, then start again.`, { cause });
  }
}

/** Fulfilled by the first word of the frame, which the client waits for too. */
async function answerOfFrame(): Promise<void> {
  await new Promise<void>((resolve) => {
    const listen = ({ origin, data }: MessageEvent<{ type?: unknown } | null>): void => {
      if (origin !== ORIGIN || data?.type !== "init") return;
      window.removeEventListener("message", listen);
      resolve();
    };
    window.addEventListener("message", listen);
  });
}
