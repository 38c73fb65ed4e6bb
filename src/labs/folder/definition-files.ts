/** Whether a file may say how an image is built, or what is left out of its context: they alone are opened. */
export function isDefinition(path: string): boolean {
  return isDockerfile(path) || IGNOREFILE.test(nameOf(path));
}

/** Whether a file's name says that it is a Dockerfile, as Docker's own tools and editors take it. */
export function isDockerfile(path: string): boolean {
  const name = nameOf(path);
  return !IGNOREFILE.test(name) && DOCKERFILE.test(name);
}

/** The Dockerfiles of a folder: the nearest to its root first, then by their names. */
export function dockerfilesAmong(paths: Iterable<string>): string[] {
  const found = [...paths].filter(isDockerfile);
  return found.toSorted((one, other) => depthOf(one) - depthOf(other) || one.localeCompare(other, "en"));
}

const DOCKERFILE = /^(?:dockerfile|containerfile)(?:\.[^/]+)?$|\.(?:dockerfile|containerfile)$/i;
const IGNOREFILE = /\.dockerignore$/i;

function depthOf(path: string): number {
  return path.split("/").length;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
