import { expect, test } from "vitest";
import { parseBootReport } from "./boot-report.ts";

/** Of Debian 13 under systemd-boot on OVMF, on an emulated CPU, as the guest wrote it. */
const debian = `FirmwareTimestampMonotonic=0
LoaderTimestampMonotonic=0
InitRDTimestampMonotonic=0
UserspaceTimestampMonotonic=63329422
FinishTimestampMonotonic=445569572
ExecMainStartTimestampMonotonic=372687388
`;

test("what is told, in nanoseconds", () => {
  expect(parseBootReport(debian)).toEqual({
    kernel: 63_329_422_000,
    userspace: 382_240_150_000,
    application: 309_357_966_000,
  });
});

test("a firmware's and an initrd's times, where systemd knows them: as systemd-analyze takes them apart", () => {
  const told = debian
    .replace("FirmwareTimestampMonotonic=0", "FirmwareTimestampMonotonic=5300000")
    .replace("LoaderTimestampMonotonic=0", "LoaderTimestampMonotonic=1200000")
    .replace("InitRDTimestampMonotonic=0", "InitRDTimestampMonotonic=20000000");
  const parts = parseBootReport(told);
  expect(Object.keys(parts ?? {})).toEqual(["firmware", "loader", "kernel", "initrd", "userspace", "application"]);
  expect(parts).toMatchObject({ firmware: 4.1e9, loader: 1.2e9, kernel: 20e9, initrd: 43_329_422_000 });
});

test.each([
  ["nothing", ""],
  ["a part of it", debian.slice(0, 120)],
  ["a boot that was not over", debian.replace("FinishTimestampMonotonic=445569572", "FinishTimestampMonotonic=0")],
  ["words", debian.replace("63329422", "n/a")],
])("%s is no report", (_, text) => {
  expect(parseBootReport(text)).toBeUndefined();
});
