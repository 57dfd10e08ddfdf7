/** Part 1, section II. Of the words 分钟级, 秒级, 毫秒级, GB 级, MB 级 the unit itself up to the next one is meant. */
import { atLeast, below, type Span, span } from "./figure.ts";
import type { ClaimedTechnology } from "./technologies.ts";

export interface MatrixColumn {
  /** 启动时间, seconds. */
  readonly startS: Span;
  /** 内存开销, MB. */
  readonly memoryMb: Span;
  /** 部署密度, instances per server. */
  readonly density: Span;
  /** 性能损耗, a share; undefined where a word stands for it. */
  readonly loss: Span | undefined;
  /** 安全边界 */
  readonly boundary: string;
}

export const comparisonMatrix: Readonly<Record<ClaimedTechnology, MatrixColumn>> = {
  vm: {
    startS: span("分钟级", 60, 3600),
    memoryMb: span("GB 级", 1000, 1e6),
    density: span("低(10-100)", 10, 100),
    loss: span("5-15%", 0.05, 0.15),
    boundary: "强(VMM)",
  },
  container: {
    startS: span("秒级", 1, 60),
    memoryMb: span("MB 级", 1, 1000),
    density: span("中(100-1000)", 100, 1000),
    loss: below("<5%", 0.05),
    boundary: "弱(共享内核)",
  },
  sandbox: {
    startS: span("毫秒级", 0.001, 1),
    memoryMb: span("10-50MB", 10, 50),
    density: span("高(1000-5000)", 1000, 5000),
    loss: span("3-8%", 0.03, 0.08),
    boundary: "强(独立内核)",
  },
  wasm: {
    startS: span("毫秒级", 0.001, 1),
    memoryMb: below("<1MB", 1),
    density: atLeast("极高(10w+)", 100_000),
    loss: undefined,
    boundary: "强(内存安全)",
  },
};
