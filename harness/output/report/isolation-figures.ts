import type { Technology } from "../../../drivers/types.ts";

/** What one probe found from inside of one target. */
export interface IsolationFinding {
  /** What was tried or looked at: the same text for all targets. */
  readonly fact: string;
  /** `reached`: it saw or did it. `held`: it was kept from it. Null where it could not be tried. */
  readonly outcome: "reached" | "held" | null;
  /** One sentence of what happened. */
  readonly detail: string;
}

export interface IsolationFigures {
  readonly target: string;
  readonly technology: Technology;
  readonly findings: readonly IsolationFinding[];
}
