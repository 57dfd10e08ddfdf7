import { metcalfeValue } from "../../formulas/metcalfe-value.ts";
import { criticalMass, networkValues } from "../../printed/network-value.ts";
import { type AuditItem, decided } from "../item.ts";
import { short } from "../number-text.ts";
import { recomputed } from "../recompute.ts";
import { everywhere } from "../../../wording.ts";

const at = "3-V-2";

const valueOf = ({ year, inputs, value }: (typeof networkValues)[number]): AuditItem => {
  const [modules, runtimes, developers] = inputs;
  const needed = (value.value / (modules.value * runtimes.value)) ** 2;
  return recomputed({
    id: `network-value-${year}`,
    at,
    printed: `${modules.printed} × ${runtimes.printed} × √${developers.printed} ≈ ${value.printed}`,
    result: value,
    inputs,
    formula: (...counts) =>
      metcalfeValue({ modules: counts[0] ?? 0, runtimes: counts[1] ?? 0, developers: counts[2] ?? 0 }),
    shown: everywhere(`${modules.printed} × ${runtimes.printed} × √${developers.printed}`),
    ...(year === 2024
      ? {
          why: {
            en: `${value.printed} is what about ${short(needed, 2)} developers give, a tenth of those printed.`,
            zh: `${value.printed} 约为 ${short(needed, 2)} 名开发者给出的值，人数只有所印的十分之一。`,
          },
        }
      : {}),
  });
};

/** When a count that is known at two times passes a threshold, if it grows by equal amounts, or by equal factors. */
const threshold = (): AuditItem => {
  const [{ year: from, inputs: before }, { year: to, inputs: after }] = networkValues;
  const [start] = before;
  const [end] = after;
  const { modules, year } = criticalMass;
  const linear = (modules.value - start.value) / (end.value - start.value);
  const geometric = Math.log(modules.value / start.value) / Math.log(end.value / start.value);
  // The latest: counted at the end of its year, so that only a part of the growth lies before.
  const latest = from + 1 + Math.max(linear, geometric) * (to - from);
  return decided({
    id: "network-critical-mass",
    at,
    printed: `n_modules > ${modules.printed}: 预计 ${year} 年突破; ${start.printed} (${from}), ${end.printed} (${to})`,
    holds: latest >= year,
    recomputed: {
      en: `${Math.floor(from + linear * (to - from))} or ${Math.floor(latest)}`,
      zh: `${Math.floor(from + linear * (to - from))} 或 ${Math.floor(latest)}`,
    },
    why: {
      en:
        `From ${from} to ${to} the count passes 10,000 after ${short(linear * (to - from))} years if it grows by equal amounts, after ${short(geometric * (to - from))} if by equal factors: ` +
        `before the end of ${Math.floor(latest)} even if both counts are those at the end of their years.`,
      zh: `从 ${from} 到 ${to}，若每年增量相等，则模块数在 ${short(linear * (to - from))} 年后超过 10,000；若每年倍数相等，则在 ${short(geometric * (to - from))} 年后：即使两个数都是年末值，也在 ${Math.floor(latest)} 年年底之前。`,
    },
  });
};

/** Part 3, section V-2. */
export const networkValueAudit = () => [...networkValues.map(valueOf), threshold()];
