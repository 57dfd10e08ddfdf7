/** From what the probe found about one target to the facts that the document's claims are made of. */
import { type IsolationCheckName, isolationChecks } from "../records/isolation-checks.ts";
import type { RecordedBoundary } from "../records/isolation-line.ts";
import type { IsolationSeries } from "../records/isolation-series.ts";
import type { BoundaryFact } from "./claim.ts";
import { recordedWording } from "../records/recorded-wording.ts";
import { enumerated, everywhere, type Wording } from "../wording.ts";

/** A fact as far as it is known. */
export interface KnownFact {
  /** Undefined where the probe does not decide it. */
  readonly isSo: boolean | undefined;
  /** Sentences. */
  readonly why: readonly Wording[];
}

interface Rule {
  /** What each of these says gets through speaks against the boundary. */
  readonly checks: readonly [IsolationCheckName, ...IsolationCheckName[]];
  /** Whether the fact is so where one of them is `reached`. */
  readonly whereReached: boolean;
  /**
   * Whether it is decided where none is. `held`: by refusals, and by there being no call to ask by. `refused`: by refusals
   * only, since without a call nothing was seen. `never`: what was not found can be there all the same.
   */
  readonly elseBy: "held" | "refused" | "never";
}

const rules: Readonly<Record<BoundaryFact, Rule>> = {
  "virtual-hardware": { checks: ["host-cpu"], whereReached: false, elseBy: "refused" },
  "own-kernel": { checks: ["host-kernel"], whereReached: false, elseBy: "refused" },
  "own-processes": { checks: ["host-process", "host-signal", "other-process"], whereReached: false, elseBy: "held" },
  "native-code": { checks: ["native-code"], whereReached: true, elseBy: "held" },
  "memory-contained": {
    checks: [
      "outside-memory",
      "host-process-memory",
      "host-shared-memory",
      "other-process-memory",
      "other-shared-memory",
    ],
    whereReached: false,
    elseBy: "held",
  },
  "granted-only": {
    checks: [
      "ungranted-file",
      "host-file",
      "host-file-write",
      "other-file",
      "devices",
      "host-service",
      "host-socket",
      "other-socket",
      "raw-socket",
    ],
    whereReached: false,
    elseBy: "held",
  },
  "reaches-host": {
    checks: [
      "host-process",
      "host-signal",
      "host-process-memory",
      "host-shared-memory",
      "host-file",
      "host-file-write",
      "devices",
      "host-service",
      "host-socket",
      "raw-socket",
      "kernel-settings",
      "kernel-memory",
      "clock",
      "hostname",
    ],
    whereReached: true,
    elseBy: "never",
  },
};

const asked: ReadonlyMap<string, Wording> = new Map(isolationChecks.map(({ name, reached }) => [name, reached]));

/** What a check asks, by its name in English. */
export function checkName(check: string): Wording {
  return { en: check, zh: asked.get(check)?.zh ?? check };
}

const answers: Readonly<Record<"denied" | "absent" | "undecided", Wording>> = {
  denied: { en: "denied", zh: "被拒" },
  absent: { en: "absent", zh: "无此调用" },
  undecided: { en: "undecided", zh: "未定" },
};
const untrusted: Wording = { en: "not to be trusted", zh: "不可信" };

function told({ check, value, why, error }: RecordedBoundary): Wording {
  const sentence = asked.get(check) ?? everywhere(check);
  if (value === "reached") return { en: `${sentence.en}.`, zh: `${sentence.zh}。` };
  const answer = value === null ? untrusted : answers[value];
  const said = why ?? error;
  if (said === undefined) return { en: `${check} is ${answer.en}.`, zh: `“${sentence.zh}”${answer.zh}。` };
  const because = recordedWording(said);
  return {
    en: `${check} is ${answer.en}: ${because.en.replace(/\.?$/, ".")}`,
    zh: `“${sentence.zh}”${answer.zh}：${because.zh.replace(/[.。]?$/, "。")}`,
  };
}

function isHeld({ value }: RecordedBoundary, { elseBy }: Rule): boolean {
  return value === "denied" || (value === "absent" && elseBy === "held");
}

const noProof: Wording = {
  en: "That a probe finds no way does not show that there is none.",
  zh: "探针没有找到途径，并不证明没有途径。",
};

function notAsked(checks: readonly IsolationCheckName[]): Wording {
  const names = enumerated(checks.map(checkName));
  return { en: `Not asked: ${names.en}.`, zh: `未询问：${names.zh}。` };
}

function noneGotThrough(checks: readonly IsolationCheckName[]): Wording {
  const names = enumerated(checks.map(checkName));
  return {
    en: `None of ${checks.length} tries got through (${names.en}).`,
    zh: `${checks.length} 项尝试无一穿过（${names.zh}）。`,
  };
}

export function boundaryFact(fact: BoundaryFact, { findings }: IsolationSeries): KnownFact {
  const rule = rules[fact];
  const found = rule.checks.flatMap((check) => findings.get(check) ?? []);
  const reached = found.filter(({ value }) => value === "reached");
  if (reached.length > 0) return { isSo: rule.whereReached, why: reached.map(told) };
  const missing = rule.checks.filter((check) => !findings.has(check));
  if (missing.length > 0) return { isSo: undefined, why: [notAsked(missing)] };
  const held = noneGotThrough(rule.checks);
  if (rule.elseBy === "never") {
    return { isSo: undefined, why: [held, noProof] };
  }
  const open = found.filter((finding) => !isHeld(finding, rule));
  if (open.length > 0) return { isSo: undefined, why: open.map(told) };
  return { isSo: !rule.whereReached, why: found.length === 1 ? found.map(told) : [held] };
}
