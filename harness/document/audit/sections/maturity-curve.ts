import { currentPosition, drawnAt } from "../../printed/maturity-curve.ts";
import { decided } from "../item.ts";
import { percent } from "../number-text.ts";
import { everywhere } from "../../../wording.ts";

const adopted = ["container", "sandbox", "wasm"] as const;

/** Part 2, section III-1. */
export const maturityCurveAudit = () => {
  const drawn = adopted.toSorted((a, b) => drawnAt[b] - drawnAt[a]);
  const stated = adopted.toSorted((a, b) => currentPosition[b].value - currentPosition[a].value);
  const sum = adopted.reduce((total, one) => total + currentPosition[one].value, 0);
  return [
    decided({
      id: "curve-vs-position",
      at: "2-III-1",
      printed: {
        en: "the figure's WASM at 100%, 沙盒化 between 40% and 60%, 容器化 at 20%; 容器化 >70%, 沙盒化 ~25%, WASM ~5%",
        zh: "图中 WASM 达 100%, 沙盒化介于 40% 与 60%, 容器化为 20%; 容器化 >70%, 沙盒化 ~25%, WASM ~5%",
      },
      holds: drawn.join() === stated.join(),
      recomputed: { en: "the reverse order", zh: "顺序相反" },
      why: {
        en:
          "On the figure's axis 技术渗透率, whose line ends near 2025, the order is the reverse of the one that is stated " +
          `for 2024-2025: WASM is drawn at ${percent(drawnAt.wasm)} and stated at 5 %, containers are drawn at ${percent(drawnAt.container)} and stated above 70 %.`,
        zh: `图的纵轴为“技术渗透率”，曲线止于 2025 年附近，其次序与文字所述 2024-2025 年的相反：WASM 画在 ${percent(drawnAt.wasm)}，文字为 5 %；容器画在 ${percent(drawnAt.container)}，文字为 70 % 以上。`,
      },
    }),
    decided({
      id: "position-shares",
      at: "2-III-1",
      printed: adopted.map((one) => currentPosition[one].printed).join(" + "),
      holds: sum <= 1,
      recomputed: everywhere(percent(sum)),
      why: {
        en: "As shares of one market they come to 100 % with both ~ taken exactly and > at its bound, which leaves nothing for virtual machines; as adoption, where one may use several, no sum is required.",
        zh: "若作为同一市场的份额，两个 ~ 取准确值、> 取其界时合计 100 %，没有给虚拟机留下任何份额；若作为采用率（可同时采用多种），则合计不受限制。",
      },
    }),
  ];
};
