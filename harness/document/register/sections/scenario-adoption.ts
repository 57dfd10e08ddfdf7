import { iot2030, priority, scenarioChains } from "../../printed/scenario-adoption.ts";
import { computed, descending, external, figures, type RegisterEntry } from "../entry.ts";

const at = "2-V-1";
const topic = "adoption";
const of = ["wasm"] as const;
const years = ["当前主导", "2027年渗透", "2030年主导"] as const;
const chains = ["edge", "functions", "ai"] as const;
const needs = {
  en: "A survey of what share of each scenario runs on WebAssembly, in that year",
  zh: "调查每个场景在该年有多大份额运行在 WebAssembly 上",
};

/** As the graph's nodes print them. */
const nodes = [
  ["CDN[CDN边缘计算<br/>WASM渗透率: 5%]", "CDN2[CDN边缘<br/>WASM: 40%]", "CDN3[边缘函数<br/>WASM: 75%]"],
  ["API[API网关<br/>WASM: 3%]", "API2[FaaS平台<br/>WASM: 35%]", "API3[函数网格<br/>WASM: 70%]"],
  ["AI[AI推理<br/>WASM: 8%]", "AI2[设备端AI<br/>WASM: 50%]", "AI3[端云同构<br/>WASM: 85%]"],
] as const;

const yearAudit = [["forecast-vs-scenarios"], [], ["scenarios-vs-capacity", "shares-2030-scenarios"]] as const;

/** Part 2, section V-1. */
export const scenarioAdoptionRegister: readonly RegisterEntry[] = [
  ...scenarioChains.flatMap(({ shares }, chain) =>
    shares.map((share, year) =>
      external({
        id: `scenario-share-${chains[chain] ?? chain}-${["now", "2027", "2030"][year] ?? year}`,
        at,
        place: years[year] ?? "",
        of,
        topic,
        printed: nodes[chain]?.[year] ?? "",
        bound: figures("share", share),
        audit: [
          `scenario-growth-${chains[chain] ?? chain}`,
          ...(yearAudit[year] ?? []),
          ...(year === 1 && chain > 0 ? ["scenario-priority"] : []),
        ],
        needs,
      }),
    ),
  ),
  external({
    id: "scenario-share-blockchain-2027",
    at,
    place: years[1],
    of,
    topic,
    printed: "Block[区块链合约<br/>WASM: 80%]",
    bound: figures("share", priority.shares2027[0]),
    audit: ["scenario-priority"],
    needs,
  }),
  external({
    id: "scenario-share-iot-2030",
    at,
    place: years[2],
    of,
    topic,
    printed: "IoT[IoT全场景<br/>WASM: 90%]",
    bound: figures("share", iot2030),
    audit: ["scenarios-vs-capacity", "shares-2030-scenarios"],
    needs,
  }),
  computed({
    id: "scenario-priority",
    at,
    place: "爆发优先级",
    of,
    topic,
    printed: "区块链/智能合约 > 边缘 AI > Serverless > Web 应 用",
    bound: descending("how soon", "区块链/智能合约", "边缘 AI", "Serverless", "Web 应用"),
    audit: ["scenario-priority"],
  }),
];
