/** The terminal's view of what can run here. */
import type { ProbedEmbedding, ProbedTarget } from "../measure/probe.ts";
import { printable } from "./printable.ts";

const symbols = { ready: "✓", degraded: "~", missing: "✗" } as const;

type Probed = ProbedTarget | ProbedEmbedding;

/** One target: what it is, and under it the reason and remedy where it is not simply ready. */
function entry({ target, availability }: Probed, width: number): string[] {
  const kind = `${target.technology.padEnd(9)}  ${target.layer.padEnd(10)}`;
  const head = `${symbols[availability.status]} ${target.name.padEnd(width)}  ${kind}`;
  if (availability.status === "missing") {
    return [`${head}  missing: ${availability.reason}`, `    ${availability.remedy}`];
  }
  const versions = Object.entries(availability.versions)
    .map(([tool, version]) => `${tool} ${version}`)
    .join(", ");
  if (availability.status === "ready") return [`${head}  ${versions}`];
  return [`${head}  ${versions}`, `    degraded: ${availability.reason}`, `    ${availability.remedy}`];
}

export function doctorReport(probed: readonly Probed[]): string {
  const width = Math.max(...probed.map(({ target }) => target.name.length));
  const usable = probed.filter(({ availability }) => availability.status !== "missing").length;
  const lines = probed.flatMap((one) => entry(one, width).map(printable));
  return [...lines, "", `${usable} of ${probed.length} targets can run here.`, ""].join("\n");
}
