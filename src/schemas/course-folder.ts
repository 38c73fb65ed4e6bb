import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { hashSections, splitSections, type LessonSection } from "./lesson-sections.ts";
import { lessonSchema, type Lesson } from "./lesson.ts";
import { partSchema } from "./part.ts";

/** One lesson and where it stands in the course. */
export interface CourseLesson extends Lesson {
  /** Its part and name without numbers, "first-image/meet-the-model". */
  id: string;
  /** Its number in the part, from 1. */
  number: number;
  /** The address from the site's root, "/lessons/first-image/meet-the-model/". */
  path: string;
  /** The file's name below content/lessons. */
  file: string;
  /** What its text consists of, in order. */
  sections: readonly LessonSection[];
  /** The hash of its text. */
  hash: string;
}

export interface CoursePart {
  id: string;
  number: number;
  title: string;
  summary: string;
  lessons: CourseLesson[];
}

/**
 * Gives the parts of the course with their lessons, in the order of the numbers of folders and files.
 * Throws with the file and what is wrong in it.
 */
export async function readCourse(lessonsDir: string): Promise<CoursePart[]> {
  const folders = (await readdir(lessonsDir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const parts = await Promise.all(folders.map(({ name }) => readPart(lessonsDir, name)));
  return parts.toSorted((a, b) => a.number - b.number);
}

/** Takes the number from a name: "03-build-and-run" is number 3, "build-and-run". */
export function splitNumber(name: string): { number: number; id: string } {
  const match = /^(\d{2})-([a-z0-9-]+)$/.exec(name);
  if (!match) throw new Error(`"${name}" does not start with a number of two digits, such as 03-build-and-run.`);
  return { number: Number(match[1]), id: String(match[2]) };
}

async function readPart(lessonsDir: string, folder: string): Promise<CoursePart> {
  const { number, id } = splitNumber(folder);
  const file = join(lessonsDir, folder, "part.yaml");
  const part = check(partSchema, parse(await readFile(file, "utf8")), file);
  const names = (await readdir(join(lessonsDir, folder))).filter((name) => name.endsWith(".mdx"));
  const lessons = await Promise.all(names.map((name) => readLesson(lessonsDir, folder, name)));
  return { id, number, ...part, lessons: lessons.toSorted((a, b) => a.number - b.number) };
}

async function readLesson(lessonsDir: string, folder: string, name: string): Promise<CourseLesson> {
  const { number, id: lesson } = splitNumber(name.replace(/\.mdx$/, ""));
  const id = `${splitNumber(folder).id}/${lesson}`;
  const file = join(lessonsDir, folder, name);
  const [, front, text = ""] = /^---\r?\n(.*?)\r?\n---(.*)/s.exec(await readFile(file, "utf8")) ?? [];
  if (front === undefined) throw new Error(`${file}: a lesson starts with its front matter between two lines of ---.`);
  const sections = splitSections(text);
  const place = { id, number, path: `/lessons/${id}/`, file: join(folder, name) };
  return { ...check(lessonSchema, parse(front), file), ...place, sections, hash: hashSections(sections) };
}

function check<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Error(`${file}:\n${z.prettifyError(result.error)}`);
}
