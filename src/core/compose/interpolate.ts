import { castTo } from "./cast.ts";
import { ComposeError, type ComposeWarning } from "./compose-error.ts";
import { mapItems, mapValues } from "./field.ts";
import { type MapNode, type Node, type Path, type ScalarNode, writePath } from "./node.ts";
import { writePattern } from "./pattern.ts";
import { type Lookup, substitute, type TemplateFault, writeFault } from "./template.ts";

/** A model with its variables filled in. */
export interface Interpolated {
  readonly model: MapNode;
  readonly warnings: readonly ComposeWarning[];
}

/**
 * Fills in the variables in all values of a file, not in its keys, and gives those values their type that Compose needs as
 * a number or truth value.
 * @throws ComposeError of the kinds "interpolation-syntax", "missing-variable", "cannot-convert" and "too-large".
 */
export function interpolate(model: MapNode, lookup: Lookup): Interpolated {
  const warnings: ComposeWarning[] = [];
  const scalar = (node: ScalarNode, path: Path): Node => {
    if (typeof node.value !== "string" || node.isTime) return node;
    const { text, unset, fault } = substitute(node.value, lookup);
    if (fault) throw errorOf(fault, node, path);
    for (const name of unset) warnings.push({ message: unsetWarning(name), place: node.place });
    const cast = castTo(path, text, node);
    if (cast.warning !== undefined) warnings.push({ message: cast.warning, place: node.place });
    return cast.node;
  };
  const walk = (node: Node, path: Path): Node => {
    if (node.kind === "scalar") return scalar(node, path);
    if (node.kind === "list") return mapItems(node, (item, index) => walk(item, [...path, index]));
    return walkMap(node, path);
  };
  const walkMap = (map: MapNode, path: Path): MapNode => mapValues(map, (value, key) => walk(value, [...path, key]));
  return { model: walkMap(model, []), warnings };
}

function unsetWarning(name: string): string {
  return `The "${name}" variable is not set. Defaulting to a blank string.`;
}

function errorOf(fault: TemplateFault, { place }: ScalarNode, path: Path): ComposeError {
  const where = writePattern(path);
  if (fault.kind === "missing-required") {
    const reason = fault.reason === "" ? "" : `: ${fault.reason}`;
    return new ComposeError(
      "missing-variable",
      `${writePath(path)} needs the variable ${fault.variable}, which is not set${reason}. Set it in .env or in the shell.`,
      {
        place,
        path,
        composeSays: `error while interpolating ${where}: required variable ${fault.variable} is missing a value${reason}`,
      },
    );
  }
  if (fault.kind === "too-deep")
    return new ComposeError("too-large", `${writePath(path)} holds ${writeFault(fault)}. Cut it into shorter values.`, {
      place,
      path,
    });
  return new ComposeError(
    "interpolation-syntax",
    `"${fault.template}" in ${writePath(path)} holds a $ that starts no variable. Write $$ for a dollar sign, and close each brace.`,
    {
      place,
      path,
      composeSays: `invalid interpolation format for ${where}.\nYou may need to escape any $ with another $.\n${fault.template}`,
    },
  );
}
