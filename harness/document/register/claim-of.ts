import type { Claim } from "../claim.ts";
import { claims } from "../claims/index.ts";

const byId = new Map(claims.map((claim) => [claim.id, claim]));

/** @throws RangeError where no claim has that id */
export function claimOf(id: string): Claim {
  const claim = byId.get(id);
  if (claim === undefined) throw new RangeError(`[register] There is no claim ${JSON.stringify(id)}.`);
  return claim;
}

/** The claims whose id begins so, in the order of the document. @throws RangeError where there is none */
export function claimsFrom(prefix: string): Claim[] {
  const found = claims.filter(({ id }) => id.startsWith(prefix));
  if (found.length === 0) throw new RangeError(`[register] No claim begins with ${JSON.stringify(prefix)}.`);
  return found;
}
