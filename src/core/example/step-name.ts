/** "step 7: database", for the folder 07-database of an example. */
export function nameStep(folder: string): string {
  return `step ${Number(folder.slice(0, 2))}: ${folder.slice(3).replaceAll("-", " ")}`;
}
