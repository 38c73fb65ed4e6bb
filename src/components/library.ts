import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { closest } from "../core/text/closest.ts";
import { parseReference } from "../core/example/overlay.ts";
import { readCourse, type CourseLesson, type CoursePart } from "../schemas/course-folder.ts";
import { contentFolders, readEvidence } from "../schemas/evidence-folder.ts";
import { listExamples, readExample, stepFiles, type ExampleFolder } from "../schemas/example-folder.ts";
import type { Evidence, RecordedSession } from "../schemas/evidence.ts";
import { readMeasured, readRecordedMeasurement } from "../schemas/measurement-evidence-folder.ts";
import type { RecordedMeasurement } from "../schemas/measurement-evidence.ts";
import { readMeasurements, type MeasurementFile } from "../schemas/measurement-folder.ts";
import { readSessions, type SessionFile } from "../schemas/session-folder.ts";
import type { Session } from "../schemas/session.ts";
import { findRebuild, getRecordedBuild, type RecordedBuild } from "./recorded-build.ts";
import { shownSessions } from "./report.ts";

const clone = contentFolders(".");
const folders = new Map<string, Promise<ExampleFolder>>();
const proofs = new Map<string, Promise<Evidence>>();
const courses = new Map<string, Promise<CoursePart[]>>();
const exampleNames = new Map<string, Promise<string[]>>();
const measurementFiles = new Map<string, Promise<MeasurementFile[]>>();
const sessionFiles = new Map<string, Promise<SessionFile[]>>();

/** Gives the parts of the course with their lessons, in order. */
export async function getCourse(): Promise<CoursePart[]> {
  return await once(courses, "content/lessons", () => readCourse("content/lessons"));
}

/** Gives an example's folder. Throws with the name that was probably meant when there is none. */
export async function getExample(name: string): Promise<ExampleFolder> {
  const names = await listNames();
  if (!names.includes(name)) throw new Error(`There is no example "${name}". ${meant(name, names)}`);
  return await once(folders, name, () => readExample(clone.examples, name));
}

/** Gives every example, by name. */
export async function getExamples(): Promise<ExampleFolder[]> {
  return await Promise.all((await listNames()).map((name) => getExample(name)));
}

/** One file of an example at one of its steps. */
export interface ExampleText {
  example: ExampleFolder;
  step: string;
  path: string;
  text: string;
}

/** Gives the text of "sir-api@02-first-image/Dockerfile". Throws when the example, the step or the file does not exist. */
export async function getText(reference: string): Promise<ExampleText> {
  const { example: name, step: asked, file = "" } = parseReference(reference);
  const example = await getExample(name);
  const step = checkStep(example, asked);
  const files = stepFiles(example, step);
  const found = files.get(file);
  if (!found) throw new Error(`${name}@${step} has no file "${file}". ${meant(file, [...files.keys()])}`);
  return { example, step, path: file, text: new TextDecoder().decode(found.bytes) };
}

/** Gives the name of a step, the last one unless told. Throws when the example has no such step. */
export function checkStep(example: ExampleFolder, step: string | undefined): string {
  const names = example.steps.map(({ name }) => name);
  const found = step === undefined ? names.at(-1) : names.find((name) => name === step);
  if (found === undefined) throw new Error(`${example.name} has no step "${step}". ${meant(step ?? "", names)}`);
  return found;
}

/** Gives what the verifier recorded of an example. Throws when that is missing, or older than the example or a session. */
export async function getEvidence(name: string): Promise<Evidence> {
  return await once(proofs, name, () => readEvidence(clone, name));
}

/** A recorded build of an example, with all that is recorded of the example. */
export interface ProvedBuild {
  build: RecordedBuild;
  evidence: Evidence;
}

/**
 * Gives the build of "sir-api@04-order" after one of its edits, "code" or "edit model.py", or from an empty cache.
 * Throws when there is no such step or edit, when nothing was recorded, and when plan and record disagree.
 */
export async function getBuild(reference: string, after?: string): Promise<ProvedBuild> {
  const { example: name, step: asked } = parseReference(reference);
  const example = await getExample(name);
  const evidence = await getEvidence(name);
  const step = checkStep(example, asked);
  const rebuild = after === undefined ? undefined : findRebuild(example, after);
  return { build: getRecordedBuild(example, evidence, { step, rebuild }), evidence };
}

/** Gives every session's file, by name. */
export async function getSessions(): Promise<SessionFile[]> {
  return await once(sessionFiles, clone.sessions, () => readSessions(clone.sessions));
}

/** Gives the lessons that show a session, by its name. */
export async function getLessonsOfSessions(): Promise<Map<string, CourseLesson[]>> {
  return await getLessonsThatName(shownSessions);
}

/** Gives the lessons whose text names a thing, by its name; `names` finds them in a text. */
export async function getLessonsThatName(names: (text: string) => string[]): Promise<Map<string, CourseLesson[]>> {
  const found = new Map<string, CourseLesson[]>();
  for (const lesson of (await getCourse()).flatMap(({ lessons }) => lessons)) {
    const text = await readFile(join("content/lessons", lesson.file), "utf8");
    for (const name of new Set(names(text))) found.set(name, [...(found.get(name) ?? []), lesson]);
  }
  return found;
}

/** A session as it was written and as it was recorded. */
export interface ProvedSession {
  session: Session;
  recorded: RecordedSession;
  evidence: Evidence;
}

/** Gives a session and its record. Throws when there is none of that name, or its record is older than its file. */
export async function getSession(name: string): Promise<ProvedSession> {
  const files = await getSessions();
  const file = files.find((each) => each.name === name);
  if (!file)
    throw new Error(
      `There is no session "${name}" in content/sessions. ${meant(
        name,
        files.map((each) => each.name),
      )}`,
    );
  const evidence = await getEvidence(file.session.example);
  const recorded = evidence.sessions[name];
  if (!recorded)
    throw new Error(`"${file.session.example}" has no record of the session "${name}". Run \`npm run verify\`.`);
  return { session: file.session, recorded, evidence };
}

/** A measurement as it was written and as it was recorded. */
export interface ProvedMeasurement {
  file: MeasurementFile;
  recorded: RecordedMeasurement;
}

/** Gives every measurement's file, by name. */
export async function getMeasurements(): Promise<MeasurementFile[]> {
  return await once(measurementFiles, clone.measurements, () => readMeasurements(clone.measurements));
}

/** Gives what is recorded of the measurements, by name; those that were not measured yet are left out. */
export async function getRecordedMeasurements(): Promise<RecordedMeasurement[]> {
  const files = await getMeasurements();
  const recorded = await Promise.all(files.map(({ name }) => readRecordedMeasurement(clone, name)));
  return recorded.filter((each) => each !== undefined);
}

/** Gives a measurement and its record. Throws when there is none of that name, or its record is missing or too old. */
export async function getMeasurement(name: string): Promise<ProvedMeasurement> {
  const files = await getMeasurements();
  const file = files.find((each) => each.name === name);
  if (!file) {
    const names = files.map((each) => each.name);
    throw new Error(`There is no measurement "${name}" in content/measurements. ${meant(name, names)}`);
  }
  return { file, recorded: await readMeasured(clone, file) };
}

/** "Did you mean …?", or the names that there are. */
export function meant(name: string, names: readonly string[]): string {
  const near = closest(name, names);
  return near === undefined ? `There are: ${names.join(", ")}.` : `Did you mean "${near}"?`;
}

async function listNames(): Promise<string[]> {
  return await once(exampleNames, clone.examples, () => listExamples(clone.examples));
}

/** Reads a thing once in a build; in development each time, so that an edit shows. */
export async function once<T>(known: Map<string, Promise<T>>, name: string, read: () => Promise<T>): Promise<T> {
  if (import.meta.env.DEV) return await read();
  const found = known.get(name) ?? read();
  known.set(name, found);
  return await found;
}
