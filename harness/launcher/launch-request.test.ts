import { describe, expect, test } from "vitest";
import { encodeStart, encodeWrite, refusal } from "./launch-request.ts";
import type { ProcessRequest } from "./types.ts";

const plain: ProcessRequest = { argv: ["/p"], env: {}, stdin: "closed", awaits: "ready", timeoutNs: 1e9 };

describe("a start", () => {
  test("has its strings counted and ended by NUL", () => {
    const request: ProcessRequest = {
      argv: ["/p", "a b", ""],
      env: { A: "1", B: "x=y\n" },
      cwd: "/tmp",
      stdin: "open",
      awaits: "exit",
      timeoutNs: 1.5,
      cgroupFolders: ["/c1", "/c2"],
      cpu: 3,
    };
    const payload = "/p\0a b\0\0A=1\0B=x=y\n\0/tmp\0/c1\0/c2\0";
    expect(encodeStart(7, request).toString()).toBe(`start 7 2 1 1 3 2 1 2 4 ${payload.length}\n${payload}`);
  });

  test("counts bytes, not characters", () => {
    expect(encodeStart(1, { ...plain, argv: ["/é"] }).toString()).toBe("start 1 1000000000 0 0 1 0 0 0 0 4\n/é\0");
  });

  test("is refused where it is longer than the launcher takes", () => {
    const argv: [string, string] = ["/p", "x".repeat(9_000_000)];
    expect(() => encodeStart(1, { ...plain, argv })).toThrow("[launcher] The arguments and the environment of /p take");
  });
});

test("a long write goes in pieces", () => {
  const pieces = encodeWrite(3, "x".repeat(9_000_000));
  expect(pieces.filter((_, index) => index % 2 === 0).map(String)).toEqual(["write 3 8388608\n", "write 3 611392\n"]);
  expect(encodeWrite(3, "")).toEqual([]);
});

describe("is refused", () => {
  test.each<[string, Partial<ProcessRequest>, string]>([
    ["a program without a path", { argv: ["runc"] }, '"runc" is not a path'],
    ["a NUL in an argument", { argv: ["/p", "a\0b"] }, String.raw`"a\u0000b" holds a NUL`],
    ["a NUL in a variable", { env: { A: "\0" } }, "holds a NUL"],
    ["a NUL in the folder", { cwd: "/\0" }, "holds a NUL"],
    ["a NUL in a cgroup", { cgroupFolders: ["/\0"] }, "holds a NUL"],
    ["a variable with = in its name", { env: { "A=B": "" } }, '"A=B" is not the name of a variable'],
    ["a variable without a name", { env: { "": "x" } }, '"" is not the name of a variable'],
    ["no time", { timeoutNs: 0 }, "timeoutNs is 0"],
    ["no number as time", { timeoutNs: Number.NaN }, "timeoutNs is NaN"],
    ["endless time", { timeoutNs: Number.POSITIVE_INFINITY }, "timeoutNs is Infinity"],
  ])("%s", (_, change, fact) => {
    expect(refusal({ ...plain, ...change })?.message).toContain(fact);
  });
});

test("anything else is not refused", () => {
  expect(refusal({ ...plain, argv: ["./p", "\n'\"$(x)"], env: { A: "=\n" } })).toBeUndefined();
});
