/** What a night shows: a page with the runs' reports, and a summary in markdown. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeSpan, markdownTable } from "../../harness/output/markdown.ts";
import { html, type Html } from "../../harness/output/report/html/html.ts";
import { isFailing, type Judged } from "./night.ts";

/** Runs that a class of hosts is shown with. */
const RUNS_SHOWN = 30;

/** What there may be in a runner's folder of the page, with its words. */
const files: Readonly<Record<string, string>> = {
  "report.html": "report",
  "last-good.txt": "against the last good run",
  "last-good.json": "the same as data",
  "last-good.xml": "for CI",
  "history.md": "against the history",
  "history.metrics.txt": "for Prometheus",
};

/** A run's id begins with its time. */
function dateOf(run: string | undefined): string {
  return run?.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2}).*$/, "$1-$2-$3 $4:$5") ?? "–";
}

/** `2 worse, 1 better, 40 no change, 12 unsure`. */
function figuresOf({ figures = {} }: Judged): string {
  const told = Object.entries(figures).filter(([, count]) => count > 0);
  return told.map(([verdict, count]) => `${count} ${verdict}`).join(", ") || "–";
}

/** As a page shows it: what the night said of a runner, and what those before said of the same class of hosts. */
export interface ShownRun {
  readonly judged: Judged;
  /** Newest first. */
  readonly earlier: readonly Judged[];
}

function section(page: string, { judged, earlier }: ShownRun): Html {
  const { runner, hostClass, plan, verdict, base, why } = judged;
  const there = Object.entries(files).filter(([file]) => existsSync(join(page, runner, file)));
  const others = earlier.filter(({ run }) => run !== judged.run);
  return html`<section>
    <h2>${runner}: ${verdict}</h2>
    <p>Plan ${plan ?? "unknown"}, hosts of the class ${hostClass ?? "unknown"}. ${why}${base !== undefined && ` Held against ${base}.`}</p>
    <p>${there.map(([file, words]) => html`<a href="${runner}/${file}">${words}</a> `)}</p>
    <table>
      <tr>
        <th>Run</th>
        <th>Verdict</th>
        <th>Figures</th>
        <th>Why</th>
      </tr>
      ${[judged, ...others].slice(0, RUNS_SHOWN).map(
        (one) =>
          html`<tr>
            <td>${dateOf(one.run)}</td>
            <td>${one.verdict}</td>
            <td>${figuresOf(one)}</td>
            <td>${one.why}</td>
          </tr>`,
      )}
    </table>
  </section>`;
}

/** @param page has a folder for each runner with what was compared. */
export function writePage(page: string, night: readonly ShownRun[]): void {
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Nightly: ${night.map(({ judged }) => `${judged.runner} ${judged.verdict}`).join(", ")}</title>
        <style>
          :root {
            color-scheme: light dark;
            font-family: system-ui, sans-serif;
          }
          body {
            margin: 2rem auto;
            max-width: 60rem;
            padding: 0 1rem;
          }
          section {
            overflow-x: auto;
          }
          td,
          th {
            padding: 0.2rem 1rem 0.2rem 0;
            text-align: left;
            vertical-align: top;
          }
          td:first-child {
            white-space: nowrap;
          }
        </style>
      </head>
      <body>
        <h1>Nightly</h1>
        ${night.map((one) => section(page, one))}
      </body>
    </html> `;
  writeFileSync(join(page, "index.html"), body.markup);
}

/** GitHub takes a mebibyte for a step. */
const MOST_BYTES = 1_000_000;

/** On whole lines. */
function cut(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= MOST_BYTES) return markdown;
  const end = bytes.lastIndexOf("\n", MOST_BYTES);
  return `${bytes.toString("utf8", 0, end)}\n\nThere is more: see the page, or the artefact \`judged\`.\n`;
}

/** Of each runner, and of those that are worse what became so: their tables are markdown by `compare`. */
export function summaryOf(page: string, night: readonly Judged[]): string {
  const rows = night.map((one) => [
    one.runner,
    isFailing(one) ? `✗ ${one.verdict}` : `= ${one.verdict}`,
    codeSpan(one.plan ?? "unknown"),
    codeSpan(one.hostClass ?? "unknown"),
    figuresOf(one),
    one.base ?? "–",
    codeSpan(one.why),
  ]);
  const details = night
    .filter(({ verdict }) => verdict === "worse" || verdict === "accepted")
    .flatMap(({ runner }) => ["last-good.md", "history.md"].map((file) => ({ runner, file: join(page, runner, file) })))
    .filter(({ file }) => existsSync(file))
    .map(({ runner, file }) => `## ${runner}\n\n${readFileSync(file, "utf8")}`);
  const head = ["Runner", "Verdict", "Plan", "Class of hosts", "Figures", "Held against", "Why"];
  return cut([markdownTable(head, rows), ...details].join("\n"));
}
