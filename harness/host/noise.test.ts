import { expect, test } from "vitest";
import { parseCpuTicks, parseSwappedPages } from "./noise.ts";

test("reads busy and stolen time of all CPUs together", () => {
  // First lines of /proc/stat, kernel 6.18, two CPUs.
  const stat = "cpu  132093 13872 34555 291616 1149 0 359 121 16 0\ncpu0 65000 7000 17000 145000 500 0 180 60 8 0\n";
  expect(parseCpuTicks(stat)).toEqual({ busy: 132_093 + 13_872 + 34_555 + 359, stolen: 121 });
});

test("reads pages swapped in and out", () => {
  expect(parseSwappedPages("pgpgin 7\npswpin 3\npswpout 4\npgfault 9\n")).toBe(7);
  expect(parseSwappedPages("pgfault 9\n")).toBe(0);
});
