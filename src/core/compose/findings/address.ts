import type { Service } from "../model.ts";

/** A service that another one's variable names. */
export interface Mention {
  readonly key: string;
  readonly host: string;
  readonly port: number | undefined;
}

/** Gives the hosts that a service's variables name: in addresses, and whole where the variable is called so. */
export function mentionsIn({ environment }: Service): Mention[] {
  return [...environment].flatMap(([key, value]): Mention[] => {
    if (value === null || value.length > LONGEST) return [];
    const inAddresses = [...value.matchAll(ADDRESS)].map(([, host = "", port]) => ({ key, host, port: toPort(port) }));
    if (inAddresses.length > 0) return inAddresses;
    const [, host, port] = IS_HOST.test(key) ? (/^([\w.-]+)(?::(\d{1,5}))?$/.exec(value) ?? []) : [];
    return host === undefined ? [] : [{ key, host, port: toPort(port) }];
  });
}

const LONGEST = 2000;
const ADDRESS = /\b[a-z][\w+.-]{0,30}:\/\/(?:[^\s/@]{0,200}@)?([\w.-]+)(?::(\d{1,5}))?/gi;
const IS_HOST = /(?:HOST|HOSTNAME|SERVER|SERVERS|ADDR|ADDRESS|ENDPOINT|BROKER|BROKERS|URL|URI)$/i;

function toPort(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
