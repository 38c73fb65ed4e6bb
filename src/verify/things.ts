import { z } from "zod";
import { answer, type Docker } from "./engine.ts";

/** Something on an engine that commands make and leave: its id, the Compose project that it says, and its names. */
export interface Thing {
  readonly kind: Kind;
  /** Of an image its tag and id, "sir-api:1.0@sha256:…": the same image under another tag is another thing. */
  readonly id: string;
  /** Empty without one, and for images, which only say it when they are looked at. */
  readonly project: string;
  readonly names: readonly string[];
}
export type Kind = (typeof LISTS)[number]["kind"];

/** A thing that was looked at. */
export interface SeenThing extends Thing {
  /** When it was made, or an image last tagged, in milliseconds by the engine's clock; NaN when the engine does not say. */
  readonly made: number;
  /** Its labels, and a container's environment: "key=value". */
  readonly marks: readonly string[];
}

/** The label in which Compose puts its project's name. */
export const PROJECT = "com.docker.compose.project";
const PROJECT_COLUMN = `{{.Label "${PROJECT}"}}`;

/** What is asked for each kind – id, project, names – and how one is removed; in the order in which they can be. */
const LISTS = [
  {
    kind: "container",
    list: ["ps", "--all", "--no-trunc", "--format", `{{.ID}}\t${PROJECT_COLUMN}\t{{.Names}}\t{{.Image}}`],
    remove: ["rm", "--force", "--volumes"],
  },
  {
    kind: "network",
    list: ["network", "ls", "--no-trunc", "--format", `{{.ID}}\t${PROJECT_COLUMN}\t{{.Name}}`],
    remove: ["network", "rm"],
  },
  {
    kind: "volume",
    list: ["volume", "ls", "--format", `{{.Name}}\t${PROJECT_COLUMN}\t{{.Name}}`],
    remove: ["volume", "rm", "--force"],
  },
  {
    kind: "image",
    list: [
      "image",
      "ls",
      "--no-trunc",
      "--format",
      "{{.Repository}}:{{.Tag}}@{{.ID}}\t\t{{.Repository}}:{{.Tag}}\t{{.Repository}}",
    ],
    remove: ["image", "rm", "--force"],
  },
] as const;

/** Lists what is on an engine. @throws ProofFailure when it does not answer: from half a list, what was there before looks new. */
export async function listThings(docker: Docker): Promise<Thing[]> {
  const lists = LISTS.map(async ({ kind, list }) => {
    const lines = (await answer(docker, list)).split("\n").filter(Boolean);
    return lines.map((line): Thing => {
      const [id = "", project = "", ...names] = line.split("\t");
      return { kind, id, project, names };
    });
  });
  return (await Promise.all(lists)).flat();
}

/** Looks at things; those that are gone meanwhile are left out. */
export async function lookAt(docker: Docker, things: readonly Thing[]): Promise<SeenThing[]> {
  const looks = LISTS.map(async ({ kind }) => {
    const wanted = things.filter((thing) => thing.kind === kind);
    if (wanted.length === 0) return [];
    const ids = [...new Set(wanted.map(engineId))];
    const { stdout } = await docker([kind, "inspect", "--format", "{{json .}}", ...ids]);
    const looked = new Map(stdout.split("\n").filter(Boolean).map(parseLook));
    return wanted.flatMap((thing) => {
      const look = looked.get(engineId(thing));
      return look === undefined ? [] : [{ ...thing, ...look }];
    });
  });
  return (await Promise.all(looks)).flat();
}

const labelsSchema = z.record(z.string(), z.string()).nullish();
const lookSchema = z.object({
  Id: z.string().optional(),
  Name: z.string().optional(),
  Created: z.string().optional(),
  CreatedAt: z.string().optional(),
  Metadata: z.object({ LastTagTime: z.string().optional() }).optional(),
  Labels: labelsSchema,
  Config: z.object({ Labels: labelsSchema, Env: z.array(z.string()).nullish() }).optional(),
});

/** Reads what `docker … inspect` says of one thing: its id, when it was made and what it carries. */
export function parseLook(json: string): [id: string, look: Pick<SeenThing, "made" | "marks">] {
  const { Id, Name = "", Created, CreatedAt, Metadata, Labels, Config } = lookSchema.parse(JSON.parse(json));
  const labels = Object.entries({ ...Labels, ...Config?.Labels }).map(([key, value]) => `${key}=${value}`);
  // An image that a build takes from its cache was made long ago; what counts is when it got its tag.
  const isImage = Id?.startsWith("sha256:") === true;
  const made = Date.parse((isImage ? Metadata?.LastTagTime : (Created ?? CreatedAt)) ?? "");
  return [Id ?? Name, { made, marks: [...labels, ...(Config?.Env ?? [])] }];
}

/** The id by which the engine knows a thing. */
export function engineId({ kind, id }: Thing): string {
  return kind === "image" ? (id.split("@")[1] ?? id) : id;
}

/** Says whether it is an image that has no tag any more, or never had one. */
export function isUntagged({ kind, names }: Thing): boolean {
  return kind === "image" && names[0]?.includes("<none>") === true;
}

/** Removes things in the order in which they can be; those of a kind at once, but images, which share layers. */
export async function removeThings(docker: Docker, things: readonly Thing[]): Promise<void> {
  for (const { kind } of LISTS) {
    const wanted = things.filter((thing) => thing.kind === kind);
    if (kind !== "image") await Promise.all(wanted.map(async (thing) => await remove(docker, thing)));
    else for (const thing of wanted) await remove(docker, thing);
  }
}

async function remove(docker: Docker, thing: Thing): Promise<void> {
  // Without a tag it is removed by its id, and not by force: that would take its other tags too, a base image's among them.
  if (isUntagged(thing)) return void (await docker(["image", "rm", engineId(thing)]));
  const command = LISTS.find(({ kind }) => kind === thing.kind)?.remove ?? [];
  await docker([...command, thing.kind === "image" ? (thing.names[0] ?? "") : thing.id]);
}
