/** The sample line: one measured fact about one instance, one level of a climb or one step of a ramp. Schema of `samples.jsonl`. */
import type { DensitySample } from "./density-sample.ts";
import type { IsolationSample } from "./isolation-sample.ts";
import type { MemorySample } from "./memory-sample.ts";
import type { PerformanceSample } from "./performance-sample.ts";
import type { StartupSample } from "./startup-sample.ts";

export type Sample = StartupSample | MemorySample | DensitySample | PerformanceSample | IsolationSample;
