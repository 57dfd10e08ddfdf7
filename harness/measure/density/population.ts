/** What lives during a ramp, however its instances are held. */
import type { BilledProcess } from "../../../drivers/types.ts";
import type { ResourceUse } from "../../records/sample.ts";

export interface Growth {
  /** In the order of the requests; null for one that did not get ready. */
  readonly startNs: readonly (number | null)[];
  /** From the first request to the last ready line. */
  readonly elapsedNs: number;
  /** Why one did not get ready: the first reason. */
  readonly failure?: string;
}

export interface Population {
  /** Instances that got ready and have not ended since. */
  live(): number;
  /** Starts so many more. What fails is told, not thrown. */
  grow(count: number): Promise<Growth>;
  /**
   * Asks every so manieth of those that live.
   *
   * @returns asked → answered; null for those that did not answer in time.
   */
  ask(every: number, limitMs: number): Promise<(number | null)[]>;
  /** Why the first of those that were ready is gone; undefined while all live. */
  death(): string | undefined;
  processes(): Promise<BilledProcess[]>;
  /** What it uses up of its own, besides what the host counts. */
  resources(): Record<string, ResourceUse>;
  /** Ends all of it. @throws DriverError where something cannot be removed. */
  end(): Promise<void>;
}
