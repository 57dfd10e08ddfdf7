import { expect, test } from "vitest";
import { runnersFor } from "./runners.ts";

test.each([
  ["", []],
  ["x64", ["lab-x64"]],
  [" arm64 , x64,arm64", ["lab-arm64", "lab-x64"]],
])("a lab of %j is measured besides the hosted runners", (lab, names) => {
  expect(runnersFor(lab).map(({ name }) => name)).toEqual(["github-x64", "github-arm64", ...names]);
});

test("a runner of one's own has KVM, and its architecture", () => {
  expect(runnersFor("arm64").at(-1)).toEqual({ name: "lab-arm64", labels: ["self-hosted", "linux", "arm64", "kvm"] });
});

test("an architecture that there is not", () => {
  expect(() => runnersFor("x86")).toThrow('[SANDGAUGE_LAB] There is no architecture "x86".');
});
