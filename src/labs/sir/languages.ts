/** What a run can be taken away in, and how the result is started. */
export const LANGUAGES = [
  { key: "python", name: "Python", use: "Save it as run.py and start it by “python run.py”. It needs no package." },
  { key: "r", name: "R", use: "Save it as run.R and start it by “Rscript run.R”. It needs no package." },
  {
    key: "typescript",
    name: "TypeScript",
    use: "Save it as run.ts and start it by “node run.ts”, with Node 22.18 or newer.",
  },
  { key: "curl", name: "curl", use: "Asks the example sir-api, which must run on your machine at port 8000." },
] as const;

export type Language = (typeof LANGUAGES)[number]["key"];
