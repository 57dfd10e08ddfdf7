/** Where metric and technology alone do not tell which figures stand beside a statement. */
import type { Comparability } from "./published-figure.ts";

/** By the id of a statement of the register that no claim judges: its figures, and how they relate to it. */
export const explicitFigures: Readonly<Record<string, Readonly<Partial<Record<Comparability, readonly string[]>>>>> = {
  "kuasar-startup": {
    more: ["kuasar-bench-kata", "kuasar-bench-kuasar"],
    other: ["kuasar-bench-kata-parallel", "kuasar-bench-kuasar-parallel"],
  },
  "kuasar-memory": { alike: ["kuasar-memory-kata", "kuasar-memory-kuasar"] },
  "c4-process-overhead": { alike: ["kuasar-memory-kata", "kuasar-memory-kuasar"] },
  "bottleneck-qemu": { alike: ["kata-ci-qemu", "kata-ci-clh", "kata-ci-stratovirt"] },
};

const noComparison = "No publication was found that measures all of them on one host under the same conditions.";
const noCount = "No published count of cycles or of CPU time was found; wall time is not work.";
const noTail = "No published share of starts below a limit was found, nor a tail that would give one.";
const noBound = "A word without a figure: nothing published can be held against it.";

/** By the id of a claim or a statement: what was looked for and not found. */
export const notFound: Readonly<Record<string, string>> = {
  "matrix-loss-container":
    "No citable figure was found: papers call containers near native without one that could be read in its source.",
  "kuasar-density":
    "No evidence was found in Kuasar's repository, whose task for WebAssembly forks a process for each container.",
  "overhead-density-sandbox":
    "Only a user's complaint was found, no measurement of how many Kata sandboxes a host holds.",
  "conclusion-startup-container": noComparison,
  "conclusion-startup-sandbox": noComparison,
  "conclusion-startup-wasm": noComparison,
  "cycles-vm": noCount,
  "cycles-wasm": noCount,
  "contract-startup-wasm": noTail,
  "contract-startup-container": noTail,
  "theorem-1-startup": noComparison,
  "theorem-1-efficiency": noComparison,
  "mind-map-overhead-vm": noBound,
  "mind-map-weight-container": noBound,
  "mind-map-weight-wasm": noBound,
  "tree-performance": noComparison,
};
