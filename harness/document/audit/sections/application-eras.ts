import { typicalDensity } from "../../printed/application-eras.ts";
import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { technologies, technologyNames } from "../../printed/technologies.ts";
import { decided } from "../item.ts";
import { theSame } from "../phrases.ts";

/** Part 2, section I-1, row 典型密度, against both tables of part 1. */
export const applicationErasAudit = () =>
  technologies.map((technology) => {
    const here = typicalDensity[technology];
    const others = [
      { place: "1-II", span: comparisonMatrix[technology].density },
      { place: "1-VII-2", span: overheadComparison[technology].density },
    ];
    const unlike = others.filter(({ span }) => span.low !== here.low || span.high !== here.high);
    const holds = unlike.length === 0;
    return decided({
      id: `eras-density-${technology}`,
      at: "2-I-1",
      printed: [here.printed, ...others.map(({ place, span }) => `${place}: ${span.printed}`)].join("; "),
      holds,
      recomputed: holds
        ? theSame
        : {
            en: `unlike ${unlike.map(({ place }) => place).join(" and ")}`,
            zh: `与 ${unlike.map(({ place }) => place).join("、")} 不同`,
          },
      why: holds
        ? {
            en: `The density of ${technologyNames[technology].en} stands three times, alike.`,
            zh: `${technologyNames[technology].zh}的密度出现三次，彼此一致。`,
          }
        : {
            en: `The density of ${technologyNames[technology].en} stands three times; ${unlike
              .map(({ place, span }) => `${place} says ${span.printed}`)
              .join(" and ")}, with the other two alike.`,
            zh: `${technologyNames[technology].zh}的密度出现三次；${unlike.map(({ place, span }) => `${place} 为 ${span.printed}`).join("，")}，其余两处一致。`,
          },
    });
  });
