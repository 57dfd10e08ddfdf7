/**
 * What one answer of a program inside comes to. A refusal is only one where a plain process of the host, asked the same,
 * was not refused: else it says nothing about the sandbox. That something was read is believed only with what stood there.
 */
import type { IsolationAnswer, IsolationFact } from "../../records/isolation-sample.ts";
import type { LimitTrial } from "./limit-trial.ts";
import type { OutsideProcess } from "./outside.ts";
import type { Reply } from "./reply.ts";

/** All that is known of one target. */
export interface Examined {
  /** By the question's name. */
  readonly replies: ReadonlyMap<string, Reply>;
  /** Likewise of a plain process of the host. */
  readonly control: ReadonlyMap<string, Reply>;
  /** What stands where secrets are kept. */
  readonly hostSecret: string;
  readonly otherSecret: string;
  /** The instance's processes. */
  readonly outside: readonly OutsideProcess[];
  readonly limits: Readonly<Record<"memory" | "processes" | "cpu", LimitTrial>>;
}

export interface Finding {
  readonly answer: IsolationAnswer;
  readonly why?: string;
  readonly facts?: Readonly<Record<string, IsolationFact>>;
}

/** What came from inside cannot be: a sentence's part about the instance. */
export interface Untrustworthy {
  readonly complaint: string;
}

export type Conclusion = Finding | Untrustworthy;

export function isUntrustworthy(conclusion: Conclusion): conclusion is Untrustworthy {
  return "complaint" in conclusion;
}

export function undecided(why: string): Finding {
  return { answer: "undecided", why };
}

export function denied(why: string, facts?: Finding["facts"]): Finding {
  return { answer: "denied", why, ...(facts === undefined ? {} : { facts }) };
}

export function factOf(reply: Reply | undefined, name: string): string | number | undefined {
  const fact = reply?.kind === "answer" ? reply.facts[name] : undefined;
  return typeof fact === "string" || typeof fact === "number" ? fact : undefined;
}

/** The named facts, as far as they are there. */
export function factsOf(reply: Reply | undefined, ...names: readonly string[]): Record<string, IsolationFact> {
  if (reply?.kind !== "answer") return {};
  const { facts } = reply;
  return Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])));
}

/** What the instance said, as it stands. */
export function said(reply: Reply | undefined): Conclusion {
  if (reply === undefined) return undecided("It was not asked.");
  switch (reply.kind) {
    case "answer":
      return { answer: reply.answer, ...(reply.why === undefined ? {} : { why: reply.why }) };
    case "malformed":
      return { complaint: reply.complaint };
    case "silent":
      return undecided(`No answer came within ${reply.limitMs / 1000} s.`);
    case "ended":
      return undecided(`The instance ended in place of an answer: ${reply.how}.`);
    case "not-asked":
      return undecided(reply.why);
  }
}

/** Nothing can be learned from a refusal that a plain process of the host gets too. */
export function controlled({ replies, control }: Examined, name: string): Conclusion {
  const own = said(replies.get(name));
  if (isUntrustworthy(own) || own.answer !== "denied") return own;
  const without = said(control.get(name));
  if (!isUntrustworthy(without) && without.answer === "reached") return own;
  const how = isUntrustworthy(without) ? without.complaint : (without.why ?? without.answer);
  return undecided(`A plain process of the host is refused as well: ${how}.`);
}

/** @param secret what must have been read. */
export function readSecret(examined: Examined, name: string, secret: string): Conclusion {
  const conclusion = controlled(examined, name);
  if (isUntrustworthy(conclusion) || conclusion.answer !== "reached") return conclusion;
  const reply = examined.replies.get(name);
  if (factOf(reply, "read") !== secret) return { complaint: "claims to have read what it does not know" };
  return { ...conclusion, facts: factsOf(reply, "through") };
}

export function withFacts(examined: Examined, name: string, ...facts: readonly string[]): Conclusion {
  const conclusion = controlled(examined, name);
  return isUntrustworthy(conclusion)
    ? conclusion
    : { ...conclusion, facts: factsOf(examined.replies.get(name), ...facts) };
}

/** For what stops an access by ending the instance. */
export function stopped(reply: Reply | undefined): Conclusion {
  return reply?.kind === "ended" ? denied(`The instance was ended: ${reply.how}.`) : said(reply);
}
