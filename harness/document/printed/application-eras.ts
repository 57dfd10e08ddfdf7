/** Part 2, section I-1, row 典型密度: instances (functions) per machine. */
import { atLeast, type Span, span } from "./figure.ts";
import type { ClaimedTechnology } from "./technologies.ts";

export const typicalDensity: Readonly<Record<ClaimedTechnology, Span>> = {
  vm: span("10-50 实例/机", 10, 50),
  container: span("100-500 实例/机", 100, 500),
  sandbox: span("1000-5000 实例/机", 1000, 5000),
  wasm: atLeast("10 万+函数/机", 100_000),
};
