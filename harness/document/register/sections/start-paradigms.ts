import { claimsFrom } from "../claim-of.ts";
import { computed, external, judged, type RegisterEntry } from "../entry.ts";

const at = "2-I-2";

/** Part 2, section I-2. */
export const startParadigmsRegister: readonly RegisterEntry[] = [
  ...judged(at, claimsFrom("paradigm-startup-"), (technology) => [`paradigm-latency-${technology}`]),
  computed({
    id: "paradigm-idle-cost",
    at,
    place: "事件触发",
    of: ["wasm"],
    topic: "cost",
    printed: "零空闲成本",
    audit: ["idle-cost-vs-memory"],
  }),
  external({
    id: "paradigm-reserved-cost",
    at,
    place: { en: "微服务常驻, and 核心洞察", zh: "微服务常驻，以及核心洞察" },
    of: ["container"],
    topic: "cost",
    printed: "资源预留成本 … 成本模型从资源预留转 向按调用付费",
    needs: {
      en: "What is paid for reserved and for used capacity, over years and providers",
      zh: "历年各供应商为预留容量与已用容量所支付的费用",
    },
  }),
];
