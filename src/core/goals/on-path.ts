import { resolvePath } from "../dockerfile/path.ts";
import type { BuildStage, Step } from "../dockerfile/stage.ts";
import type { Attempt } from "./attempt.ts";
import { commandsOf, programOf } from "./commands.ts";
import { pathAfter, userAfter } from "./fails.ts";
import { type Install, readInstall } from "./installs.ts";
import { lineageOf, walkBuild } from "./layers.ts";
import { systemOf } from "./programs.ts";

/**
 * Says why a program, or the code that it is to run, is not found in the image; undefined where it is, or where nobody
 * can tell. Knows what is installed with pip, in the last stage or in one whose folder it copies.
 */
export function findOnPath(words: readonly string[], attempt: Attempt): string | undefined {
  return programMissing(words, attempt) ?? packagesMissing(attempt) ?? codeMissing(words, attempt);
}

/** A list of packages that nothing installs, where the image is known to bring none of them. */
function packagesMissing(attempt: Attempt): string | undefined {
  const list = attempt.project.paths.find((path) => /^requirements\.(?:lock|txt)$/.test(path));
  const { target } = attempt.plan?.build ?? {};
  const [first] = target ? lineageOf(target) : [];
  if (list === undefined || systemOf(first?.image ?? "") === undefined) return undefined;
  const installs = walkBuild(attempt).flatMap(({ step: { instruction } }) =>
    instruction.kind === "run" ? commandsOf(instruction).flatMap((words) => readInstall(words) ?? []) : [],
  );
  const named = installs.find(({ manager, packages }) => manager === "pip" && packages.length > 0);
  if (installs.some((install) => install.manager !== "system" && isWhole(install))) return undefined;
  return named === undefined
    ? `Nothing installs what \`${list}\` lists.`
    : `\`pip install ${named.packages.join(" ")}\` brings what it names. Nothing installs what \`${list}\` lists.`;
}

/** Whether an install takes what a file or a project lists, or wheels of it; what other managers do is not looked at. */
function isWhole({ files, folders, manager, isOfOthers, packages }: Install): boolean {
  return isOfOthers && (files.length > 0 || folders.length > 0 || manager !== "pip" || packages.some(isBuilt));
}

/** A wheel that an earlier command made. */
function isBuilt(name: string): boolean {
  return name.endsWith(".whl");
}

function programMissing(words: readonly string[], { plan }: Attempt): string | undefined {
  if (!plan) return undefined;
  const { target } = plan.build;
  const steps = [...lineageOf(target)].flatMap((stage) => stage.steps);
  const program = programOf(words);
  const isModule = /^python[\d.]*$/.test(program);
  if ((words[0] ?? "").includes("/")) return undefined;
  if (steps.some(installsPackages)) return isModule ? undefined : inHome(program, steps);
  const copies = steps.flatMap(copiedFolders);
  if (copies.length === 0) {
    const others = [...plan.build.needed].some((stage) => stage.steps.some(installsPackages));
    return others
      ? `What another stage installs is not copied into the last one, so \`${program}\` is not there.`
      : undefined;
  }
  const path = (target.imageVariables.get("PATH") ?? "").split(":");
  const closed = closedTo(userAfter(steps), copies);
  if (closed !== undefined)
    return `\`${program}\` was copied to ${closed}, and only root may enter /root. Copy it elsewhere, as to /opt/venv.`;
  if (copies.some(({ to }) => path.some((folder) => isWithin(folder, to) || isWithin(to, folder)))) return undefined;
  if (isModule && copies.some(({ to }) => to.includes("site-packages"))) return undefined;
  const [first] = copies;
  return (
    first &&
    `\`${program}\` was copied to ${first.to}, where nothing looks for it. Set \`ENV PATH=${first.to}/bin:$PATH\`, or copy \`bin\` too.`
  );
}

/** The folder of packages that is root's home, where another account may not look: Debian gives it the mode 0700. */
function closedTo(user: string | undefined, copies: readonly { readonly to: string }[]): string | undefined {
  return user === undefined ? undefined : copies.find(({ to }) => /^\/root\/\.(?:local|venv)\b/.test(to))?.to;
}

/** What pip installs as an account without rights goes into its home, where nothing looks for programs. */
function inHome(program: string, steps: readonly Step[]): string | undefined {
  if (pathAfter(steps)) return undefined;
  const users = steps.map((_, index) => userAfter(steps.slice(0, index)));
  const last = steps.findLastIndex(installsPackages);
  const isFirst = steps.findIndex(installsPackages) === last;
  const user = isFirst ? users[last] : undefined;
  return user === undefined
    ? undefined
    : `\`${program}\` was installed as \`${user}\`, into \`.local/bin\` of its home, where nothing looks for it. Install above \`USER\`.`;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === "/" ? folder : `${folder}/`);
}

function copiedFolders({ instruction, sources, workdir }: Step): { readonly to: string }[] {
  if (instruction.kind !== "copy" || sources.length === 0) return [];
  return [{ to: resolvePath(workdir, instruction.destination.value).replace(/(?<=.)\/$/, "") }];
}

function installsPackages({ instruction }: Step): boolean {
  if (instruction.kind !== "run") return false;
  return commandsOf(instruction).some((words) => {
    const install = readInstall(words);
    return install !== undefined && install.manager !== "system" && install.isOfOthers && !install.isRemoval;
  });
}

/** "customer_value.main:app" is a file in the working directory, or of a package that is installed. */
function codeMissing(words: readonly string[], attempt: Attempt): string | undefined {
  const named = words.find((word) => /^[a-z_]\w*(?:\.\w+)*:\w+$/i.test(word));
  if (named === undefined || !attempt.plan) return undefined;
  const file = `${named.replace(/:.*$/, "").replaceAll(".", "/")}.py`;
  const own = attempt.project.paths.find((path) => path === file || path.endsWith(`/${file}`));
  if (own === undefined) return `There is no \`${file}\` in the project.`;
  const walked = walkBuild(attempt);
  if (!walked.some(({ takes }) => takes.has(own))) return `\`${own}\` is copied nowhere, so \`${named}\` is not found.`;
  const inner = packageOf(own, file, attempt);
  if (inner !== undefined)
    return `\`${own}\` is part of the package \`${inner}\`, so its name is \`${inner}.${named}\`.`;
  if (walked.some(({ step }) => installsItself(step))) return undefined;
  const { target } = attempt.plan.build;
  const isElsewhere =
    words.includes("--app-dir") || words.includes("--chdir") || target.imageVariables.has("PYTHONPATH");
  if (isElsewhere || own === file || isFlattened(own, file, target)) return undefined;
  return `\`${own}\` is in the image, and Python does not look in \`${own.slice(0, -file.length - 1)}\`: install the project itself, as with \`pip install --no-deps .\`.`;
}

/** The package in which a file lies that was named without it: "customer_value" of "main:app". */
function packageOf(own: string, file: string, { project }: Attempt): string | undefined {
  const parts = own
    .slice(0, -file.length)
    .split("/")
    .filter((part) => part !== "");
  const isPackage = (count: number): boolean =>
    project.paths.includes([...parts.slice(0, count), "__init__.py"].join("/"));
  const start = parts.findIndex((_, index) => isPackage(index + 1));
  return start === -1 || !isPackage(parts.length) ? undefined : parts.slice(start).join(".");
}

function installsItself({ instruction }: Step): boolean {
  if (instruction.kind !== "run") return false;
  return commandsOf(instruction).some((words) => {
    const { folders = [], packages = [] } = readInstall(words) ?? {};
    const isLocked =
      /^(?:uv|poetry|pdm)$/.test(programOf(words)) &&
      words[1] !== "pip" &&
      !words.some((word) => /^--no-(?:install-project|root)$/.test(word));
    return folders.length > 0 || packages.some((name) => name.endsWith(".whl")) || isLocked;
  });
}

/** Whether `COPY src .` or `COPY src/package package` puts the package where a container starts. */
function isFlattened(own: string, file: string, target: BuildStage): boolean {
  const parent = own.slice(0, -file.length - 1);
  return target.steps.some(({ instruction, workdir }) => {
    if (instruction.kind !== "copy" && instruction.kind !== "add") return false;
    const to = resolvePath(workdir, instruction.destination.value);
    return instruction.sources.some(({ value }) => {
      const from = resolvePath("/", value).slice(1);
      const rest = own.startsWith(`${from}/`) ? own.slice(from.length + 1) : undefined;
      const isInside = from === parent || from.startsWith(`${parent}/`);
      return (
        isInside &&
        rest !== undefined &&
        isWithin(resolvePath(to, rest), target.workdir) &&
        resolvePath(to, rest) === resolvePath(target.workdir, file)
      );
    });
  });
}
