/** The two tables of part 1 that lay the technologies side by side, cell by cell as printed. */
import { type SectionCode, sections } from "./sections.ts";
import type { ClaimedTechnology } from "./technologies.ts";
import type { Wording } from "../../wording.ts";

export interface PrintedRow {
  readonly label: string;
  readonly cells: Readonly<Record<ClaimedTechnology, string>>;
}

export interface PrintedTable {
  readonly section: string;
  /** Headings of the columns; keys of the list in 1-VII-2. */
  readonly columns: Readonly<Record<ClaimedTechnology, string>>;
  readonly rows: readonly PrintedRow[];
}

type Four = readonly [vm: string, container: string, sandbox: string, wasm: string];

function byTechnology([vm, container, sandbox, wasm]: Four): Record<ClaimedTechnology, string> {
  return { vm, container, sandbox, wasm };
}

function table(section: SectionCode, columns: Four, rows: Readonly<Record<string, Four>>): PrintedTable {
  return {
    section: sections[section],
    columns: byTechnology(columns),
    rows: Object.entries(rows).map(([label, cells]) => ({ label, cells: byTechnology(cells) })),
  };
}

/** Section II. */
export const comparisonTable = table("1-II", ["传统虚拟化", "容器化(Docker)", "沙盒化(Kata/Quark)", "WASM 沙盒"], {
  隔离级别: ["硬件级隔离", "进程级隔离", "轻量化虚拟隔离", "指令集级隔离"],
  启动时间: ["分钟级", "秒级", "毫秒级", "毫秒级"],
  内存开销: ["GB 级", "MB 级", "10-50MB", "<1MB"],
  安全边界: ["强(VMM)", "弱(共享内核)", "强(独立内核)", "强(内存安全)"],
  部署密度: ["低(10-100)", "中(100-1000)", "高(1000-5000)", "极高(10w+)"],
  生态兼容: ["完整 OS", "Linux 应用", "部分兼容", "需编译到 Wasm"],
  适用场景: ["传统应用迁移", "微服务主流", "安全敏感场景", "函数计算/边缘"],
  性能损耗: ["5-15%", "<5%", "3-8%", "接近原生"],
});

/** Section VII-2, printed as YAML. */
export const overheadTable = table("1-VII-2", ["传统虚拟机", "标准容器", "轻量沙盒(Kata)", "WASM沙盒"], {
  启动: ["30-60秒", "1-3秒", "200-500毫秒", "<10毫秒"],
  内存: ["2-4GB/实例", "100-500MB/实例", "20-50MB/实例", "<1MB/实例"],
  密度: ["10-50/服务器", "100-500/服务器", "1000-2000/服务器", "100,000+/服务器"],
});

/** What of `all` is said in a cell. @param all claims, or whatever knows where in the document it stands. */
export function saidInCell<
  Said extends { readonly section: string; readonly place: Wording; readonly technology: string },
>({ section }: PrintedTable, row: PrintedRow, technology: ClaimedTechnology, all: readonly Said[]): Said[] {
  return all.filter(
    (said) => said.section === section && said.technology === technology && said.place.zh.includes(row.label),
  );
}
