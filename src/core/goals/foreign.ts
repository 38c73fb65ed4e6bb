import { DOCKERFILE } from "./attempt.ts";

/** Says of which other kind a text is, where it was pasted by mistake; undefined where nothing speaks for that. */
export function foreignKind(path: string, text: string): string | undefined {
  const isDockerfile = path === DOCKERFILE;
  const isFrom = /^[^\S\n]*FROM[^\S\n]+\S+(?!\S)(?![^\S\n]+import\b)/im.test(text);
  if (!isDockerfile) return isFrom ? "This is a Dockerfile. A .dockerignore is a list of patterns." : undefined;
  if (isFrom) return undefined;
  return KINDS.find(({ form }) => form.test(text))?.says;
}

const KINDS: readonly { readonly form: RegExp; readonly says: string }[] = [
  { form: /^services:[^\S\n]*$/m, says: "This is a compose.yaml. It names images; a Dockerfile says how one is made." },
  {
    form: /^\s*(?:[$#]\s+)?(?:sudo\s+)?docker\s+(?:build|run|compose|pull)\b/,
    says: "This is a command for a terminal. A Dockerfile begins with `FROM`.",
  },
  { form: /^#!/, says: "This is a script. A Dockerfile begins with `FROM`." },
  {
    form: /^(?:import|from)\s+\w+(?:\.\w+)*(?:\s+import\b|\s*$)/m,
    says: "This is Python. A Dockerfile begins with `FROM`.",
  },
  {
    form: /^[\w.-]+(?:\[[\w,]+\])?==\d/m,
    says: "This is a list of packages. A Dockerfile begins with `FROM`, and installs from such a list.",
  },
  { form: /^\s*[[{]/, says: "This is JSON. A Dockerfile begins with `FROM`." },
];
