/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The file of the lesson that is being rendered, for messages that name it. */
    lessonFile?: string;
    /** The terms that the page has explained so far. */
    explainedTerms?: Set<string>;
    /** How many groups of tabs for systems the page has so far. */
    systemGroups?: number;
    /** The page is a lab alone, without bar, menu and foot. */
    isBare?: boolean;
    /** The page has the pane that its labs open in. */
    hasPane?: boolean;
  }
}

/** For the plain type checker; the checker of Astro reads the components themselves. */
declare module "*.astro" {
  const component: (props: Readonly<Record<string, unknown>>) => unknown;
  export default component;
}
