import { expect, test } from "vitest";
import { unexercised } from "./unexercised-reporter.ts";

test("says nothing where every test ran", () => {
  expect(unexercised([])).toBe("");
});

test("lists skipped tests by reason, and those without one", () => {
  const text = unexercised([
    { name: "gvisor/kvm > destroy is idempotent", reason: "[gvisor/kvm] No ready line came within 10000 ms." },
    { name: "arm64 under qemu-user", reason: undefined },
    { name: "gvisor/kvm > two at once", reason: "[gvisor/kvm] No ready line came within 10000 ms." },
  ]);
  expect(text).toBe(`
Not exercised here (3):
  [gvisor/kvm] No ready line came within 10000 ms.
    gvisor/kvm > destroy is idempotent
    gvisor/kvm > two at once
  no reason given
    arm64 under qemu-user
`);
});
