/**
 * Gives the files of an example that a program of it imports, and those that they import in turn. The program is what
 * stands at a path, in Python, R or TypeScript; files that nothing asks for, packages, and the program's own file are left
 * out, unless a file that it needs imports it.
 *
 * Imports are found as examples write them: a text in a string or a comment that looks like one only costs a file.
 */
export function importedFiles(
  path: string,
  program: string,
  files: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const needed = new Set<string>();
  const visit = (from: string, text: string): void => {
    for (const found of directImports(from, text)) {
      const next = files.get(found);
      if (next === undefined || needed.has(found)) continue;
      needed.add(found);
      visit(found, next);
    }
  };
  visit(path, program);
  return Object.fromEntries([...needed].toSorted().map((each) => [each, files.get(each) ?? ""]));
}

/** Every path that a text may mean by what it imports; not all of them exist. */
function directImports(path: string, text: string): string[] {
  const ending = path.split(".").at(-1);
  if (ending === "py") return pythonImports(path, text);
  if (ending === "R") return [...text.matchAll(/\bsource\(\s*["']([^"']+)["']/g)].map(([, file = ""]) => file);
  if (ending !== "ts") return [];
  const modules = text.matchAll(/\b(?:import|export)\b(?!\s+type\b)[^"';]*["'](\.[^"']+\.ts)["']/g);
  return [...modules].map(([, file = ""]) => resolve(path, file));
}

/** `from .model import simulate`, `from . import model`, `import sir_api.model`; names may be modules or what is in one. */
function pythonImports(path: string, text: string): string[] {
  const folder = path.split("/").slice(0, -1);
  const from = text.matchAll(/^[ \t]*from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]+)/gm);
  const modules = [...from].flatMap(([, dots = "", module = "", names = ""]) => {
    const above = dots === "" ? [] : folder.slice(0, folder.length + 1 - dots.length);
    const whole = above.concat(module).filter(Boolean).join(".");
    return [whole].concat([...names.matchAll(/\w+/g)].map(([name]) => `${whole}.${name}`));
  });
  const plain = [...text.matchAll(/^[ \t]*import[ \t]+([\w., \t]+)/gm)].flatMap(([, names = ""]) =>
    [...names.matchAll(/[\w.]+/g)].map(([name]) => name),
  );
  return [...modules, ...plain].flatMap(filesOfModule);
}

/** A module is a file or a package; Python imports every package above it first. */
function filesOfModule(module: string): string[] {
  const parts = module.split(".");
  const packages = parts.map((_, index) => `${parts.slice(0, index + 1).join("/")}/__init__.py`);
  return [...packages, `${parts.join("/")}.py`];
}

function resolve(path: string, file: string): string {
  return new URL(file, `file:///${path}`).pathname.slice(1);
}
