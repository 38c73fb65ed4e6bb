/** What a compose.yaml is to reach. */
export type ComposeGoal =
  /** Docker Compose accepts the file. */
  | { readonly goal: "accepted" }
  /** A service does not start before another is healthy. */
  | { readonly goal: "waits"; readonly service: string; readonly other: string }
  /** What a service writes to a folder is there again after `docker compose down` and `up`. */
  | { readonly goal: "keeps"; readonly service: string; readonly folder: string }
  /** A service reaches another by its name. */
  | { readonly goal: "reaches"; readonly service: string; readonly other: string }
  /** Whoever is in one network alone reaches a service by its name. */
  | { readonly goal: "open-in"; readonly network: string; readonly service: string }
  /** Whoever is in one network alone reaches a service neither by its name nor by an address. */
  | { readonly goal: "hidden-in"; readonly network: string; readonly service: string }
  /** A port of a service is published, and for programs of the same machine alone. */
  | { readonly goal: "this-machine"; readonly service: string; readonly port: number }
  /** A service is given a value for a variable. */
  | { readonly goal: "given"; readonly service: string; readonly variable: string }
  /** A service is given in one variable what another is given in a variable of its own, such as a password. */
  | {
      readonly goal: "same-value";
      readonly service: string;
      readonly variable: string;
      readonly other: string;
      readonly theirs: string;
    }
  /** No password is written into the file. */
  | { readonly goal: "no-password" };

export type ComposeGoalName = ComposeGoal["goal"];
export type ComposeGoalOf<Name extends ComposeGoalName> = Extract<ComposeGoal, { readonly goal: Name }>;
