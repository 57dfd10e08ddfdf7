import { priority, scenarioChains } from "../../printed/scenario-adoption.ts";
import { decided } from "../item.ts";
import { everywhere } from "../../../wording.ts";

const at = "2-V-1";

/** Part 2, section V-1. */
export const scenarioAdoptionAudit = () => {
  const shares = priority.shares2027;
  return [
    decided({
      id: "scenario-priority",
      at,
      printed: priority.printed,
      holds: shares.every(({ value }, index) => index === 0 || value < (shares[index - 1]?.value ?? 0)),
      recomputed: everywhere(shares.map(({ printed }) => printed).join(" > ")),
      why: {
        en: "In 2027 区块链合约 has 80 %, 设备端AI 50 %, FaaS平台 35 %, in the order of priority; Web 应用 has no figure.",
        zh: "2027 年区块链合约为 80 %，设备端AI 50 %，FaaS平台 35 %，与优先级次序相符；Web 应用没有数字。",
      },
    }),
    ...scenarioChains.map(({ nodes, shares: path }, index) =>
      decided({
        id: `scenario-growth-${["edge", "functions", "ai"][index] ?? index}`,
        at,
        printed: nodes.map((node, step) => `${node} ${path[step]?.printed ?? ""}`).join(" → "),
        holds: path.every(({ value }, step) => step === 0 || value > (path[step - 1]?.value ?? 0)),
        recomputed: { en: "growing", zh: "递增" },
        why: {
          en: "The shares grow, but the nodes change their name from year to year, so the three are not one share over time.",
          zh: "份额在增长，但节点名称逐年改变，因此三者不是同一份额随时间的变化。",
        },
      }),
    ),
  ];
};
