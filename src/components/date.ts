const british = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

const short = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** A day as the site writes it: "21 November 2026". */
export function formatDate(day: string): string {
  return british.format(new Date(`${day}T00:00:00Z`));
}

/** A day in a table: "21 Nov 2026". */
export function formatShortDate(day: string): string {
  return short.format(new Date(`${day}T00:00:00Z`));
}
