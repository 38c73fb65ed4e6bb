import type { loadPyodide as LoadPyodide, PyodideAPI } from "pyodide";
import type { ArrivedFiles } from "../engine-files.ts";
import type { Engine } from "../engine-worker.ts";
import type { EngineOffer, Output, Plot, Program, ProgramError, ValueOutput } from "../runtime.ts";
import type { EngineEnding } from "../worker-message.ts";
import { limitMemory, MOST_MEMORY } from "./memory.ts";
import chart from "./chart.py?raw";
import runner from "./runner.py?raw";
import { withFiles } from "./with-files.ts";

/** The form of Pyodide's list of packages, with none in it. */
const NO_PACKAGES =
  '{"info":{"abi_version":"2026_0","arch":"wasm32","platform":"emscripten_5_0_3","python":"3.14.2"},"packages":{}}';
/** Where the page's own modules lie, beside Python's. */
const OWN = "/lib/page";
/** Python's own library. */
const LIBRARY = "/lib/python314.zip";
/** Packages for a program to import, made at build time; only an offer that has them loads them. */
const PACKAGES = /^packages-.*\.zip$/;
const OUT_OF_MEMORY =
  `The program was stopped: it needs more memory than the ${MOST_MEMORY / 2 ** 20} MB that it may have. ` +
  "Make the work smaller. Your code is kept; Reset frees what earlier runs hold.";

/** Python as Pyodide brings it, with nothing from elsewhere: files come from the site, and there is no package index. */
export class PythonEngine implements Engine {
  #run: ((code: string, name: string, files: string, apart: boolean) => Promise<string>) | undefined;
  #take: ((output: Output) => void) | undefined;
  #isWhole = (): boolean => true;

  async start(files: ArrivedFiles, offer: EngineOffer, interruptBuffer: Uint8Array): Promise<void> {
    limitMemory(MOST_MEMORY);
    const address = new URL(offer.folder, location.href).href;
    const python = await withFiles(files, address, async () => await load(address));
    this.#connect(python, interruptBuffer);
    const packages = [...files].find(([path]) => PACKAGES.test(path));
    if (packages) python.unpackArchive(packages[1], "zip", { extractDir: sitePackages(python) });
  }

  async run(program: Program, take: (output: Output) => void): Promise<EngineEnding> {
    const { code, name = "program.py", files = {}, apart = false } = program;
    if (!this.#run) throw new Error("Python was asked to run something before it was loaded.");
    this.#take = take;
    const report: Report = JSON.parse(await this.#run(code, name, JSON.stringify(files), apart));
    if (report.kind === "memory") {
      return { kind: "stopped", limit: "memory", message: OUT_OF_MEMORY, restarted: false };
    }
    if (report.kind !== "finished") return report;
    if (report.value) take({ kind: "value", ...report.value });
    return { kind: "finished" };
  }

  isDamaged(): boolean {
    return !this.#isWhole();
  }

  #connect(python: PyodideAPI, interruptBuffer: Uint8Array): void {
    for (const kind of ["stdout", "stderr"] as const) {
      const decoder = new TextDecoder();
      const write = (bytes: Uint8Array): number => {
        // A copy: text in memory that is shared, or that grows, cannot be decoded in place.
        this.#take?.({ kind, text: decoder.decode(bytes.slice(), { stream: true }) });
        return bytes.length;
      };
      if (kind === "stdout") python.setStdout({ write });
      else python.setStderr({ write });
    }
    python.FS.mkdirTree(OWN);
    python.FS.writeFile(`${OWN}/chart.py`, chart);
    python.FS.writeFile(`${OWN}/page_runner.py`, runner);
    python.runPython(`import sys; sys.path.append("${OWN}")`);
    const needed = [OWN, LIBRARY, python.FS.cwd()];
    this.#isWhole = () => needed.every((path) => python.FS.analyzePath(path).exists);
    const module = python.pyimport("page_runner");
    module.start((plot: string) => this.#draw(JSON.parse(plot)));
    this.#run = module.run;
    python.setInterruptBuffer(interruptBuffer);
  }

  #draw(plot: Plot): void {
    this.#take?.({ kind: "plot", plot });
  }
}

/** What runner.py says of a run. */
type Report =
  | { kind: "finished"; value?: Omit<ValueOutput, "kind"> }
  | { kind: "failed"; error: ProgramError }
  | { kind: "interrupted"; restarted: false }
  | { kind: "memory" };

async function load(address: string): Promise<PyodideAPI> {
  const { loadPyodide }: { loadPyodide: typeof LoadPyodide } = await import(/* @vite-ignore */ `${address}pyodide.mjs`);
  return await loadPyodide({
    indexURL: address,
    // Without a list of packages nothing is looked for elsewhere.
    lockFileContents: NO_PACKAGES,
    packageBaseUrl: address,
    stdin: () => null,
  });
}

function sitePackages(python: PyodideAPI): string {
  return String(python.runPython(`import sysconfig; sysconfig.get_path("purelib")`));
}
