/** Instances that live at the same time, however they are held. */
import type { BilledProcess } from "../../../drivers/types.ts";
import type { ResourceUse } from "../../records/density-sample.ts";

export interface Growth {
  /** In the order of the requests; null for one that did not get ready. */
  readonly startNs: readonly (number | null)[];
  /** The part of it that was the instantiation alone, for instances within one process. */
  readonly instantiateNs?: readonly number[];
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
   * Has every instance that has not done so yet fill that much memory of its own.
   *
   * @returns why one could not; undefined where all could.
   */
  fill(bytes: number, limitMs: number): Promise<string | undefined>;
  /**
   * Asks every so manieth of those that live, others each time.
   *
   * @returns asked → answered; null for those that did not answer in time.
   */
  ask(every: number, limitMs: number): Promise<(number | null)[]>;
  /** Why the first of those that were ready is gone; undefined while all live. */
  death(): string | undefined;
  processes(): Promise<BilledProcess[]>;
  /** Folders of the cgroups that the runtime made, those of one instance together. */
  cgroups(): Promise<string[][]>;
  /** What it uses up of its own, besides what the host counts. */
  resources(): Record<string, ResourceUse>;
  /** What the first that was started uses on the host; undefined before. */
  files(): readonly string[] | undefined;
  /** Ends all of it; idempotent. @throws DriverError where something cannot be removed. */
  end(): Promise<void>;
}
