import { expect, test } from "vitest";
import { exampleRecords, exampleReport } from "../../testing/example-report.ts";
import { exampleRuns } from "../../testing/example-runs.ts";
import { around, exampleSeries } from "../../testing/example-series.ts";
import { markdownReport } from "./markdown-report.ts";
import { messagesOf } from "./messages/messages-of.ts";

function headings(markdown: string): string[] {
  return markdown.split("\n").filter((line) => line.startsWith("## "));
}

test("has a section for what was measured and says what was not", () => {
  const markdown = markdownReport(exampleReport(), messagesOf("en"));
  expect(headings(markdown)).toEqual([
    "## Verdicts",
    "## The document's list VII-2, measured",
    "## The document's table II, measured",
    "## Every claim that can be measured",
    "## Startup",
    "## Memory",
    "## Density",
    "## Performance",
    "## Isolation",
    "## Not measured",
    "## The document's formulas, with measured inputs",
    "## The document's own arithmetic",
    "## Every statement of the document",
    "## Host and versions",
    "## How to reproduce it",
  ]);
  expect(markdown).toContain("| The host's kernel answers its system calls | denied | reached | denied |");
  expect(markdown).toMatch(
    /\| A standard container starts in 1 to 3 seconds \| `1-3秒` \| contradicted \| container \| startup \|/,
  );
  expect(markdown).toContain("`npm run -s sandgauge -- run --plan plan.json --seed 7`");
});

test("a metric without samples has no section, in either language", () => {
  expect(headings(markdownReport(exampleReport(exampleRuns()), messagesOf("zh")))).toEqual([
    "## 判定结果",
    "## 文档清单七之 2，附实测",
    "## 文档表二，附实测",
    "## 可以测量的每一条说法",
    "## 未测量的部分",
    "## 代入实测值的文档公式",
    "## 文档自身的算术",
    "## 文档的每一条陈述",
    "## 主机与版本",
    "## 如何复现",
  ]);
  expect(markdownReport(exampleReport(exampleRuns()), messagesOf("zh"))).toContain("- 性能：这些运行中未测量。");
});

test("each cell of the document's tables has a line: claimed, published, measured and verdict", () => {
  const lines = markdownReport(exampleReport(), messagesOf("en")).split("\n");
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^\| `启动` startup \| `标准容器` container \| `1-3秒` \| \d.* ms – .* \| 30\.0 ms \| \d+ \| contradicted \|$/,
    ),
  );
  expect(lines).toContain(
    "| `生态兼容` compatibility | `传统虚拟化` virtual machine | `完整 OS` | – | – | – | a word, not a measurement |",
  );
  const cells = lines.filter((line) => /^\| `(启动|内存|密度)` \w/.test(line));
  expect(cells).toHaveLength(12);
});

test("nothing from a run is markup", () => {
  const hostile = "`|\n<img src=x onerror=alert(1)>[a](b)@everyone";
  const markdown = markdownReport(
    exampleReport({
      ...exampleRecords(),
      startup: exampleSeries({
        of: { target: hostile, technology: "wasm", versions: { [hostile]: hostile } },
        ms: around(5),
      }),
    }),
    messagesOf("en"),
  );
  // A fence is closed by three graves at the beginning of a line.
  const outsideCode = markdown.replace(/^```text\n[^]*?^```$/gm, "").replace(/`[^`\n]*`/g, "");
  expect(outsideCode).not.toMatch(/<img|@everyone|\[a\]/);
});
