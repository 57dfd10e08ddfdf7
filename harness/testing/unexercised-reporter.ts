/** Vitest's default reporter counts skipped tests and drops their reasons; this one ends a run by telling them. */
import type { Reporter, TestModule } from "vitest/node";

export interface SkippedTest {
  readonly name: string;
  /** The note given to `context.skip`; undefined for a test that was skipped without one. */
  readonly reason: string | undefined;
}

/** @returns one paragraph, tests of one reason together; the empty string where nothing was skipped. */
export function unexercised(skipped: readonly SkippedTest[]): string {
  if (skipped.length === 0) return "";
  const byReason = Map.groupBy(skipped, ({ reason }) => reason ?? "no reason given");
  const lines = [...byReason].flatMap(([reason, tests]) => [`  ${reason}`, ...tests.map(({ name }) => `    ${name}`)]);
  return ["", `Not exercised here (${skipped.length}):`, ...lines, ""].join("\n");
}

export class UnexercisedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests("skipped")].map((test) => {
        const result = test.result();
        return { name: test.fullName, reason: result.state === "skipped" ? result.note : undefined };
      }),
    );
    process.stderr.write(unexercised(skipped));
  }
}
