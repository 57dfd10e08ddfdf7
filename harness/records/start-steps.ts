/**
 * What an engine's start is made of: the time from each of its steps to the next, up to the ready line. A step that the
 * host hears of only after the ready line is no part of the start.
 *
 * @param readyNs requested → ready.
 * @param phases requested → heard of, by step.
 * @returns nanoseconds by step, in their order; they add up to `readyNs`. The last, `ready`, is the workload's own.
 */
export function startSteps(readyNs: number, phases: Readonly<Record<string, number>>): [step: string, ns: number][] {
  const within = Object.entries(phases)
    .filter(([, at]) => at <= readyNs)
    .toSorted(([, a], [, b]) => a - b);
  let from = 0;
  return [...within, ["ready", readyNs] as const].map(([step, at]) => {
    const ns = at - from;
    from = at;
    return [step, ns];
  });
}
