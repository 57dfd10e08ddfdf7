/**
 * The document's decision trees, run on what was measured. They ask for a business's needs, which no measurement of
 * sandboxes knows, so that each answer is followed. What a measurement does know is whether a technology can give what an
 * answer asks for: the one that the tree recommends for it, and those that the tree passes over.
 */
import type { Interval } from "../../stats/quantile-interval.ts";
import type { StartClaim } from "../claim.ts";
import { counted } from "../conclude.ts";
import type { Evidence } from "../evidence.ts";
import { judgeStartup } from "../judge-startup.ts";
import {
  type Answer,
  type DecisionTree,
  decisionTrees,
  type Demand,
  isQuestion,
  type Question,
  type Recommendation,
} from "../printed/decision-trees.ts";
import { type SectionCode, sections } from "../printed/sections.ts";
import { type ClaimedTechnology, technologies } from "../printed/technologies.ts";
import type { Verdict } from "../verdict.ts";
import { everywhere, type Wording } from "../../wording.ts";

/** Whether a technology gives what an answer asks for; judged as the document's own claims are. */
interface DemandVerdict {
  readonly technology: ClaimedTechnology;
  readonly verdict: Verdict;
  /** Median starts of the targets that count, nanoseconds. */
  readonly observed: Interval | null;
  /** Some of them on an emulated CPU: the most that real hardware takes. */
  readonly emulated: boolean;
  readonly why: Wording;
}

export interface AskedAnswer {
  readonly printed: string;
  readonly demand: Demand | undefined;
  /** All four technologies, as classes; none where no measurement can tell. */
  readonly verdicts: readonly DemandVerdict[];
}

interface AskedQuestion {
  readonly printed: string;
  readonly asks: Wording;
  readonly answers: readonly AskedAnswer[];
}

export interface TreePath {
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
  readonly recommends: Recommendation;
  /** Whether what it recommends, product and layer as named, gives all that the path asks for; absent where it asks nothing. */
  readonly verdict?: Verdict;
  readonly why?: Wording;
  /** Other technologies that give all of it too, though the tree passes them over. */
  readonly passedOver: readonly ClaimedTechnology[];
}

export interface TreeRun {
  readonly at: SectionCode;
  readonly printed: string;
  /** In the order in which the tree asks them; each once. */
  readonly questions: readonly AskedQuestion[];
  readonly paths: readonly TreePath[];
}

const NS_PER_S = 1e9;

/** What it takes is asked of the median start, as of a claim that names no quantile. */
function limitNs(demand: Demand): number {
  return demand.kind === "start-within" ? demand.seconds * NS_PER_S : NS_PER_S / demand.least;
}

/** Too slow one after the other is not too slow for so many a second: several can be started at once. */
const several: Wording = {
  en: "Started one after the other it is too slow; several at once may be fast enough.",
  zh: "逐个启动太慢；同时启动多个也许足够快。",
};

const unsaid = everywhere("");

function judgeDemand(
  demand: Demand,
  technology: ClaimedTechnology,
  { products, layer }: Pick<Recommendation, "products" | "layer">,
  at: SectionCode,
  starts: readonly Evidence[],
): DemandVerdict {
  const claim: StartClaim = {
    id: `tree-${at}-${technology}`,
    section: sections[at],
    place: unsaid,
    technology,
    metric: "startup",
    statement: unsaid,
    printed: "",
    bound: { kind: "below", limit: limitNs(demand) },
    reading: unsaid,
    settledBy: unsaid,
    conditions: {
      ...(products === undefined ? {} : { products }),
      ...(layer === undefined ? {} : { layer }),
    },
  };
  const { verdict, observed, why, targets } = judgeStartup(claim, starts);
  const emulated = counted(targets).some(({ accelerated }) => !accelerated);
  return demand.kind === "starts-per-second" && verdict === "contradicted"
    ? { technology, verdict: "inconclusive", observed, emulated, why: several }
    : { technology, verdict, observed, emulated, why };
}

/** Of several demands, the one that is met least decides. */
const leastFirst: readonly Verdict[] = ["contradicted", "inconclusive", "not-comparable", "unmeasured", "supported"];

interface Step {
  readonly question: Question;
  readonly answer: Answer;
}

function pathsBelow(question: Question, taken: readonly Step[] = []): { steps: Step[]; leaf: Recommendation }[] {
  return question.answers.flatMap((answer) => {
    const steps = [...taken, { question, answer }];
    return isQuestion(answer.leadsTo) ? pathsBelow(answer.leadsTo, steps) : [{ steps, leaf: answer.leadsTo }];
  });
}

function runTree({ at, printed, root }: DecisionTree, starts: readonly Evidence[]): TreeRun {
  const paths = pathsBelow(root);
  const questions = [...new Set(paths.flatMap(({ steps }) => steps.map(({ question }) => question)))];
  const meets = (demands: readonly Demand[], technology: ClaimedTechnology, as: Partial<Recommendation>) =>
    demands
      .map((demand) => judgeDemand(demand, technology, as, at, starts))
      .toSorted((a, b) => leastFirst.indexOf(a.verdict) - leastFirst.indexOf(b.verdict))[0];
  return {
    at,
    printed,
    questions: questions.map(({ printed: text, asks, answers }) => ({
      printed: text,
      asks,
      answers: answers.map(({ printed: answer, demand }) => ({
        printed: answer,
        demand,
        verdicts: demand === undefined ? [] : technologies.flatMap((each) => meets([demand], each, {}) ?? []),
      })),
    })),
    paths: paths.map(({ steps, leaf }) => {
      const demands = steps.flatMap(({ answer }) => answer.demand ?? []);
      const decided = meets(demands, leaf.technology, leaf);
      return {
        answers: steps.map(({ question, answer }) => ({ question: question.printed, answer: answer.printed })),
        recommends: leaf,
        ...(decided === undefined ? {} : { verdict: decided.verdict, why: decided.why }),
        passedOver: technologies.filter(
          (other) => other !== leaf.technology && meets(demands, other, {})?.verdict === "supported",
        ),
      };
    }),
  };
}

/** @param starts those that can be evidence. */
export function treeRuns(starts: readonly Evidence[]): TreeRun[] {
  return decisionTrees.map((tree) => runTree(tree, starts));
}
