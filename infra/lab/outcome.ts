/** What came of a run that somebody else than its starter watches: outcome.json in its folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const outcome = z.object({
  /**
   * `complete`: its plan was carried out. `partial`: there are samples, but its run did not come to its end. `failed`:
   * there are none. `unreachable`: it was never connected to.
   */
  outcome: z.enum(["complete", "partial", "failed", "unreachable"]),
  /** One sentence; empty for `complete`. */
  why: z.string(),
});

export type Outcome = z.infer<typeof outcome>;

export function outcomeFile(folder: string): string {
  return join(folder, "outcome.json");
}

/** @param absent why there is none, where there is none. */
export function readOutcome(folder: string, absent: string): Outcome {
  try {
    return outcome.parse(JSON.parse(readFileSync(outcomeFile(folder), "utf8")));
  } catch {
    return { outcome: "failed", why: absent };
  }
}
