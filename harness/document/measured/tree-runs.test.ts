import { expect, test } from "vitest";
import { around, type ExampleStarts, exampleSeries } from "../../testing/example-series.ts";
import { plainStarts } from "../evidence.ts";
import { type TreePath, type TreeRun, treeRuns } from "./tree-runs.ts";

const runc: ExampleStarts = { of: { target: "runc", technology: "container" }, ms: around(30) };
const gvisor: ExampleStarts = { of: { target: "gvisor/systrap", technology: "sandbox" }, ms: around(90) };
const wasmtime: ExampleStarts = { of: { target: "wasmtime/aot", technology: "wasm" }, ms: around(4) };
const qemu: ExampleStarts = { of: { target: "qemu/microvm", technology: "vm", accelerated: false }, ms: around(800) };

function run(at: string, ...starts: readonly ExampleStarts[]): TreeRun {
  const tree = treeRuns(plainStarts(exampleSeries(...starts))).find((one) => one.at === at);
  if (tree === undefined) throw new Error(`There is no tree in ${at}.`);
  return tree;
}

function path(tree: TreeRun, ...answers: readonly string[]): TreePath {
  const found = tree.paths.find((one) => one.answers.map(({ answer }) => answer).join() === answers.join());
  if (found === undefined) throw new Error(`No path answers ${answers.join()}.`);
  return found;
}

test("every answer of every tree is followed to its leaf", () => {
  const leaves = treeRuns([]).map(({ at, paths }) => [at, paths.map(({ recommends }) => recommends.printed)]);
  expect(leaves).toEqual([
    ["1-VIII", ["选择WASM", "选择Quark App Kernel", "选择Kata沙盒", "选择容器化", "选择虚拟化"]],
    ["2-I-2", ["容器化", "沙盒化", "WASM函数"]],
    [
      "2-VI",
      ["推荐: WASM函数", "推荐: Kata沙盒", "推荐: Kata沙盒", "推荐: WASM函数", "推荐: Kata沙盒", "推荐: Docker容器"],
    ],
    ["3-IV-1", ["选择WASM", "选择Kata", "选择Kata", "选择容器"]],
  ]);
});

test("what the tree recommends gives it here, and so do others that it passes over", () => {
  const tree = run("2-VI", runc, gvisor, wasmtime, qemu);
  expect(path(tree, "是", "是", "是")).toMatchObject({ verdict: "supported", passedOver: ["container", "sandbox"] });
  // An emulated start within a second supports that hardware's is.
  expect(path(tree, "否", "是", "是")).toMatchObject({
    verdict: "supported",
    passedOver: ["vm", "container", "sandbox"],
  });
});

test("another sandbox is not the product that the tree names", () => {
  const tree = run("2-VI", gvisor);
  expect(path(tree, "是", "是", "否").verdict).toBe("not-comparable");
  const latency = tree.questions.find(({ printed }) => printed === "延迟要求<100ms?")?.answers[0];
  expect(latency?.verdicts.find(({ technology }) => technology === "sandbox")?.verdict).toBe("supported");
});

test("what asks for no figure has no verdict", () => {
  expect(path(run("2-VI", runc), "否", "否")).not.toHaveProperty("verdict");
  expect(
    run("1-VIII")
      .questions.flatMap(({ answers }) => answers)
      .every(({ demand }) => demand === undefined),
  ).toBe(true);
});

test("too slow for a latency is refuted; too slow one after the other for a rate is not", () => {
  const slow: ExampleStarts = { of: { target: "jco", technology: "wasm" }, ms: around(150) };
  expect(path(run("2-I-2", slow), "十毫秒").verdict).toBe("contradicted");
  expect(path(run("3-IV-1", slow), "是", "是", "是")).toMatchObject({
    verdict: "inconclusive",
    why: { en: expect.stringContaining("several at once") },
  });
});

test("nothing measured passes nothing", () => {
  const tree = run("2-VI");
  expect(path(tree, "是", "是", "是")).toMatchObject({ verdict: "unmeasured", passedOver: [] });
});

test("an emulated machine that is too slow may not be on hardware", () => {
  const verdicts = run("2-I-2", qemu).questions[0]?.answers.map(({ verdicts: all }) => all[0]?.verdict);
  expect(verdicts).toEqual(["supported", "supported", "not-comparable"]);
});
