import { describe, expect, test } from "vitest";
import { requiredTargets, requires } from "./requires.ts";

class Skipped extends Error {}

const context = {
  skip(note: string): never {
    throw new Skipped(note);
  },
};

describe("requires", () => {
  test("lets a test run that lacks nothing, required or not", () => {
    expect(() => requires(context, "runc", undefined, { REQUIRE_TARGETS: "runc" })).not.toThrow();
    expect(() => requires(context, "runc", undefined, {})).not.toThrow();
  });

  test("skips with target and reason", () => {
    expect(() => requires(context, "runc", "There is no runc.", {})).toThrow(new Skipped("[runc] There is no runc."));
  });

  test("fails where the target is required", () => {
    const env = { REQUIRE_TARGETS: "process, gvisor/kvm" };
    expect(() => requires(context, "gvisor/kvm", "No ready line came.", env)).toThrow(
      "[gvisor/kvm] No ready line came. REQUIRE_TARGETS names it",
    );
  });

  test("a variant is not required by its driver's other variants", () => {
    const env = { REQUIRE_TARGETS: "gvisor/systrap" };
    expect(() => requires(context, "gvisor/kvm", "No ready line came.", env)).toThrow(Skipped);
  });
});

test("requiredTargets", () => {
  expect(requiredTargets({})).toEqual([]);
  expect(requiredTargets({ REQUIRE_TARGETS: " runc,gvisor/systrap ,," })).toEqual(["runc", "gvisor/systrap"]);
});
