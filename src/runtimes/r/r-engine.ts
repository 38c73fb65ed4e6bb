import { ChannelType, WebR } from "webr";
import type { ArrivedFiles } from "../engine-files.ts";
import type { Engine } from "../engine-worker.ts";
import type { EngineOffer, Output, Program, ProgramError, ValueOutput } from "../runtime.ts";
import type { EngineEnding } from "../worker-message.ts";
import { readOutput, type OutputReader } from "./r-output.ts";
import runner from "./runner.R?raw";
import { withOwnWorker } from "./webr-files.ts";

/** What R may hold in vectors at once, in megabytes: enough for lessons, and little enough for a phone. */
const MOST_MEMORY = 512;
const OUT_OF_MEMORY =
  `The program was stopped: it needs more memory than the ${MOST_MEMORY} MB that it may have. ` +
  "Make the work smaller. Your code is kept; Reset frees what earlier runs hold.";

/** R as webR brings it, with nothing from elsewhere: base R, from files of the site, without an index of packages. */
export class REngine implements Engine {
  #webR: WebR | undefined;
  #reader: OutputReader | undefined;
  #damaged = false;
  readonly #broken = Promise.withResolvers<never>();

  async start(files: ArrivedFiles, offer: EngineOffer): Promise<void> {
    const folder = new URL(offer.folder, location.href).href;
    const broke = (): void => this.#broken.reject(new Error("its worker broke."));
    this.#broken.promise.catch(() => {});
    const options = { baseUrl: folder, repoUrl: folder, channelType: ChannelType.PostMessage };
    const webR = withOwnWorker(files, folder, broke, () => new WebR(options));
    await Promise.race([webR.init(), this.#broken.promise]);
    this.#reader = readOutput(webR, broke);
    await webR.evalRVoid(`${runner}\ninvisible(mem.maxVSize(${MOST_MEMORY}))`);
    this.#webR = webR;
  }

  async run(program: Program, take: (output: Output) => void): Promise<EngineEnding> {
    const { code, name = "program.R", files = {}, apart = false } = program;
    const [webR, reader] = [this.#webR, this.#reader];
    if (!webR || !reader) throw new Error("R was asked to run something before it was loaded.");
    reader.listen(take);
    const env = { code, name, paths: texts(Object.keys(files)), texts: texts(Object.values(files)), apart };
    const told = await Promise.race([webR.evalRString(RUN, { ...QUIET, env }), this.#broken.promise]);
    await Promise.race([reader.end(), this.#broken.promise]);
    const { plots, damaged, ...report }: Report = JSON.parse(told);
    this.#damaged = damaged;
    for (const svg of plots) take({ kind: "plot", plot: { kind: "svg", svg } });
    if (report.kind === "memory") return { kind: "stopped", limit: "memory", message: OUT_OF_MEMORY, restarted: false };
    if (report.kind === "failed") return report;
    if (report.value) take({ kind: "value", ...report.value });
    return { kind: "finished" };
  }

  isDamaged(): boolean {
    return this.#damaged;
  }
}

const RUN = ".page_run(code, name, paths, texts, apart)";
const QUIET = { captureStreams: false, captureConditions: false, captureGraphics: false, withHandlers: false };

/** A vector of texts for R, which may be empty: webR cannot tell the type of an empty list. */
function texts(values: readonly string[]) {
  return { type: "character" as const, names: null, values: [...values] };
}

/** What runner.R says of a run. */
type Report = { readonly plots: readonly string[]; readonly damaged: boolean } & (
  | { readonly kind: "finished"; readonly value?: Omit<ValueOutput, "kind"> }
  | { readonly kind: "failed"; readonly error: ProgramError }
  | { readonly kind: "memory" }
);
