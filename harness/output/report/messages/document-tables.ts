/** The document's tables, with what was measured. */
import type { ClaimedTechnology } from "../../../document/printed/technologies.ts";
import type { Language } from "../../../wording.ts";

const english = {
  matrixHeading: "The document's table II, measured",
  overheadHeading: "The document's list VII-2, measured",
  lead:
    "Each cell: what the document prints, what others published, what was measured here, and the verdict. In square " +
    "brackets: measured, but not what the claim speaks of.",
  dimension: "Dimension",
  claimed: "Claimed",
  published: "Published",
  measured: "Measured",
  samples: (count: number) => `n = ${count}`,
  nothingPublished: "nothing comparable",
  notAMeasurement: "a word, not a measurement",
  /** What the document's headings say. */
  columnGlosses: {
    vm: "virtual machine",
    container: "container",
    sandbox: "light sandbox",
    wasm: "WebAssembly",
  } satisfies Record<ClaimedTechnology, string>,
  rows: {
    隔离级别: "isolation level",
    启动时间: "startup time",
    内存开销: "memory overhead",
    安全边界: "security boundary",
    部署密度: "density",
    生态兼容: "compatibility",
    适用场景: "where it fits",
    性能损耗: "performance loss",
    启动: "startup",
    内存: "memory",
    密度: "density",
  },
};

const chinese: typeof english = {
  matrixHeading: "文档表二，附实测",
  overheadHeading: "文档清单七之 2，附实测",
  lead: "每一格依次为：文档所印、他人发表、本次实测，以及判定。方括号内的数字虽已测得，却不是说法所指的对象。",
  dimension: "维度",
  claimed: "所称",
  published: "已发表",
  measured: "实测",
  samples: (count) => `n = ${count}`,
  nothingPublished: "无可比数字",
  notAMeasurement: "只是用语，无从测量",
  columnGlosses: { vm: "", container: "", sandbox: "", wasm: "" },
  rows: {
    隔离级别: "",
    启动时间: "",
    内存开销: "",
    安全边界: "",
    部署密度: "",
    生态兼容: "",
    适用场景: "",
    性能损耗: "",
    启动: "",
    内存: "",
    密度: "",
  },
};

export const documentTables: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
