import { growthPerHead, lotkaVolterraAfter, lotkaVolterraRates } from "../../formulas/lotka-volterra.ts";
import { type Equilibrium, lotkaVolterraEquilibria } from "../../formulas/lotka-volterra-equilibria.ts";
import { adoption } from "../../printed/adoption.ts";
import { roundsTo } from "../../printed/figure.ts";
import { lotkaVolterra, steadyState } from "../../printed/lotka-volterra.ts";
import { currentPosition } from "../../printed/maturity-curve.ts";
import { type AuditItem, decided } from "../item.ts";
import { short } from "../number-text.ts";
import { theSame } from "../phrases.ts";
import { everywhere } from "../../../wording.ts";

const at = "3-V-1";
const species = ["C", "S", "W"] as const;

const list = (values: readonly number[]): string => values.map((value) => short(value)).join(", ");

/** From where the document stands: 2-III-1 in 2024, or its own forecast for 2025, six or five years before 2030. */
const from2024 = [currentPosition.container.value, currentPosition.sandbox.value, currentPosition.wasm.value];
const from2025 = [adoption.container.share2025.value, adoption.sandbox.share2025.value, adoption.wasm.share2025.value];

const sharesOf = (stable: Equilibrium): AuditItem[] => {
  const printed = steadyState.map(({ value }) => value);
  const paths = [lotkaVolterraAfter(lotkaVolterra, from2024, 6), lotkaVolterraAfter(lotkaVolterra, from2025, 5)];
  const coincidence = lotkaVolterraAfter(lotkaVolterra, from2025, 6);
  return species.map((name, index) => {
    const result = steadyState[index] ?? steadyState[0];
    const share = stable.state[index] ?? Number.NaN;
    const inYear = paths.map((path) => path[index] ?? Number.NaN);
    const factor = short(result.value / share);
    const offBy =
      share === 0
        ? { en: "the right one is 0", zh: "应为 0" }
        : { en: `${factor} times the right one`, zh: `为应得的 ${factor} 倍` };
    return decided({
      id: `steady-state-${name.toLowerCase()}`,
      at,
      printed: `${name}* ≈ ${result.printed}`,
      holds: roundsTo(share, result),
      recomputed: everywhere(short(share)),
      why: {
        en:
          `The printed point is not steady: the shares there change by ${list(lotkaVolterraRates(lotkaVolterra, printed))} a year. The only stable ` +
          `equilibrium is C, S, W = ${list(stable.state)} (all eigenvalues negative): the printed figure is ${short(Math.abs(result.value - share))} off, ${offBy.en}. Nor is it the state of ` +
          `2030: ${inYear.map((value) => short(value)).join(" or ")} from 2-III-1's shares in 2024 or the forecast's in 2025.` +
          (roundsTo(coincidence[index] ?? Number.NaN, result)
            ? ` ${short(coincidence[index] ?? Number.NaN)} is what six years from the forecast of 2025 give, with ${list(coincidence)} for the three, so in 2031 and not steady.`
            : ""),
        zh: `所印的点并非稳态：那里各份额每年变化 ${list(lotkaVolterraRates(lotkaVolterra, printed))}。唯一稳定的平衡点是 C、S、W = ${list(stable.state)}（特征值全为负）：所印数字相差 ${short(Math.abs(result.value - share))}，${offBy.zh}。它也不是 2030 年的状态：从 2-III-1 在 2024 年的份额或从 2025 年的预测出发，分别为 ${inYear.map((value) => short(value)).join("、")}。${roundsTo(coincidence[index] ?? Number.NaN, result) ? `${short(coincidence[index] ?? Number.NaN)} 是从 2025 年的预测出发六年后的值（三者为 ${list(coincidence)}），即 2031 年，且并非稳态。` : ""}`,
      },
    });
  });
};

const coexistence = (equilibria: readonly Equilibrium[], stable: Equilibrium): AuditItem => {
  const inside = equilibria.find(({ state }) => state.every((share) => share !== 0));
  const perHead = growthPerHead(lotkaVolterra, stable.state)[0] ?? Number.NaN;
  return decided({
    id: "steady-state-coexistence",
    at,
    printed: "三者长期共存",
    holds: stable.state.every((share) => share > 0),
    recomputed: { en: "containers vanish", zh: "容器消失" },
    why: {
      en:
        `With the printed parameters the equilibrium of all three lies at C, S, W = ${list(inside?.state ?? [])}, which is no share; at the stable one containers ` +
        `shrink by ${short(-100 * perHead)} % a year. The signs of +β₂, +α₃ and +α₄ are those of predators and prey, not of competition, where all would be negative.`,
      zh: `按所印参数，三者并存的平衡点在 C、S、W = ${list(inside?.state ?? [])}，不是合法的份额；在稳定的平衡点处，容器每年缩减 ${short(-100 * perHead)} %。+β₂、+α₃、+α₄ 的符号是捕食关系的，而不是竞争关系的；若为竞争，应全为负。`,
    },
  });
};

const capacities = (): AuditItem[] =>
  (["container", "sandbox", "wasm"] as const).map((technology, index) => {
    const here = lotkaVolterra.capacity[index] ?? Number.NaN;
    const there = adoption[technology].capacity;
    return decided({
      id: `capacity-vs-adoption-${technology}`,
      at,
      printed: `K${["₁", "₂", "₃"][index] ?? ""}=${here.toFixed(2)}; 3-II-1: K=${there.toFixed(2)}`,
      holds: here === there,
      recomputed:
        here === there
          ? theSame
          : { en: `${short(Math.abs(here - there))} apart`, zh: `相差 ${short(Math.abs(here - there))}` },
      why: {
        en: `The limit of the same technology's share stands twice, ${here === there ? "alike" : "with different figures"}.`,
        zh: `同一技术的份额上限出现两次，${here === there ? "彼此一致" : "而数字不同"}。`,
      },
    });
  });

/** Part 3, section V-1. */
export const lotkaVolterraAudit = () => {
  const equilibria = lotkaVolterraEquilibria(lotkaVolterra);
  const [stable] = equilibria.filter(({ isStable, isFeasible }) => isStable && isFeasible);
  if (stable === undefined) throw new Error("[audit] The system of 3-V-1 has no stable equilibrium.");
  const forecast = adoption.container.share2025;
  const rates = [adoption.container.growth, adoption.sandbox.growth, adoption.wasm.growth];
  return [
    ...sharesOf(stable),
    coexistence(equilibria, stable),
    ...capacities(),
    decided({
      id: "growth-vs-adoption",
      at,
      printed: "r₁=0.15, r₂=0.45, r₃=0.80; 3-II-1: r",
      holds: lotkaVolterra.growth.every((rate, index) => rate === rates[index]),
      recomputed: theSame,
      why: { en: "The growth rates are those of the adoption model.", zh: "增长率与渗透率模型的相同。" },
    }),
    decided({
      id: "container-above-capacity",
      at,
      printed: `K₁=0.75; 3-II-1 (2025): 容器化 ${forecast.printed}`,
      holds: forecast.value <= lotkaVolterra.capacity[0],
      recomputed: { en: "above it", zh: "高于上限" },
      why: {
        en: "The forecast for 2025 exceeds the most that this model gives containers, before any competition.",
        zh: "2025 年的预测超过了本模型给容器的上限，竞争尚未计入。",
      },
    }),
  ];
};
