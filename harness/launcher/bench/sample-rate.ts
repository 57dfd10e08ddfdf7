/** (c) Time for each sample beyond the sandbox's own: sequential starts, as fast as they go. */
import { startLauncher } from "../launcher.ts";
import { startOnce, type Subject } from "./subject.ts";
import { microseconds, table } from "./table.ts";

export async function sampleRate(subject: Subject, starts: number): Promise<string> {
  const launcher = await startLauncher({ runId: "bench" });
  try {
    let ownNs = 0;
    const begun = process.hrtime.bigint();
    for (let start = 0; start < starts; start++) ownNs += (await startOnce(launcher, subject)).exit.atNs;
    const wholeNs = Number(process.hrtime.bigint() - begun);
    return table([
      ["sequential starts", "samples", "per second", "the start's own", "the harness' share"],
      [
        subject.name,
        String(starts),
        (starts / (wholeNs / 1e9)).toFixed(0),
        microseconds(ownNs / starts),
        microseconds((wholeNs - ownNs) / starts),
      ],
    ]);
  } finally {
    await launcher.close();
  }
}
