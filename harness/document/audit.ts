/** The document's own arithmetic and logic, redone from what it prints: no measurement is part of it. */
import type { AuditItem } from "./audit/item.ts";
import { actionPlanAudit } from "./audit/sections/action-plan.ts";
import { adoptionThresholdsAudit } from "./audit/sections/adoption-thresholds.ts";
import { adoptionAudit } from "./audit/sections/adoption.ts";
import { agilityAudit } from "./audit/sections/agility.ts";
import { applicationErasAudit } from "./audit/sections/application-eras.ts";
import { businessModelsAudit } from "./audit/sections/business-models.ts";
import { casesAudit } from "./audit/sections/cases.ts";
import { comparisonMatrixAudit } from "./audit/sections/comparison-matrix.ts";
import { decisionTreesAudit } from "./audit/sections/decision-trees.ts";
import { densityConflictsAudit } from "./audit/sections/density-conflicts.ts";
import { densityAudit } from "./audit/sections/density.ts";
import { driversAudit } from "./audit/sections/drivers.ts";
import { hybridPlatformAudit } from "./audit/sections/hybrid-platform.ts";
import { investmentsAudit } from "./audit/sections/investments.ts";
import { kuasarAudit } from "./audit/sections/kuasar.ts";
import { lotkaVolterraAudit } from "./audit/sections/lotka-volterra.ts";
import { maturityCurveAudit } from "./audit/sections/maturity-curve.ts";
import { mindMapAudit } from "./audit/sections/mind-map.ts";
import { networkValueAudit } from "./audit/sections/network-value.ts";
import { optionAudit } from "./audit/sections/option.ts";
import { outlookAudit } from "./audit/sections/outlook.ts";
import { overheadComparisonAudit } from "./audit/sections/overhead-comparison.ts";
import { readinessAudit } from "./audit/sections/readiness.ts";
import { roadmapAudit } from "./audit/sections/roadmap.ts";
import { scenarioAdoptionAudit } from "./audit/sections/scenario-adoption.ts";
import { scenarioScoresAudit } from "./audit/sections/scenario-scores.ts";
import { sharesOf2030Audit } from "./audit/sections/shares-of-2030.ts";
import { startCyclesAudit } from "./audit/sections/start-cycles.ts";
import { startParadigmsAudit } from "./audit/sections/start-paradigms.ts";
import { startupContractsAudit } from "./audit/sections/startup-contracts.ts";
import { strategyAudit } from "./audit/sections/strategy.ts";
import { technicalLayersAudit } from "./audit/sections/technical-layers.ts";
import { theoremsAudit } from "./audit/sections/theorems.ts";
import { totalCostAudit } from "./audit/sections/total-cost.ts";
import { transitionMatrixAudit } from "./audit/sections/transition-matrix.ts";
import { utilityAudit } from "./audit/sections/utility.ts";

/** In the order of the document. */
const inOrder: readonly (() => AuditItem[])[] = [
  technicalLayersAudit,
  comparisonMatrixAudit,
  mindMapAudit,
  kuasarAudit,
  overheadComparisonAudit,
  roadmapAudit,
  applicationErasAudit,
  startParadigmsAudit,
  totalCostAudit,
  casesAudit,
  agilityAudit,
  maturityCurveAudit,
  driversAudit,
  hybridPlatformAudit,
  scenarioAdoptionAudit,
  businessModelsAudit,
  actionPlanAudit,
  outlookAudit,
  readinessAudit,
  adoptionAudit,
  adoptionThresholdsAudit,
  transitionMatrixAudit,
  startCyclesAudit,
  densityAudit,
  densityConflictsAudit,
  utilityAudit,
  decisionTreesAudit,
  scenarioScoresAudit,
  lotkaVolterraAudit,
  sharesOf2030Audit,
  networkValueAudit,
  startupContractsAudit,
  investmentsAudit,
  optionAudit,
  theoremsAudit,
  strategyAudit,
];

/**
 * Every printed result recomputed from the inputs that are printed with it, and every statement held against the others
 * that it must agree with. Where two statements meet, the item belongs to the later one.
 */
export function audit(): AuditItem[] {
  return inOrder.flatMap((redo) => redo());
}
