/** What a workload that measures work says, line by line: untrusted, as it comes from inside the sandbox. */
import { z } from "zod";
import type { WorkloadManifest } from "../../../workloads/types.ts";
import type { LineEvent } from "../../launcher/types.ts";
import { quoted } from "../answer.ts";

/** A day: no repetition takes longer. */
const LONGEST_NS = 86_400e9;

/** What follows `@result`, in JSON. */
export const resultLine = z.strictObject({
  checksum: z.string(),
  operations: z.int().positive(),
  ns: z.int().positive().max(LONGEST_NS),
});

export interface Repetition {
  /** By the workload's own clock. */
  readonly ownNs: number;
  /** From the line before to its own, by the host's. */
  readonly hostNs: number;
}

/** Why it goes no further, as a sentence without its full stop. */
export interface Complaint {
  readonly outcome: "unsupported" | "failed" | "wrong-answer";
  readonly error: string;
}

/** Follows the lines after the ready line. */
export class RepetitionReader {
  readonly #manifest: WorkloadManifest;
  readonly #repetitions: Repetition[] = [];
  #beforeNs: number | undefined;
  #complaint: Complaint | undefined;

  constructor(manifest: WorkloadManifest) {
    this.#manifest = manifest;
  }

  get repetitions(): readonly Repetition[] {
    return this.#repetitions;
  }

  get complaint(): Complaint | undefined {
    return this.#complaint;
  }

  /** Whether all repetitions have been told. */
  get isComplete(): boolean {
    return this.#repetitions.length === this.#manifest.repetitions;
  }

  take(event: LineEvent): void {
    if (this.#complaint === undefined) this.#complaint = this.#read(event);
    this.#beforeNs = event.atNs;
  }

  #read({ line, atNs }: LineEvent): Complaint | undefined {
    const [word = "", ...rest] = line.split(" ");
    const said = rest.join(" ");
    if (word === "@unsupported") return { outcome: "unsupported", error: `it said: ${quoted(said)}` };
    if (word === "@failed") return { outcome: "failed", error: `it said: ${quoted(said)}` };
    const beforeNs = this.#beforeNs;
    if (beforeNs === undefined && line === "@begin") return undefined;
    if (beforeNs === undefined || word !== "@result" || this.isComplete)
      return wrong(`line ${quoted(line)} was not expected`);
    return this.#readResult(said, atNs - beforeNs);
  }

  #readResult(said: string, hostNs: number): Complaint | undefined {
    const { checksum, work } = this.#manifest;
    let parsed: unknown;
    try {
      parsed = JSON.parse(said);
    } catch {
      return wrong(`the result ${quoted(said)} is not JSON`);
    }
    const result = resultLine.safeParse(parsed);
    if (!result.success) {
      const [issue] = result.error.issues;
      return wrong(`the result ${quoted(said)} is impossible: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
    }
    const { data } = result;
    if (data.checksum !== checksum)
      return wrong(`the checksum is ${quoted(data.checksum)}, not ${quoted(checksum ?? "")}`);
    if (data.operations !== work?.operations) {
      return wrong(`it claims ${data.operations} operations, and a repetition has ${work?.operations}`);
    }
    this.#repetitions.push({ ownNs: data.ns, hostNs });
    return undefined;
  }
}

function wrong(error: string): Complaint {
  return { outcome: "wrong-answer", error };
}
