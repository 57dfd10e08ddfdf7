/** What a million samples cost `check` and `report`, each in a process of its own. */
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { execa } from "execa";
import { hostFingerprint } from "../../../host/fingerprint.ts";
import { mebibytes, table } from "../../../launcher/bench/table.ts";
import type { StartupSample } from "../../../records/startup-sample.ts";

const cli = join(import.meta.dirname, "../../../cli.ts");
const technologies = ["process", "vm", "container", "sandbox", "wasm"] as const;
/** As the package's script starts it. */
const OPTIONS = ["--max-semi-space-size=2"];
/** Of lines between two writes. */
const BATCH = 10_000;

/** No two starts alike, spread over two decades, so that nothing can be summed up early. */
function sample(run: string, index: number): StartupSample {
  const target = index % 10;
  const value = Math.round(1e6 * 10 ** (target / 5) * (1 + ((index * 7919) % 100_003) / 100_003));
  return {
    schema: 1,
    run,
    target: `target ${target}`,
    technology: technologies[target % technologies.length] ?? "process",
    layer: "runtime",
    workload: "noop",
    metric: "startup",
    series: { cache: "warm", concurrency: 1 },
    block: Math.floor(index / 10),
    index: target,
    warmup: false,
    outcome: "ok",
    value,
    unit: "ns",
    accelerated: true,
    clock: "launcher",
    gapNs: 5_000_000,
    flags: [],
    events: { spawnedNs: 100_000, firstByteNs: value, readyNs: value, exitedNs: value + 100_000 },
    resources: { userNs: 100_000, systemNs: 300_000, taskClockNs: 400_000, maxRssBytes: 800_000 },
    versions: { tool: "1.0.0" },
    artefactSha256: "0".repeat(64),
  };
}

function writeRun(folder: string, samples: number): void {
  writeFileSync(join(folder, "host.json"), JSON.stringify(hostFingerprint()));
  const file = openSync(join(folder, "samples.jsonl"), "w");
  for (let from = 0; from < samples; from += BATCH) {
    const lines = Array.from({ length: Math.min(BATCH, samples - from) }, (_, index) => sample("bench", from + index));
    writeSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  }
  closeSync(file);
}

/** The report's budget is ten seconds and three mebibytes for a million samples on a quiet machine. */
export async function manySamples(samples: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-bench-"));
  try {
    writeRun(folder, samples);
    const rows: string[][] = [];
    for (const args of [
      ["check", folder, "--json"],
      ["report", folder],
    ]) {
      const begun = performance.now();
      await execa(process.execPath, [...OPTIONS, cli, ...args], { stdout: "ignore" });
      rows.push([args[0] ?? "", `${((performance.now() - begun) / 1000).toFixed(1)} s`]);
    }
    const page = mebibytes(statSync(join(folder, "report.html")).size);
    return `${table([[`${samples} samples`, "took"], ...rows])}\nreport.html: ${page}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
