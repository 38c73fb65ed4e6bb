/** What the builder reads before it asks for the context, whether that is ignored or not. */
export interface Definition {
  /** Undefined when there is none: the build fails. */
  readonly dockerfile: string | undefined;
  /** The ignore file that counts; no other is read. */
  readonly ignorefile: string | undefined;
}

/**
 * Finds the Dockerfile and the ignore file of a build. "Dockerfile" may also be written in small letters; an ignore file
 * of the Dockerfile's own name goes before .dockerignore, even if it is empty.
 * @param dockerfile As "docker build --file" names it.
 */
export function findDefinition(hasFile: (path: string) => boolean, dockerfile = "Dockerfile"): Definition {
  const lowercase = dockerfile.replace(/(^|\/)Dockerfile$/, "$1dockerfile");
  return {
    dockerfile: [dockerfile, lowercase].find(hasFile),
    ignorefile: [`${dockerfile}.dockerignore`, ".dockerignore"].find(hasFile),
  };
}
