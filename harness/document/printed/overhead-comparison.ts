/** Part 1, section VII-2. */
import { atLeast, below, type Span, span } from "./figure.ts";
import type { ClaimedTechnology } from "./technologies.ts";

export interface Overhead {
  /** 启动, seconds. */
  readonly startS: Span;
  /** 内存, MB per instance; a GB as 1000 MB. */
  readonly memoryMb: Span;
  /** 密度, instances per server. */
  readonly density: Span;
}

export const overheadComparison: Readonly<Record<ClaimedTechnology, Overhead>> = {
  vm: {
    startS: span("30-60秒", 30, 60),
    memoryMb: span("2-4GB/实例", 2000, 4000),
    density: span("10-50/服务器", 10, 50),
  },
  container: {
    startS: span("1-3秒", 1, 3),
    memoryMb: span("100-500MB/实例", 100, 500),
    density: span("100-500/服务器", 100, 500),
  },
  sandbox: {
    startS: span("200-500毫秒", 0.2, 0.5),
    memoryMb: span("20-50MB/实例", 20, 50),
    density: span("1000-2000/服务器", 1000, 2000),
  },
  wasm: {
    startS: below("<10毫秒", 0.01),
    memoryMb: below("<1MB/实例", 1),
    density: atLeast("100,000+/服务器", 100_000),
  },
};
