/** GitHub's workflows, by the linters for them; and that nothing lives in them alone. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { beforeEach, describe, expect, test } from "vitest";
import { cacheDir } from "../../harness/host/cache.ts";
import { findTool } from "../../harness/host/tools.ts";
import { requires } from "../../harness/testing/requires.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));

function lacks(): string | undefined {
  const missing = ["actionlint", "zizmor"].find((name) => findTool(name, cacheDir()) === undefined);
  return missing === undefined ? undefined : `There is no ${missing}. Run: infra/setup.sh --only actionlint,zizmor`;
}

async function linter(name: string, ...args: string[]): Promise<{ code: number | undefined; said: string }> {
  const [program = "", ...leading] = findTool(name, cacheDir())?.command ?? [];
  const { exitCode: code, all } = await execa(program, [...leading, ...args], {
    cwd: root,
    stdin: "ignore",
    reject: false,
    all: true,
  });
  return { code, said: all };
}

/** What stands behind a key, wherever it is in a workflow. */
function valuesOf(text: string, key: string): string[] {
  return [...text.matchAll(new RegExp(`^\\s*(?:- )?${key}:\\s*(.*)$`, "gm"))].map(([, value = ""]) => value);
}

test.each(workflows)("$name: every action is pinned by its commit, and says of which version that is", ({ text }) => {
  const actions = valuesOf(text, "uses");
  expect(actions).not.toEqual([]);
  for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  // One commit for each action and version.
  expect(new Set(actions).size).toBe(new Set(actions.map((action) => action.split("@")[0])).size);
});

test.each(workflows)("$name: each step is one call of what is tested here", ({ text }) => {
  const steps = valuesOf(text, "run");
  expect(steps).not.toEqual([]);
  for (const step of steps)
    expect(step).toMatch(/^(npm ci|npm run -s nightly -- \w+ .*|bash (infra|\.ci)\/\S+( .*)?)$/);
  const scripts = steps.flatMap((step) => /^bash (\S+)/.exec(step)?.[1] ?? []);
  for (const script of scripts) expect(existsSync(join(root, script)), script).toBe(true);
  // What is not a call's argument never becomes a part of a program.
  for (const step of steps) expect(step).not.toContain("${{");
});

test.each(workflows)("$name: no permission but those that a job names, and no credentials left behind", ({ text }) => {
  expect(text).toMatch(/^permissions: \{\}$/m);
  const jobs = text.slice(text.indexOf("\njobs:")).split(/^ {2}\w+:$/m);
  for (const job of jobs.slice(1)) expect(job).toMatch(/^ {4}permissions:\n( {6}[\w-]+: \w+( #.*)?\n)+/m);
  expect(text.match(/actions\/checkout@/g)?.length).toBe(text.match(/persist-credentials: false/g)?.length);
});

test("only the job that keeps the runs may write to the repository", () => {
  const nightly = workflows.find(({ name }) => name === "nightly.yml")?.text ?? "";
  const [, ...jobs] = nightly.split(/^ {2}(?=\w+:$)/m);
  const writing = jobs.filter((job) => job.includes("contents: write")).map((job) => job.split(":")[0]);
  expect(writing).toEqual(["keep"]);
});

test("what comes from anybody never runs on a lab's machines", () => {
  const ofAnybody = workflows.filter(({ text }) => /^ {2}pull_request/m.test(text));
  expect(ofAnybody.map(({ name }) => name)).toEqual(["checks.yml"]);
  for (const { text } of ofAnybody) expect(text).not.toMatch(/self-hosted|fromJSON|pull_request_target/);
});

describe("by the linters", () => {
  beforeEach((context) => requires(context, "nightly", lacks()));

  const linters = [
    ["actionlint", []],
    ["zizmor", ["--offline", "--no-progress", "--persona", "pedantic"]],
  ] as const;

  test.each(linters)("%s finds nothing in them", async (name, args) => {
    const files = workflows.map((workflow) => join(folder, workflow.name));
    expect(await linter(name, ...args, ...files)).toMatchObject({ code: 0 });
  });

  test.each(linters)("%s finds what is planted in one", async (name, args) => {
    const own = mkdtempSync(join(tmpdir(), "sandgauge-workflow-"));
    const file = join(own, "planted.yml");
    const step = "run: echo ${{ github.event.pull_request.title }}";
    writeFileSync(file, `on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - ${step}\n`);
    try {
      const { code, said } = await linter(name, ...args, file);
      expect(code).not.toBe(0);
      expect(said).toContain("github.event.pull_request.title");
    } finally {
      rmSync(own, { recursive: true });
    }
  });
});
