import { expect, test } from "vitest";
import { sections } from "../printed/sections.ts";
import { coverage, type CoveredBlock } from "./coverage.ts";
import { register } from "./index.ts";

function matching({ entries = [] }: CoveredBlock): string[] {
  return entries.flatMap((pattern) =>
    register
      .filter(({ id }) => (pattern.endsWith("*") ? id.startsWith(pattern.slice(0, -1)) : id === pattern))
      .map(({ id }) => id),
  );
}

test("every block has entries, or says why it has none", () => {
  for (const block of coverage) {
    const name = `${block.heading}: ${block.begins}`;
    expect(block.entries === undefined, `${name} has either`).toBe(block.none !== undefined);
    for (const pattern of block.entries ?? []) {
      expect(matching({ ...block, entries: [pattern] }), `${name}: ${pattern}`).not.toHaveLength(0);
    }
  }
});

test("every entry belongs to one block of its own section", () => {
  const homes = coverage.flatMap((block) => matching(block).map((id) => `${id} in ${block.heading}`));
  const there = register.map(({ id, at }) => `${id} in ${at}`);
  expect(new Set(homes)).toEqual(new Set(there));
  expect(homes).toHaveLength(there.length);
});

test("every section of the document that is told by a code has a block", () => {
  const covered = new Set(coverage.map(({ heading }) => heading));
  expect(Object.keys(sections).filter((code) => !covered.has(code))).toEqual([]);
});

test("blocks of formulas and figures and tables with figures all have entries", () => {
  const bare = coverage.filter(({ none }) => none !== undefined).map(({ heading, block }) => `${block}: ${heading}`);
  // Words alone, by the document; what is added here needs a look.
  expect(bare).toEqual([
    "list: 从应用业务架构视角看虚拟化容器化沙盒化",
    "sentence: 📖 概述",
    "list: 🎯 核心主题",
    "list: 📚 文档结构 / 核心文档",
    "list: 三、业务应用架构映射关系 / 2. 领域驱动设计(DDD)适配演进",
    "table: 六、核心架构模型论证 / 1. TOGAF 框架映射",
    "sentence: 1-VI-2",
    "list: 九、未来发展趋势与架构建议 / 1. 混合沙箱架构模式",
    "list: 九、未来发展趋势与架构建议 / 2. 信息架构演进方向",
    "list: 九、未来发展趋势与架构建议 / 3. 领域模型设计原则",
    "sentence: 2-IV-1",
  ]);
});
