import { expect, test } from "vitest";
import { dnsLabel } from "./names.ts";

test.each([
  ["sg-0f3a91-m0", "sg-0f3a91-m0"],
  ["sandgauge-20261128T001309-6d2d95-0f3a91", "sandgauge-20261128t001309-6d2d95-0f3a91"],
  ["_a..b_", "a-b"],
  [`${"x".repeat(60)}-end`, `${"x".repeat(59)}-end`],
  [`${"-y".repeat(31)}-z`, `${"y-".repeat(31)}z`],
])("%j becomes %j", (text, label) => {
  expect(dnsLabel(text)).toBe(label);
  expect(label.length).toBeLessThanOrEqual(63);
});
