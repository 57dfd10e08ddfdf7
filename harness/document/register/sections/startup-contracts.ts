import { lossPerMs } from "../../printed/startup-contracts.ts";
import { claimsFrom } from "../claim-of.ts";
import { external, figures, judged, type RegisterEntry } from "../entry.ts";

const at = "3-VI-2";

/** Part 3, section VI-2. */
export const startupContractsRegister: readonly RegisterEntry[] = [
  ...judged(at, claimsFrom("contract-startup-"), (technology) => [
    `contract-${technology}-vs-overhead`,
    `contract-${technology}-vs-case`,
    ...(technology === "wasm" ? ["contract-wasm-vs-platform"] : []),
  ]),
  external({
    id: "contract-penalty",
    at,
    place: "违反惩罚",
    topic: "value",
    printed: "启动延迟每超过 1ms，业务转化率下降 0.5%（基于电商 A/B 测试数据）",
    bound: figures("share of the conversion rate per ms", lossPerMs),
    audit: ["penalty-exhausted"],
    needs: {
      en: "The A/B tests that it is based on, or others of delay and conversion",
      zh: "所依据的 A/B 测试，或其他关于延迟与转化的测试",
    },
  }),
];
