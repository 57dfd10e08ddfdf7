/** Tells how a run goes: one line for what has come to its end, and the time left where there is a terminal. */
import type { Target } from "../../drivers/index.ts";
import type { RunProgress } from "../measure/run.ts";
import { type ScheduledStart, seriesName } from "../measure/schedule.ts";
import { FAILURES_TO_STOP } from "../measure/startup/starts.ts";
import type { Series } from "../records/startup-sample.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import { formatNs } from "./format-ns.ts";
import { printable } from "./printable.ts";
import { statusLine } from "./status-line.ts";

interface Words {
  err(text: string): void;
  readonly errColumns: number | undefined;
}

/** What is known of one target under one series while the run goes on. */
interface Tally {
  startsLeft: number;
  seconds: number;
  starts: number;
  /** Requested → ready; +Infinity for what never got there. */
  readonly valuesNs: number[];
}

function key(target: string, series: Series): string {
  return `${target} ${seriesName(series)}`;
}

function finished(name: string, { valuesNs }: Tally): string {
  const sorted = Float64Array.from(valuesNs).toSorted();
  const failures = valuesNs.filter((value) => value === Infinity).length;
  const spread = [0.5, 0.95].map((p) => `p${p * 100} ${formatNs(quantileOfSorted(sorted, p))}`).join(", ");
  return `${name}: ${valuesNs.length} samples, ${spread}${failures > 0 ? `, ${failures} failed` : ""}\n`;
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

export function runProgress(words: Words): RunProgress & { end(): void } {
  const status = statusLine(words);
  const tallies = new Map<string, Tally>();
  let total = 0;
  let done = 0;
  const line = (text: string): void => {
    status.clear();
    words.err(text);
  };

  /** From what starts of each kind have taken so far; kinds not yet seen count as the average of the others. */
  const secondsLeft = (): number => {
    const all = [...tallies.values()];
    const average = all.reduce((sum, { seconds }) => sum + seconds, 0) / Math.max(1, done);
    return all.reduce(
      (sum, { startsLeft, seconds, starts }) => sum + startsLeft * (starts > 0 ? seconds / starts : average),
      0,
    );
  };

  return {
    onProbe: ({ name }: Target) => status.show(`trying ${name} …`),
    onLeftOut: ({ target, series, reason }) =>
      line(`${series === undefined ? target : key(target, series)}: left out: ${printable(reason)}\n`),
    record: () => {},
    tell: (doing) => status.show(printable(doing)),
    conclude: (result) => line(`${printable(result)}\n`),
    onPlanned: () => {},
    onScheduled(starts: readonly ScheduledStart[]) {
      total = starts.length;
      for (const { target, series } of starts) {
        const tally = tallies.get(key(target, series));
        if (tally === undefined) {
          tallies.set(key(target, series), { startsLeft: 1, seconds: 0, starts: 0, valuesNs: [] });
        } else tally.startsLeft++;
      }
      line(`${total} starts of ${new Set(starts.map(({ target }) => target)).size} targets\n`);
    },
    onSamples(samples) {
      for (const { target, series, value, warmup } of samples) {
        if (!warmup) tallies.get(key(target, series))?.valuesNs.push(value ?? Infinity);
      }
    },
    onStart({ target, series, block }, seconds) {
      const name = key(target, series);
      const tally = tallies.get(name);
      if (tally === undefined) return;
      done++;
      tally.startsLeft--;
      tally.starts++;
      tally.seconds += seconds;
      if (tally.startsLeft === 0) line(finished(name, tally));
      status.show(
        `block ${block} · ${((100 * done) / total).toFixed(0)} % · ${minutes(secondsLeft())} left · ${target}`,
      );
    },
    onStopped(target, reason) {
      for (const [name, tally] of tallies) if (name.startsWith(`${target} `)) tally.startsLeft = 0;
      line(`${target}: not started any more after ${FAILURES_TO_STOP} failures in a row: ${printable(reason)}\n`);
    },
    end: () => status.clear(),
  };
}
