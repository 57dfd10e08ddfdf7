import { afterEach, expect, test } from "vitest";
import { armTree, intelTree, type KernelTree, kernelTree } from "../../testing/kernel-tree.ts";
import { placementOn } from "./placement.ts";

let tree: KernelTree;
afterEach(() => tree.remove());

test("the harness takes the first CPU, what is measured the others", () => {
  tree = kernelTree(armTree);
  expect(placementOn([0, 1, 2, 3], tree.files)).toEqual({ harness: [0], measured: [1, 2, 3] });
  expect(placementOn([2, 3], tree.files)).toEqual({ harness: [2], measured: [3] });
});

test("nothing is measured on the other thread of the harness's core", () => {
  tree = kernelTree({ ...intelTree, "sys/devices/system/cpu/cpu0/topology/thread_siblings_list": "0,2\n" });
  expect(placementOn([0, 1, 2, 3], tree.files)).toEqual({ harness: [0], measured: [1, 3] });
});

test("of one core nothing can be kept apart", () => {
  tree = kernelTree(intelTree);
  expect(placementOn([0, 1], tree.files)).toEqual({ refusal: "there is one core to use, with CPU 0-1" });
  expect(placementOn([5], tree.files)).toEqual({ refusal: "there is one core to use, with CPU 5" });
});
