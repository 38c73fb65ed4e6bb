/** Puts the path that the site lives under before a path from the site's root: "/labs/sir/" becomes "/course/labs/sir/". */
export function withBase(path: string): string {
  if (!path.startsWith("/")) return path;
  return `${import.meta.env.BASE_URL.replace(/\/$/, "")}${path}`;
}
