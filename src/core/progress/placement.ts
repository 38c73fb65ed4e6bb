/** What a question of the placement check asks about. */
export interface Asked {
  /** The lessons that teach what it asks, by their addresses. */
  readonly lessons: readonly string[];
  readonly right: boolean;
}

export interface Placement {
  /** Lessons of which every question was answered rightly. */
  readonly known: ReadonlySet<string>;
  /** The first lesson of the course that is not known; undefined when all are. */
  readonly begin: string | undefined;
}

/**
 * Says what the answers to the placement check tell.
 * @param lessons Every lesson, in the order of the course. One that no question asks about is not known.
 */
export function judgePlacement(answers: readonly Asked[], lessons: readonly string[]): Placement {
  const known = new Set(
    lessons.filter((lesson) => {
      const about = answers.filter((each) => each.lessons.includes(lesson));
      return about.length > 0 && about.every(({ right }) => right);
    }),
  );
  return { known, begin: lessons.find((lesson) => !known.has(lesson)) };
}
