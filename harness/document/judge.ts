/** Says which of a document's claims survive the samples. */
import type { RecordedRuns } from "../records/recorded-runs.ts";
import type { Claim } from "./claim.ts";
import { plainStarts } from "./evidence.ts";
import { judgeDensity } from "./judge-density.ts";
import { judgeIsolation } from "./judge-isolation.ts";
import { judgeMemory } from "./judge-memory.ts";
import { judgePerformance } from "./judge-performance.ts";
import { judgeStartup } from "./judge-startup.ts";
import type { ClaimVerdict } from "./verdict.ts";

/** @param runs all that is judged; which of their series are evidence is decided here. */
export function judge(claims: readonly Claim[], runs: RecordedRuns): ClaimVerdict[] {
  const starts = plainStarts(runs.startup);
  return claims.map((claim) => {
    switch (claim.metric) {
      case "startup":
      case "startup-cycles":
        return judgeStartup(claim, starts);
      case "memory":
        return judgeMemory(claim, runs.memory);
      case "density":
        return judgeDensity(claim, runs.density);
      case "isolation":
        return judgeIsolation(claim, runs.isolation);
      case "performance-loss":
        return judgePerformance(claim, runs.performance);
    }
  });
}
