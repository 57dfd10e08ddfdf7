import { afterEach, expect, test } from "vitest";
import { armTree, intelTree, type KernelTree, kernelTree } from "../testing/kernel-tree.ts";
import { readCpuSpeed } from "./cpu-speed.ts";

const CPUFREQ = "sys/devices/system/cpu/cpufreq";

let tree: KernelTree;
afterEach(() => tree.remove());

test("an Intel host: by coretemp, since its zone has no trip point; the disk's sensor is no CPU's", () => {
  tree = kernelTree(intelTree);
  expect(readCpuSpeed(tree.files)).toEqual({
    fastestKHz: 1_200_001,
    limitsKHz: { policy0: 3_900_000, policy1: 3_900_000 },
    throttleEvents: 20,
    coolerByC: 39,
  });
});

test("an arm64 host: by the trip point from which the kernel slows it, not the one that starts a fan", () => {
  tree = kernelTree(armTree);
  expect(readCpuSpeed(tree.files)).toEqual({
    fastestKHz: 1_800_000,
    limitsKHz: { policy0: 1_800_000 },
    throttleEvents: 0,
    coolerByC: 28,
  });
});

test("the measured frequency is taken where there is one", () => {
  tree = kernelTree({ ...intelTree, [`${CPUFREQ}/policy0/cpuinfo_avg_freq`]: "2700000\n" });
  expect(readCpuSpeed(tree.files).fastestKHz).toBe(2_700_000);
});

test("a virtual machine tells nothing", () => {
  tree = kernelTree({ "sys/devices/system/cpu/cpu0/topology/thread_siblings_list": "0\n" });
  expect(readCpuSpeed(tree.files)).toEqual({
    fastestKHz: undefined,
    limitsKHz: {},
    throttleEvents: 0,
    coolerByC: undefined,
  });
});
