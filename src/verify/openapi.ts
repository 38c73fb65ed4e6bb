/** An address that takes a POST. */
export interface PostAddress {
  /** With a value for each of its variables. */
  readonly path: string;
  /** Whether it refuses a request without a body. */
  readonly wantsBody: boolean;
}

/** Lists the addresses that take a POST, as an OpenAPI document says. */
export function postAddresses(document: unknown): PostAddress[] {
  return Object.entries(part(document, "paths") ?? {}).flatMap(([path, operations]) => {
    const operation = part(operations, "post");
    if (operation === undefined) return [];
    const wantsBody = part(operation, "requestBody")?.["required"] === true;
    return [{ path: path.replaceAll(/\{[^}]*\}/g, "x"), wantsBody }];
  });
}

function part(object: unknown, name: string): Record<string, unknown> | undefined {
  const found = isRecord(object) ? object[name] : undefined;
  return isRecord(found) ? found : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
