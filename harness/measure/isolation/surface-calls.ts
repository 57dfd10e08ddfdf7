/** Puts traced system calls in order: what made them, and when. Pure. */
import type { Component } from "../../../drivers/types.ts";
import type { TracedCalls } from "../../records/isolation-sample.ts";
import type { TracedCall } from "./perf-trace.ts";

/** CLOCK_MONOTONIC nanoseconds. */
export interface Moments {
  readonly readyNs: number;
  readonly lastAnswerNs: number;
}

const phases = ["start", "work", "end"] as const;

function phaseOf({ atNs }: TracedCall, { readyNs, lastAnswerNs }: Moments): TracedCalls["phase"] {
  if (atNs <= readyNs) return "start";
  return atNs <= lastAnswerNs ? "work" : "end";
}

function countsOf(calls: readonly TracedCall[]): Record<string, number> {
  const byName = Map.groupBy(calls, ({ name }) => name);
  return Object.fromEntries(
    Array.from(byName, ([name, { length }]) => [name, length] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** @param componentOf what the process of that thread is billed to. */
export function surfaceCalls(
  calls: readonly TracedCall[],
  moments: Moments,
  componentOf: (tid: number) => Component,
): TracedCalls[] {
  return phases.flatMap((phase) => {
    const inPhase = calls.filter((call) => phaseOf(call, moments) === phase);
    const byComponent = Map.groupBy(inPhase, ({ tid }) => componentOf(tid));
    return Array.from(byComponent, ([component, those]) => ({ phase, component, counts: countsOf(those) }));
  });
}

/** Names, each once. */
export function distinctCalls(calls: readonly TracedCalls[]): string[] {
  return [...new Set(calls.flatMap(({ counts }) => Object.keys(counts)))].toSorted();
}
