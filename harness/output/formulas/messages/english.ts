/** All words of the formulas with measured inputs that are their own, not the document's. */
import type { Verdict } from "../../../document/verdict.ts";
import type { Language } from "../../../wording.ts";

export const english = {
  language: "en" as Language,
  listSeparator: ", ",
  groupSeparator: "; ",
  /** Behind a full stop. */
  sentenceSeparator: " ",
  verdicts: {
    supported: "supported",
    contradicted: "contradicted",
    inconclusive: "inconclusive",
    "not-comparable": "not comparable",
    unmeasured: "unmeasured",
  } satisfies Record<Verdict, string>,

  printed: "printed",
  /** Of instances that share one process. */
  inOneProcess: (name: string) => `${name}, in one process`,
  atMost: "at most",
  to: (low: string, high: string) => `${low} to ${high}`,
  orMore: (low: string) => `${low} or more`,
  undecided: "undecided",
  notMeasured: (missing: string) => `Not measured: ${missing}.`,

  tree: {
    startWithin: (limit: string) => `a start within ${limit}`,
    startsPerSecond: (least: number, limit: string) =>
      `starts at ${least} a second, one after the other within ${limit}`,
    emulated: "(emulated: at most)",
    noFigure: "– asks for no figure",
    asked: (printed: string, asks: string) => `${printed} (${asks})`,
    noAnswer: (questions: string) => `No measurement answers any of its questions: ${questions}.`,
    leaves: (leaves: string) => `All of its leaves stay open: ${leaves}.`,
    eachFollowed: (questions: string) => `No measurement answers, so each answer is followed: ${questions}.`,
    asksFor: (question: string, answer: string, demand: string, given: string) =>
      `${question} ${answer} asks for ${demand}. Median starts here: ${given}.`,
    columns: ["answers", "recommends", "given here", "also by"],
  },

  conversion: {
    lead: (loss: string) =>
      `启动延迟每超过 1ms，业务转化率下降 ${loss}: the share of conversions that a start loses by what it exceeds its ` +
      "contract's limit, where each millisecond takes its share of what is left (in brackets: of the original rate). " +
      "The contracts themselves are judged above, with exact binomial bounds.",
    columns: ["target", "layer", "limit", "in time", "median start, %", "slow start in 20, %", "mean, %", ""],
    inTime: (within: number, starts: number) => `${within} of ${starts}`,
    tooFewStarts: "too few starts",
  },

  cost: {
    lead:
      "The costs that the coefficients scale are printed nowhere, so TCO is told as a ratio, for every split of the cost " +
      "into infrastructure, operations and security loss, with the density factor measured in place of 密度系数; and the " +
      "share of all splits in which it is cheaper at all.",
    columns: ["", "by", "密度系数", "TCO", "cheaper", ""],
    alsoInOneProcess: "… in one process",
    emulated: "emulated: at least",
    case: (name: string, reduction: string) =>
      `${name}: in which share of all splits TCO 降低 ${reduction} (电商大促) is reached, and how the other terms move the ratio.`,
    reachedIn: "reached in",
    infrastructureIs: (share: string) => `infrastructure is ${share} of the cost`,
    meanOverSplits: "mean over all splits of the cost",
    meanOverCoefficient: (coefficient: string, low: number, high: number) =>
      `mean, ${coefficient} from ${low} to ${high}`,
  },

  density: {
    lead: (node: string | undefined) =>
      "Density(T) = (N × (1 − Overhead(T))) / R. The document's N = 100 has no unit; here it is memory" +
      `${node === undefined ? "" : `, of which this host has ${node}`}. ` +
      "Overhead: the share that is gone before the first instance. R: what one more idle instance takes, by the processes' " +
      "proportional sets (PSS), which leave the kernel's part out, and by what the host lost (MemAvailable), in which there " +
      "is also whatever else happened meanwhile.",
    columns: ["T", "by", "1 − Overhead", "R of N = 100", "Density(T) [95 %]"],
    tooFewReadings: "too few readings",
    atMost: (need: string) => `at most ${need}`,
    emulated: (targets: string) => `Emulated, so that more fit on real hardware: ${targets}.`,
    inOneProcess: (targets: string) => `In one process, isolated by the language runtime only: ${targets}.`,
    loss: (target: string, range: string, kinds: number) => `${target} ${range} (kinds of work: ${kinds})`,
    asLoss: (losses: string) =>
      `Read as the loss of performance, 1 − Overhead is ${losses}, by which its density is to be multiplied.`,
    factorsLead:
      "Density factors over all pairs of targets, with the ends of their 95 % intervals; by ramps: of what lived at once.",
    factor: "factor",
    byView: (view: string) => `by ${view}`,
    byRamps: "by ramps",
    endedByPlan: "ended by the plan",
  },

  utility: {
    unknown: (order: string, share: string, others: string) =>
      `${order} follows from the printed weights in ${share} of all merits from 0 to 1, each of the six orders ` +
      `in ${others}: the weights alone prefer none. U(WASM) > U(Container) where ` +
      "0.3 · (WASM's lead in performance) + 0.4 · (in security) + 0.3 · (in cost) > 0.",
    known: (known: { pairs: number; share: string; wasmOverContainer: string; lead: string }) =>
      `With measured performance, of a container and a WebAssembly runtime that did the same work (pairs: ${known.pairs}): ` +
      `the order in ${known.share}, U(WASM) > U(Container) in ` +
      `${known.wasmOverContainer} of all merits that are left; it takes ` +
      `0.4 · (lead in security) + 0.3 · (lead in cost) > ${known.lead}.`,
  },

  scenarios: {
    lead: "In which share of all merits from 0 to 1 each recommendation follows from its row's weights:",
    columns: ["", "security, performance, cost", "recommends", "no merit known", "performance measured"],
    together: (share: string, low: string, high: string, draws: string) =>
      `All five at once, by one set of merits: ${share} [${low}, ${high}], counted on ${draws} seeded draws`,
    withMeasured: (share: string) => `with measured performance ${share}`,
    stop: ".",
  },
};

/** What a language lacks does not compile. */
export type FormulaMessages = typeof english;
