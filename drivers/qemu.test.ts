import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { VERSION } from "./qemu.ts";
import { kvmDenial } from "./qemu/accelerator.ts";

const debian = `QEMU emulator version 7.2.22 (Debian 1:7.2+dfsg-7+deb12u18+b3)
Copyright (c) 2003-2022 Fabrice Bellard and the QEMU Project developers
`;

test.each([
  [debian, "7.2.22"],
  ["QEMU emulator version 9.0.50 (v9.0.0-1-g1234)\n", "9.0.50"],
  ["qemu: could not load PC BIOS\n", undefined],
])("%s", (said, version) => {
  expect(VERSION.exec(said)?.[1]).toBe(version);
});

describe("kvmDenial", () => {
  test("a device that is not there", () => {
    const device = join(tmpdir(), "sandgauge-no-such-device");
    expect(kvmDenial(device)).toMatchObject({ reason: `There is no ${device}.` });
  });

  test("a device that may be opened", () => {
    const folder = mkdtempSync(join(tmpdir(), "sandgauge-kvm-"));
    writeFileSync(join(folder, "kvm"), "");
    expect(kvmDenial(join(folder, "kvm"))).toBeUndefined();
    rmSync(folder, { recursive: true });
  });
});
