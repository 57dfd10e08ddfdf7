/** `sandgauge doctor`: which targets can run here, why not, and the remedy. */
import { buildWorkload } from "../../workloads/build.ts";
import { type ExitCode, exitCode } from "../errors.ts";
import { cacheDir } from "../host/cache.ts";
import { hostFingerprint } from "../host/fingerprint.ts";
import { openRunScope } from "../host/run-scope.ts";
import { type ProbedEmbedding, type ProbedTarget, probeEmbeddings, probeTargets } from "../measure/probe.ts";
import { doctorReport } from "../output/doctor-report.ts";
import { statusLine } from "../output/status-line.ts";
import { type Command, parseArguments } from "./command.ts";
import { findTargets } from "./find-targets.ts";
import { selectEmbeddings, selectTargets } from "./select-targets.ts";

/** The stable shape of `doctor --json`. */
function document(probed: readonly (ProbedTarget | ProbedEmbedding)[]): object {
  return {
    host: hostFingerprint(),
    targets: probed.map(({ target, availability }) => ({
      target: target.name,
      technology: target.technology,
      layer: target.layer,
      status: availability.status,
      versions: availability.status === "missing" ? {} : availability.versions,
      ...(availability.status === "ready" ? {} : { reason: availability.reason, remedy: availability.remedy }),
    })),
  };
}

export const doctor: Command = {
  help: `Usage: sandgauge doctor [--targets a,b] [--json]

Starts a small workload once with every runtime that it finds and says what works. Layer in-process: many instances in
one process, isolated by the language runtime only.

  --targets a,b  only these targets or drivers (the baseline is always among them)
  --json         one JSON document on standard output and nothing else

Exit status: 0 where any target can run, 3 where none can.`,
  async run(args, io, signal): Promise<ExitCode> {
    const { values } = parseArguments("doctor", {
      args: [...args],
      options: { targets: { type: "string" }, json: { type: "boolean", default: false } },
    });
    const names = values.targets?.split(",") ?? ["*"];
    const known = await findTargets(signal);
    const [targets, arms] = [selectTargets(names, known), selectEmbeddings(names, known)];
    const status = statusLine(io);
    const noop = await buildWorkload("noop", { cache: cacheDir() });
    const hold = await buildWorkload("hold", { cache: cacheDir() });
    const scope = openRunScope({ signal });
    const onProbe = ({ name }: { readonly name: string }) => status.show(`trying ${name} …`);
    let probed: (ProbedTarget | ProbedEmbedding)[];
    try {
      probed = [
        ...(await probeTargets(targets, noop, scope.context, onProbe)),
        ...(await probeEmbeddings(arms, hold, scope.context, onProbe)),
      ];
    } finally {
      status.clear();
      await scope.close();
    }
    io.out(values.json ? `${JSON.stringify(document(probed), undefined, 2)}\n` : doctorReport(probed));
    return probed.some(({ availability }) => availability.status !== "missing")
      ? exitCode.done
      : exitCode.nothingMeasured;
  },
};
