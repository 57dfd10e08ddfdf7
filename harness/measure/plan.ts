/** A plan: what to measure, how often, and within which time. Read from a file and checked with line numbers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { z } from "zod";
import { messageOf, UsageError } from "../errors.ts";
import { nearestName } from "../nearest-name.ts";

const seriesPlan = z.strictObject({
  cache: z.enum(["warm", "cold"]),
  /** Instances started at once. */
  concurrency: z.int().min(1).max(10_000),
  /** Samples wanted for each target. */
  samples: z.int().min(1).max(10_000_000),
  /** Fewer samples are taken of a target whose samples would take longer than this altogether … */
  secondsPerTarget: z.number().positive(),
  /** … but never fewer than these; with 0, a series that does not fit is left out and said to be. */
  atLeast: z.int().min(0),
});

const startupPlan = z.strictObject({
  workload: z.string(),
  /** Starts of each target and series before the first that counts; recorded as warm-ups. */
  warmups: z.int().min(1),
  /** A start that has not come to its end by then is killed and counts as a timeout. */
  timeoutSeconds: z.number().positive(),
  /** Idle time before each start, so that the end of one does not disturb the next. */
  gapMilliseconds: z.number().min(0),
  series: z.array(seriesPlan).min(1),
});

const memoryPlan = z.strictObject({
  workload: z.string(),
  /** Live instances at which is read, ascending. */
  levels: z.array(z.int().min(1).max(100_000)).min(1),
  /** How often each target climbs from nothing to the highest level. */
  climbs: z.int().min(1),
  /** Filled by each instance itself; every figure is a series of its own. */
  dirtyMebibytes: z.array(z.number().min(0)).min(1),
  /** A climb that has taken this long goes no higher. */
  secondsPerClimb: z.number().positive(),
  /** An instance that is not ready by then ends its climb. */
  timeoutSeconds: z.number().positive(),
  /** Further sizes of machines, each a series of its own, idle or with the first filling; without it only their own. */
  guests: z
    .strictObject({
      mebibytes: z.array(z.int().min(16).max(1_048_576)).min(1),
      levels: z.array(z.int().min(1).max(100_000)).min(1),
    })
    .exactOptional(),
  /** For instances within one process, of which many more live and each holds much less; without it they are left out. */
  inProcess: z
    .strictObject({
      levels: z.array(z.int().min(1).max(1_000_000)).min(1),
      dirtyKibibytes: z.array(z.number().min(0)).min(1),
    })
    .exactOptional(),
});

const densityPlan = z.strictObject({
  workload: z.string(),
  /** A ramp that has come so far has found no bound. */
  most: z.int().min(1).max(1_000_000),
  firstStep: z.int().min(1),
  largestStep: z.int().min(1),
  /** Every so manieth of all live instances is asked after each step. */
  askEvery: z.int().min(1),
  /** An instance that has not answered by then does not count as alive. */
  answerLimitMilliseconds: z.number().positive(),
  /** Of the 99th percentile of the starts of one step. */
  startLimitMilliseconds: z.number().positive(),
  /** Starts in flight at the same time. */
  startsAtOnce: z.int().min(1),
  /** Left to the host: a ramp ends before MemAvailable falls below it. */
  memoryFloorMebibytes: z.number().positive(),
  secondsPerTarget: z.number().positive(),
  /** An instance that is not ready by then has failed. */
  timeoutSeconds: z.number().positive(),
  /** In place of the same above for instances within one process; without it they are left out. */
  inProcess: z
    .strictObject({
      most: z.int().min(1).max(10_000_000),
      firstStep: z.int().min(1),
      /** The times of all starts of a step stand in one line of the records. */
      largestStep: z.int().min(1).max(20_000),
      askEvery: z.int().min(1),
    })
    .exactOptional(),
});

const performancePlan = z.strictObject({
  /** Kinds of work, each a workload; a further build of one stands beside it. */
  workloads: z.array(z.string()).min(1),
  /** Passes over all targets, the baseline in each. */
  blocks: z.int().min(1).max(10_000),
  /** A start that has taken this long is ended; the repetitions that came by then count. */
  secondsPerStart: z.number().positive(),
  /** A target that would take longer than this for all blocks of one workload is left out of it after the first. */
  secondsPerTarget: z.number().positive(),
  /** A start that has not got so far by then counts as a timeout. */
  timeoutSeconds: z.number().positive(),
});

const isolationPlan = z.strictObject({
  /** An instance that is not ready by then has failed; an answer that has not come by then is none. */
  timeoutSeconds: z.number().positive(),
  /** Workloads whose system calls are counted, each in a pass of its own; `lines` are sent to one that answers lines. */
  traced: z.array(z.strictObject({ workload: z.string(), lines: z.int().min(0).max(10_000) })),
});

/** What a target is asked by in the isolation part of any plan. */
export const ISOLATION_PROBE = "reach";

/** In the order in which they are measured. */
export const metrics = ["startup", "memory", "density", "performance", "isolation"] as const;
export type Metric = (typeof metrics)[number];

/** The parts of a plan. */
const parts = {
  startup: startupPlan.exactOptional(),
  memory: memoryPlan.exactOptional(),
  density: densityPlan.exactOptional(),
  performance: performancePlan.exactOptional(),
  isolation: isolationPlan.exactOptional(),
} satisfies Record<Metric, z.ZodType>;

export const planSchema = z.strictObject({
  name: z.string().min(1),
  /** Target names; `driver` alone stands for all its variants, `*` for every target that can run, `!name` for without. */
  targets: z.array(z.string()).min(1).default(["*"]),
  ...parts,
});

export type SeriesPlan = z.infer<typeof seriesPlan>;
export type StartupPlan = z.infer<typeof startupPlan>;
export type MemoryPlan = z.infer<typeof memoryPlan>;
export type DensityPlan = z.infer<typeof densityPlan>;
/** Of one ramp. */
export type RampPlan = Omit<DensityPlan, "inProcess">;
export type PerformancePlan = z.infer<typeof performancePlan>;
export type IsolationPlan = z.infer<typeof isolationPlan>;
export type Plan = z.infer<typeof planSchema>;

/** The same plan with nothing but these metrics. @throws UsageError where it has none of them. */
export function planOnly(plan: Plan, wanted: readonly Metric[]): Plan {
  const { name, targets } = plan;
  const kept = metrics.filter((metric) => wanted.includes(metric) && plan[metric] !== undefined);
  if (kept.length === 0) {
    throw new UsageError(
      "metrics",
      `Plan ${name} measures none of ${wanted.join(", ")}.`,
      `It measures ${metrics.filter((metric) => plan[metric] !== undefined).join(", ") || "nothing"}; choose another plan.`,
    );
  }
  return { name, targets, ...Object.fromEntries(kept.map((metric) => [metric, plan[metric]])) };
}

/** The workloads that a plan needs, each once. */
export function workloadsOf(plan: Plan): string[] {
  const { startup, memory, density, performance, isolation } = plan;
  const single = [startup, memory, density].flatMap((part) => part?.workload ?? []);
  const traced = isolation?.traced.map(({ workload }) => workload) ?? [];
  const ofIsolation = isolation === undefined ? [] : [ISOLATION_PROBE, ...traced];
  return [...new Set([...single, ...(performance?.workloads ?? []), ...ofIsolation])];
}

/** One based, as editors count. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** The deepest node on the way to `path` that is really there. */
function nearestNode(root: Node, path: readonly PropertyKey[]): Node {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(
      root,
      path.slice(0, length).map((key) => (typeof key === "number" ? key : String(key))),
    );
    if (node !== undefined) return node;
  }
  return root;
}

/** @throws UsageError naming file, line, what stands there and what was expected. */
export function parsePlan(text: string, file: string): Plan {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors);
  const [syntax] = errors;
  if (syntax !== undefined || root === undefined) {
    const line = lineOf(text, syntax?.offset ?? 0);
    const what = syntax === undefined ? "it is empty" : printParseErrorCode(syntax.error);
    throw new UsageError("plan", `${file}:${line} is not JSON: ${what}.`, "Correct that line.");
  }
  const result = planSchema.safeParse(JSON.parse(text));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  const line = lineOf(text, nearestNode(root, path).offset);
  const where = path.length === 0 ? "the plan" : path.map(String).join(".");
  throw new UsageError(
    "plan",
    `${file}:${line}: ${where}: ${issue?.message ?? "not valid"}.`,
    `Correct it, or start from one of the built-in plans: ${builtInPlans.join(", ")}.`,
  );
}

export const builtInPlans = ["quick", "nightly", "full", "machines"] as const;

/** @param plan a built-in plan's name, or the path of a file that ends in `.json`. */
export function readPlan(plan: string): Plan {
  const builtIn = builtInPlans.some((name) => name === plan);
  if (!builtIn && !plan.endsWith(".json")) {
    throw new UsageError(
      "plan",
      `There is no plan ${JSON.stringify(plan)}.`,
      `${nearestName(plan, builtInPlans)} A file of your own must end in .json.`,
    );
  }
  const file = builtIn ? join(import.meta.dirname, "plans", `${plan}.json`) : plan;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (cause) {
    throw new UsageError("plan", `${file} cannot be read: ${messageOf(cause)}.`, "Check its path.", { cause });
  }
  return parsePlan(text, builtIn ? `${plan}.json` : file);
}
