/**
 * Every statement of the document that carries a figure, an order or a comparison of startup, memory, density,
 * performance, isolation, cost, adoption, value or investment.
 */
import type { RegisterEntry } from "./entry.ts";
import { actionPlanRegister } from "./sections/action-plan.ts";
import { adoptionRegister } from "./sections/adoption.ts";
import { agilityRegister } from "./sections/agility.ts";
import { applicationErasRegister } from "./sections/application-eras.ts";
import { architectureMappingRegister } from "./sections/architecture-mapping.ts";
import { businessModelsRegister } from "./sections/business-models.ts";
import { c4ModelRegister } from "./sections/c4-model.ts";
import { comparisonMatrixRegister } from "./sections/comparison-matrix.ts";
import { densityRegister } from "./sections/density.ts";
import { driversRegister } from "./sections/drivers.ts";
import { ecosystemGraphRegister } from "./sections/ecosystem-graph.ts";
import { evolutionTreeRegister } from "./sections/evolution-tree.ts";
import { formalDefinitionsRegister } from "./sections/formal-definitions.ts";
import { hybridPlatformRegister } from "./sections/hybrid-platform.ts";
import { invariantsRegister } from "./sections/invariants.ts";
import { investmentsRegister } from "./sections/investments.ts";
import { knowledgeGraphRegister } from "./sections/knowledge-graph.ts";
import { kuasarRegister } from "./sections/kuasar.ts";
import { lotkaVolterraRegister } from "./sections/lotka-volterra.ts";
import { maturityCurveRegister } from "./sections/maturity-curve.ts";
import { mindMapRegister } from "./sections/mind-map.ts";
import { nativeCloudRegister } from "./sections/native-cloud.ts";
import { networkValueRegister } from "./sections/network-value.ts";
import { optionRegister } from "./sections/option.ts";
import { outlookRegister } from "./sections/outlook.ts";
import { overheadComparisonRegister } from "./sections/overhead-comparison.ts";
import { readinessRegister } from "./sections/readiness.ts";
import { roadmapRegister } from "./sections/roadmap.ts";
import { scenarioAdoptionRegister } from "./sections/scenario-adoption.ts";
import { scenarioScoresRegister } from "./sections/scenario-scores.ts";
import { startParadigmsRegister } from "./sections/start-paradigms.ts";
import { startupContractsRegister } from "./sections/startup-contracts.ts";
import { strategyRegister } from "./sections/strategy.ts";
import { technicalLayersRegister } from "./sections/technical-layers.ts";
import { theoremsRegister } from "./sections/theorems.ts";
import { totalCostRegister } from "./sections/total-cost.ts";
import { transitionMatrixRegister } from "./sections/transition-matrix.ts";
import { utilityRegister } from "./sections/utility.ts";

/** In the order of the document. */
export const register: readonly RegisterEntry[] = [
  ...technicalLayersRegister,
  ...comparisonMatrixRegister,
  ...architectureMappingRegister,
  ...knowledgeGraphRegister,
  ...mindMapRegister,
  ...c4ModelRegister,
  ...kuasarRegister,
  ...overheadComparisonRegister,
  ...evolutionTreeRegister,
  ...roadmapRegister,
  ...applicationErasRegister,
  ...startParadigmsRegister,
  ...totalCostRegister,
  ...agilityRegister,
  ...maturityCurveRegister,
  ...driversRegister,
  ...hybridPlatformRegister,
  ...nativeCloudRegister,
  ...scenarioAdoptionRegister,
  ...businessModelsRegister,
  ...actionPlanRegister,
  ...outlookRegister,
  ...readinessRegister,
  ...ecosystemGraphRegister,
  ...adoptionRegister,
  ...transitionMatrixRegister,
  ...formalDefinitionsRegister,
  ...densityRegister,
  ...utilityRegister,
  ...scenarioScoresRegister,
  ...lotkaVolterraRegister,
  ...networkValueRegister,
  ...invariantsRegister,
  ...startupContractsRegister,
  ...investmentsRegister,
  ...optionRegister,
  ...theoremsRegister,
  ...strategyRegister,
];
