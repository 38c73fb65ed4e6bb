import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, readlink } from "node:fs/promises";
import { join } from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";

/** A process that runs in namespaces of its own. */
export interface ApartProcess {
  /** The exit code, once it and everything that it started are gone. */
  readonly exit: Promise<number>;
  /** Has a channel for messages. */
  readonly child: ChildProcess;
  /** Asks it to end: its channel closes. The same happens when this process is killed. */
  stop(): void;
}

interface Apart {
  /** The program and its words. */
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** This run's folder, which is the same path for all that run side by side … */
  readonly work: string;
  /** … since each sees a folder below it in its place. */
  readonly own: string;
  readonly onLine: (line: string) => void;
}

/** The programs of Debian's packages util-linux, iproute2 and slirp4netns that this needs. */
export const SPACE_PROGRAMS = ["unshare", "ip", "slirp4netns"] as const;

/**
 * Runs a program in Linux namespaces of its own: mounts, processes and network. Its ports are free, whatever runs on the machine; an
 * engine in it may filter packets and forward them; when its first process ends, all others do, and nothing stays mounted.
 * slirp4netns lets it reach what the machine reaches, as for rootless engines, and changes nothing on the machine.
 */
export async function startApart({ words, env, work, own, onLine }: Apart): Promise<ApartProcess> {
  const folder = join(work, own);
  await mkdir(folder, { recursive: true });
  const flags = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
  const child = spawn("unshare", [...flags, "sh", "-c", SETUP, "sh", folder, work, ...words], {
    env,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 137));
  });
  const lines = createInterface({ input: child.stdout ?? Readable.from([]) }).on("line", onLine);
  const read = once(lines, "close");
  const network = await connectNetwork(child);
  const exit = Promise.all([ended, read])
    .then(([code]) => code)
    .finally(() => network.kill());
  const stop = (): void => {
    if (child.connected) child.disconnect();
  };
  return { exit, child, stop };
}

/**
 * The first process: it sees its own folder in place of the shared one and a resolver that is there, and waits until the network
 * is up. It stays, since the first process of a namespace has to collect what others leave.
 */
const SETUP = `set -e
mount --bind "$1" "$2"
ip link set lo up
if [ -e /etc/resolv.conf ]; then
  printf 'nameserver 10.0.2.3\\n' > "$2/resolv.conf"
  mount --bind "$2/resolv.conf" /etc/resolv.conf
fi
if [ -d /run/containerd ]; then mount -t tmpfs none /run/containerd; fi
tries=0
until grep -q '^tap0' /proc/net/route; do
  tries=$((tries + 1))
  if [ $tries -gt 200 ]; then echo "slirp4netns did not connect the verifier's network within 20 seconds." >&2; exit 1; fi
  sleep 0.1
done
shift 2
set +e
"$@"
exit $?`;

/** Connects a process's network namespace, once it has one of its own, to what this machine reaches. */
async function connectNetwork(child: ChildProcess): Promise<ChildProcess> {
  const ours = await readlink("/proc/self/ns/net");
  const theirs = async (): Promise<string> => await readlink(`/proc/${child.pid}/ns/net`).catch(() => ours);
  for (let tries = 0; tries < 100 && child.exitCode === null && (await theirs()) === ours; tries += 1) await wait(20);
  const options = ["--configure", "--mtu=65520", "--disable-host-loopback", "--exit-fd=3"];
  const network = spawn("slirp4netns", [...options, String(child.pid), "tap0"], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  network.once("error", () => undefined);
  return network;
}
