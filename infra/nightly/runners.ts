/** Where a nightly run measures: each kind of runner once. What host a runner turned out to be is told by host-class.ts. */
import { UsageError } from "../../harness/errors.ts";

export interface Runner {
  readonly name: string;
  /** Labels that a machine has to have for it. */
  readonly labels: readonly string[];
}

/** Virtual machines of GitHub's own, on whatever hardware the night gives. */
const hosted: readonly Runner[] = [
  { name: "github-x64", labels: ["ubuntu-24.04"] },
  { name: "github-arm64", labels: ["ubuntu-24.04-arm"] },
];

/** Machines of one's own, with KVM: `kvm` is a label that their owner gives them. */
const labs: readonly Runner[] = ["x64", "arm64"].map((architecture) => ({
  name: `lab-${architecture}`,
  labels: ["self-hosted", "linux", architecture, "kvm"],
}));

/**
 * @param lab architectures of the lab, as the repository's variable SANDGAUGE_LAB has them: `x64,arm64`; empty for none.
 * @throws UsageError for one that there is not.
 */
export function runnersFor(lab: string): Runner[] {
  const wanted = lab.split(",").map((name) => name.trim());
  const chosen = wanted
    .filter((name) => name !== "")
    .map((name) => {
      const found = labs.find((one) => one.name === `lab-${name}`);
      if (found !== undefined) return found;
      const fact = `There is no architecture ${JSON.stringify(name)}.`;
      throw new UsageError("SANDGAUGE_LAB", fact, "Name x64, arm64 or both.");
    });
  return [...hosted, ...new Set(chosen)];
}
