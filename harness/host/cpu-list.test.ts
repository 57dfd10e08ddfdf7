import { expect, test } from "vitest";
import { allowedCpus, cpuList, cpusIn } from "./cpu-list.ts";

test.each([
  ["0", [0]],
  ["0-1", [0, 1]],
  ["0-2,5,8-9", [0, 1, 2, 5, 8, 9]],
  ["", []],
])("%j lists %j", (list, cpus) => {
  expect(cpusIn(list)).toEqual(cpus);
  expect(cpuList(cpus)).toBe(list);
});

test("a set is written in ascending order, whatever its own", () => {
  expect(cpuList([9, 1, 8, 0])).toBe("0-1,8-9");
});

test("reads what a process may run on", () => {
  expect(allowedCpus("Name:\tnode\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\nMems_allowed:\t1\n")).toEqual([0, 1]);
  expect(allowedCpus("Name:\tnode\n")).toEqual([]);
});
