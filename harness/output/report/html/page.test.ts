import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { exampleReport } from "../../../testing/example-report.ts";
import { exampleRuns } from "../../../testing/example-runs.ts";
import { exampleSeries } from "../../../testing/example-series.ts";
import { messagesOf } from "../messages/messages-of.ts";
import { reportPage } from "./page.ts";
import { languages } from "../../../wording.ts";

function ids(page: string): string[] {
  return [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id = ""]) => id);
}

test("nothing in the page is fetched, and its policy allows its own style and script only", async () => {
  const page = await reportPage(exampleReport(), messagesOf("en"));
  expect(page).not.toMatch(/\b(src|srcset|action|poster|data)="/);
  expect([...page.matchAll(/\bhref="([^#"][^"]*)"/g)].map(([, href]) => href)).toEqual(["data:,"]);
  expect(page).not.toMatch(/@import|url\(/);
  const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  for (const element of ["style", "script"]) {
    const [, content = ""] = new RegExp(`<${element}>([^]*?)</${element}>`).exec(page) ?? [];
    const hash = createHash("sha256").update(content).digest("base64");
    expect(policy).toContain(`${element}-src &#39;sha256-${hash}&#39;`);
  }
});

test("a metric without samples has no section and is said not to be measured", async () => {
  const page = await reportPage(exampleReport(exampleRuns()), messagesOf("en"));
  expect(ids(page)).toEqual([
    "verdicts",
    "overhead-section",
    "matrix-section",
    "claims",
    "gaps",
    "formulas",
    "audit",
    "statements",
    "host",
    "reproduce",
    "reading",
  ]);
  for (const metric of ["startup", "memory", "density", "performance", "isolation"]) {
    expect(page).toContain(`<li>${metric}: not measured in these runs.</li>`);
  }
  expect(page).not.toContain('is-supported" data-label');
});

test("figures that others published stand beside what is measured, also where no claim judges it", async () => {
  const page = await reportPage(exampleReport(), messagesOf("en"));
  const statements = page.slice(page.indexOf('<section id="statements"'));
  // Kuasar's memory is the figure of two statements that no target can judge.
  expect(statements.match(/>Published by others \(2\)</g)).toHaveLength(2);
  expect(statements).toContain("Kuasar, Benchmark.md and kata-mem-test.sh");
});

test("a run without a plan has no plan to repeat", async () => {
  const model = exampleReport(exampleRuns(), { runs: [{ host: {}, plan: undefined }] });
  expect(await reportPage(model, messagesOf("en"))).toContain("no plan to repeat");
});

test.each(languages)("%s: no word is missing and every id is there once", async (language) => {
  const page = await reportPage(exampleReport(), messagesOf(language));
  const words = page.replace(/<(style|script)>[^]*?<\/\1>/g, "");
  expect(words.match(/.{0,60}(undefined|\[object|NaN(?!")).{0,60}/)).toBeNull();
  const all = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(all).toEqual([...new Set(all)]);
});

test("a million starts are a page of less than three mebibytes, with the quantiles of all of them", async () => {
  const series = exampleSeries({ of: { target: "runc", technology: "container" }, ms: [30] });
  const [one] = series;
  if (one === undefined) throw new Error("There is no series.");
  // Ten targets of a hundred thousand starts, no two alike, from a tenth of a millisecond to ten seconds.
  const startup = Array.from({ length: 10 }, (_unused, target) => ({
    ...one,
    target: `runc ${target}`,
    readyNs: Float64Array.from({ length: 100_000 }, (_, index) => 1e5 * 10 ** (index / 20_000) + target),
    outcomes: { ok: 100_000, timeout: 0, failed: 0, "wrong-answer": 0 },
  }));
  const page = await reportPage(exampleReport(exampleRuns({ startup })), messagesOf("en"));
  expect(Buffer.byteLength(page)).toBeLessThan(3 * 1024 ** 2);
  expect(page).toContain("31.6 ms");
});
