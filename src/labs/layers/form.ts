import { attempt } from "../../core/dockerfile/error.ts";
import { parseDockerfile } from "../../core/dockerfile/dockerfile.ts";
import { findPart, part } from "../part.ts";
import type { Names } from "./completion.ts";
import { write } from "./draw-stack.ts";
import type { Preset } from "./preset.ts";
import { type Deed, fileName, type Story } from "./story.ts";
import { contextOf, type Workbench } from "./workbench.ts";

/** The most files that a list offers; a path can be typed for any other. */
const MOST = 300;

/** The fields of a Layer lab. */
export class Form {
  readonly #lab: HTMLElement;
  /** The bench whose files are listed. */
  #listed: Workbench | undefined;

  constructor(lab: HTMLElement) {
    this.#lab = lab;
  }

  enable(): void {
    for (const field of this.#lab.querySelectorAll("[data-needs-script]")) field.removeAttribute("disabled");
  }

  /** The name of the preset that is chosen. */
  get preset(): string {
    const radio = findPart(this.#lab, "[name=preset]:checked", HTMLInputElement);
    return radio?.value ?? findPart(this.#lab, "select[name=preset]", HTMLSelectElement)?.value ?? "";
  }

  get isBeside(): boolean {
    return findPart(this.#lab, "[name=beside]", HTMLInputElement)?.checked === true;
  }

  /** Lets the reader choose from these projects. */
  offer(presets: readonly Preset[]): void {
    const select = findPart(this.#lab, "select[name=preset]", HTMLSelectElement);
    select?.replaceChildren(...presets.map(({ name, title }) => new Option(title, name)));
  }

  /** Shows that a preset is chosen, with the files that change often in it. */
  choose(preset: Preset): void {
    const select = findPart(this.#lab, "select[name=preset]", HTMLSelectElement);
    if (select) select.value = preset.name;
    for (const radio of this.#lab.querySelectorAll<HTMLInputElement>("[type=radio][name=preset]"))
      radio.checked = radio.value === preset.name;
    const buttons = preset.edits.slice(0, 3).map((file) => actionButton("edit", file, `Change ${fileName(file)}`));
    findPart(this.#lab, ".edits", HTMLElement)?.replaceChildren(...buttons);
    const note = findPart(this.#lab, ".note", HTMLElement);
    if (note) write(note, preset.conditions);
  }

  /** Shows a bench in the fields. */
  fill(bench: Workbench): void {
    this.#set("dockerfile", bench.dockerfile);
    this.#set("ignore", bench.ignore);
    this.#set("args", bench.settings.args);
    if (this.#listed?.files !== bench.files) this.#listFiles(bench);
    this.#listed = bench;
    const noCache = findPart(this.#lab, "[name=noCache]", HTMLInputElement);
    if (noCache) noCache.checked = bench.settings.noCache;
  }

  /** Lets the reader go back and forth as far as a story goes. */
  allow({ deeds, at }: Story): void {
    part(this.#lab, "[data-do=undo]", HTMLButtonElement).disabled = at === 0;
    part(this.#lab, "[data-do=redo]", HTMLButtonElement).disabled = at === deeds.length;
  }

  /** What typing into a field means; undefined where it means nothing yet. */
  deedOf(name: string | null): Deed | undefined {
    if (name === "dockerfile" || name === "ignore") return { do: name, text: this.#value(name) };
    if (name !== "target" && name !== "args" && name !== "noCache") return undefined;
    const noCache = findPart(this.#lab, "[name=noCache]", HTMLInputElement)?.checked === true;
    return { do: "settings", target: this.#value("target"), args: this.#value("args"), noCache };
  }

  /** What a button for a file means, for the file that is typed unless it names one; says what is wrong with that. */
  fileDeed(
    action: "edit" | "add" | "remove" | "restore",
    file: string | undefined,
    bench: Workbench,
  ): Deed | undefined {
    const path =
      file ??
      this.#value("file")
        .trim()
        .replace(/^\.?\//, "");
    const problem = file === undefined ? problemWith(action, path, bench) : undefined;
    const message = findPart(this.#lab, ".files .wrong", HTMLElement);
    if (message) {
      message.hidden = problem === undefined;
      write(message, problem ?? "");
    }
    return problem === undefined ? { do: action, file: path } : undefined;
  }

  /** Hides the text field, which stays as the editor's copy, and gives the editor's place. */
  giveWayToEditor(): HTMLElement {
    part(this.#lab, "textarea[name=dockerfile]", HTMLElement).hidden = true;
    const place = part(this.#lab, ".editor", HTMLElement);
    place.hidden = false;
    return place;
  }

  /** What may be named in the Dockerfile of a bench. */
  namesOf(bench: Workbench): Names {
    const stages = attempt(() => parseDockerfile(bench.dockerfile))?.stages ?? [];
    const files = [...contextOf(bench).sizes.keys()];
    const folders = files.flatMap((path) => (path.includes("/") ? [path.slice(0, path.indexOf("/") + 1)] : []));
    const named = stages.map(({ from }) => from.stageName).filter((name) => name !== "");
    return { stages: named, files: [...new Set([".", ...folders, ...files])].slice(0, MOST) };
  }

  #listFiles(bench: Workbench): void {
    findPart(this.#lab, "datalist", HTMLElement)?.replaceChildren(
      ...[...bench.files.keys()].slice(0, MOST).map((path) => new Option("", path)),
    );
    findPart(this.#lab, ".changed", HTMLElement)?.replaceChildren(...changedFiles(bench).map(changedItem));
  }

  /** Offers the stages of a bench as targets. */
  fillTarget({ dockerfile, settings }: Workbench): void {
    const select = findPart(this.#lab, "[name=target]", HTMLSelectElement);
    if (!select) return;
    const stages = attempt(() => parseDockerfile(dockerfile))?.stages ?? [];
    const names = new Set(stages.map(({ from }) => from.stageName).filter((name) => name !== ""));
    if (settings.target !== "") names.add(settings.target);
    const options = [new Option("the last one", ""), ...[...names].map((name) => new Option(name, name))];
    if (options.map(({ value }) => value).join() !== [...select.options].map(({ value }) => value).join())
      select.replaceChildren(...options);
    select.value = settings.target;
  }

  #set(name: string, text: string): void {
    const field = findPart(this.#lab, `textarea[name=${name}]`, HTMLTextAreaElement);
    if (field && field.value !== text) field.value = text;
  }

  #value(name: string): string {
    const field = this.#lab.querySelector(`[name=${name}]`);
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    return isField || field instanceof HTMLSelectElement ? field.value : "";
  }
}

function problemWith(action: string, path: string, { files }: Workbench): string | undefined {
  if (path === "") return "Type the path of a file first.";
  if (action === "add") return files.has(path) ? `${path} is there already.` : undefined;
  return files.has(path) ? undefined : `There is no file ${path} in this project.`;
}

/** Files that are no longer as they were at first. */
function changedFiles({ files, preset }: Workbench): string[] {
  const first = new Map(preset.files.map(({ path, content }) => [path, content]));
  const paths = new Set([...first.keys(), ...files.keys()]);
  return [...paths].filter((path) => first.get(path) !== files.get(path)?.content);
}

function changedItem(path: string): HTMLElement {
  const item = document.createElement("li");
  const name = document.createElement("code");
  name.textContent = path;
  item.append(name, " ", actionButton("restore", path, "Take it back"));
  return item;
}

function actionButton(action: string, file: string, label: string): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset["do"] = action;
  button.dataset["file"] = file;
  button.textContent = label;
  if (action === "restore") button.ariaLabel = `${label}: ${file}`;
  return button;
}
