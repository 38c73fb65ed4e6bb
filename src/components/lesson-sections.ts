import type { MarkdownHeading } from "astro";
import type { Section } from "../core/progress/changes.ts";
import type { CourseLesson } from "../schemas/course-folder.ts";

/** Places in the page that components give to their headings. */
const PLACES = new Map([
  ["What to keep", "what-to-keep"],
  ["Sources", "sources"],
]);

/**
 * Gives a lesson's sections with their places in its page.
 * @param headings What Astro found in the lesson's text.
 * @throws when a section has no heading in the page, as when a line that looks like one stands in a component.
 */
export function placeSections(lesson: CourseLesson, headings: readonly MarkdownHeading[]): Section[] {
  const second = headings.filter(({ depth }) => depth === 2).values();
  return lesson.sections.map(({ heading, hash }) => {
    if (heading === undefined) return { place: "_top", title: "The beginning", hash };
    const fixed = PLACES.get(heading);
    if (fixed !== undefined) return { place: fixed, title: heading, hash };
    const found = second.next().value;
    if (!found)
      throw new Error(
        `content/lessons/${lesson.file}: "## ${heading}" is no heading in the page. Begin it at the start of a line, outside of components.`,
      );
    return { place: found.slug, title: found.text, hash };
  });
}
