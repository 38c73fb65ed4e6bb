import { withBase } from "../components/address.ts";

/** The site's main places, as the bar and the menu list them. */
export const siteLinks = [
  { path: withBase("/lessons/"), title: "Lessons" },
  { path: withBase("/labs/"), title: "Labs" },
  { path: withBase("/examples/"), title: "Examples" },
  { path: withBase("/verify/"), title: "How we verify" },
];
