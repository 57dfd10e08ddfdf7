/**
 * What an engine's starts are made of, by means: the time from each step to the next, up to the ready line. A step that
 * the host heard of after the ready line in any of them is no step of their start: where it fell within, the time to it
 * would stand for starts in which it took longer. That time is the next one's.
 */
export class StepMeans {
  #count = 0;
  #readyNs = 0;
  /** Sums over the starts in which the step was heard of in time. */
  readonly #steps = new Map<string, { sumNs: number; count: number }>();

  /**
   * @param readyNs requested → ready.
   * @param phases requested → heard of, by step; undefined where no engine started it.
   */
  add(readyNs: number, phases?: Readonly<Record<string, number>>): void {
    this.#count++;
    this.#readyNs += readyNs;
    for (const step in phases) {
      const at = phases[step] ?? Infinity;
      if (at > readyNs) continue;
      const sum = this.#steps.get(step);
      if (sum === undefined) this.#steps.set(step, { sumNs: at, count: 1 });
      else {
        sum.sumNs += at;
        sum.count++;
      }
    }
  }

  /** Nanoseconds by step, in their order; they add up to the mean of the whole. The last, `ready`, is the workload's own. */
  means(): Map<string, number> {
    const means = new Map<string, number>();
    if (this.#count === 0) return means;
    const heard = [...this.#steps].filter(([, { count }]) => count === this.#count);
    const ends = heard.map(([step, { sumNs }]) => [step, sumNs] as const).toSorted(([, a], [, b]) => a - b);
    let fromNs = 0;
    for (const [step, sumNs] of [...ends, ["ready", this.#readyNs] as const]) {
      means.set(step, (sumNs - fromNs) / this.#count);
      fromNs = sumNs;
    }
    return means;
  }
}
