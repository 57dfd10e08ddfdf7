import type { ClaimedTechnology } from "../../printed/technologies.ts";
import { claimsFrom } from "../claim-of.ts";
import { judged, type RegisterEntry } from "../entry.ts";

const at = "1-VII-2";

const startupConflicts: Readonly<Record<ClaimedTechnology, readonly string[]>> = {
  vm: ["cycles-vs-overhead-vm"],
  container: [
    "case-start-container",
    "cycles-vs-overhead-container",
    "paradigm-latency-container",
    "phase-2-latency",
    "contract-container-vs-overhead",
    "penalty-exhausted",
  ],
  sandbox: ["paradigm-latency-sandbox", "tree-kata-latency"],
  wasm: [
    "case-start-wasm",
    "cycles-vs-overhead-wasm",
    "paradigm-latency-wasm",
    "phase-2-latency",
    "contract-wasm-vs-overhead",
    "zero-latency-start",
  ],
};

const memoryConflicts: Readonly<Record<ClaimedTechnology, readonly string[]>> = {
  vm: ["density-need-vs-memory", "density-need-vs-memory-vm"],
  container: ["density-need-vs-memory"],
  sandbox: [],
  wasm: ["density-need-vs-memory", "density-need-vs-memory-vm", "idle-cost-vs-memory"],
};

const densityConflicts: Readonly<Record<ClaimedTechnology, readonly string[]>> = {
  vm: ["density-factor-vs-overhead-container-vm", "density-factor-vs-overhead-wasm-vm"],
  container: ["coefficient-vs-density-container", "density-factor-vs-overhead-container-vm"],
  sandbox: ["coefficient-vs-density-sandbox"],
  wasm: [
    "kuasar-density",
    "coefficient-vs-density-wasm",
    "case-density-vs-overhead",
    "platform-density",
    "density-factor-vs-overhead-wasm-vm",
    "density-factor-vs-overhead-wasm-container",
  ],
};

/** Part 1, section VII-2, key by key. */
export const overheadComparisonRegister: readonly RegisterEntry[] = [
  ...judged(at, claimsFrom("overhead-startup-"), (technology) => [
    `overhead-vs-matrix-startup-${technology}`,
    "startup-keeps-falling",
    "theorem-1-startup",
    ...startupConflicts[technology],
  ]),
  ...judged(at, claimsFrom("overhead-memory-"), (technology) => [
    `overhead-vs-matrix-memory-${technology}`,
    "overhead-fits-one-server",
    ...memoryConflicts[technology],
  ]),
  ...judged(at, claimsFrom("overhead-density-"), (technology) => [
    `overhead-vs-matrix-density-${technology}`,
    "overhead-fits-one-server",
    `eras-density-${technology}`,
    "theorem-1-efficiency",
    ...densityConflicts[technology],
  ]),
];
