import { expect, test } from "vitest";
import { outOfMemoryKills, parseOutOfMemoryKills } from "./out-of-memory.ts";

test("kills of a recorded /proc/vmstat", () => {
  expect(parseOutOfMemoryKills("pgmigrate_success 86220\noom_kill 14\nnuma_pte_updates 0\n")).toBe(14);
  expect(parseOutOfMemoryKills("pgmigrate_success 86220\n")).toBe(0);
});

test("this kernel counts them", () => {
  expect(outOfMemoryKills()).toBeGreaterThanOrEqual(0);
});
