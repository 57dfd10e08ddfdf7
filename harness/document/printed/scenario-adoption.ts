/** Part 2, section V-1: the share of WASM by scenario. A chain's nodes do not keep their name. */
import { figure } from "./figure.ts";

export const scenarioChains = [
  { nodes: ["CDN边缘计算", "CDN边缘", "边缘函数"], shares: [figure("5%"), figure("40%"), figure("75%")] },
  { nodes: ["API网关", "FaaS平台", "函数网格"], shares: [figure("3%"), figure("35%"), figure("70%")] },
  { nodes: ["AI推理", "设备端AI", "端云同构"], shares: [figure("8%"), figure("50%"), figure("85%")] },
] as const;

/** Only in 2027, and only in 2030. */
const blockchain2027 = figure("80%");
export const iot2030 = figure("90%");

/** 爆发优先级, with the share of 2027 of the scenario that each names; Web 应用 has no figure. */
export const priority = {
  printed: "区块链/智能合约 > 边缘 AI > Serverless > Web 应用",
  shares2027: [blockchain2027, figure("50%"), figure("35%")],
} as const;
