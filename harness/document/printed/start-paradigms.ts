/** Part 2, section I-2, 延迟容忍度: which tolerance leads to which technology. Seconds. */
import type { ClaimedTechnology } from "./technologies.ts";

export interface Tolerance {
  readonly printed: string;
  /** Its unit, read as the most that is tolerated. */
  readonly limitS: number;
  /** The end of its order of magnitude: read as "some hundreds", "some tens". */
  readonly orderEndS: number;
}

export const tolerances: Readonly<Record<Exclude<ClaimedTechnology, "vm">, Tolerance>> = {
  container: { printed: "秒级 → 容器化", limitS: 60, orderEndS: 60 },
  sandbox: { printed: "百毫秒 → 沙盒化", limitS: 0.1, orderEndS: 1 },
  wasm: { printed: "十毫秒 → WASM函数", limitS: 0.01, orderEndS: 0.1 },
};
