import { expect, test } from "vitest";
import { arePinned, cpuToPin, firstCpu } from "./pinned-cpu.ts";

/** As /proc/<pid>/status has it. */
function status(list: string): string {
  return `Name:\tnode\nCpus_allowed:\t3\nCpus_allowed_list:\t${list}\nMems_allowed:\t1\n`;
}

test("the last of several is taken, the only one is not", () => {
  expect(cpuToPin(status("0-3"))).toBe(3);
  expect(cpuToPin(status("2,4"))).toBe(4);
  expect(cpuToPin(status("1"))).toBeUndefined();
  expect(firstCpu(status("2,4"))).toBe(2);
  expect(cpuToPin("Name:\tnode\n")).toBeUndefined();
});

test("who has gone runs nowhere, and who may run anywhere is not pinned", () => {
  expect(arePinned([2 ** 30], 0)).toBe(true);
  expect(arePinned([process.pid], 10_000)).toBe(false);
});
