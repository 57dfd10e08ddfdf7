import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { UsageError } from "../errors.ts";
import { SAMPLE_SCHEMA } from "../records/common-sample.ts";
import { type CommandLine, commandLine } from "../testing/command-line.ts";
import { exampleRun, exampleStarts, type Moves } from "../testing/example-comparison.ts";
import { exampleSample } from "../testing/example-sample.ts";
import type { Io } from "./command.ts";
import { compare } from "./compare.ts";

const TEN_PERCENT = Math.log(1.1);
const BLOCKS = 250;

let sandgauge: CommandLine;
beforeAll(() => {
  sandgauge = commandLine();
});
afterAll(() => sandgauge.remove());

interface RunOptions {
  readonly moves?: Moves;
  readonly host?: Readonly<Record<string, unknown>>;
  readonly folder?: string;
}

/** Writes a run of starts of six targets that began on that day of January. */
function written(day: number, { moves = {}, host = {}, folder = "runs" }: RunOptions = {}): string {
  const run = `202601${String(day).padStart(2, "0")}T020000-abcdef`;
  const path = join(sandgauge.folder, folder, run);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "host.json"), JSON.stringify({ ...exampleRun().host, ...host }));
  const lines = exampleStarts(day, BLOCKS, moves).flatMap(({ target, values }) =>
    Array.from(values, (value, block) => {
      const { resources: _resources, ...sample } = exampleSample({ run, target, block, value: Math.round(value) });
      return JSON.stringify(sample);
    }),
  );
  writeFileSync(join(path, "samples.jsonl"), `${lines.join("\n")}\n`);
  return path;
}

async function comparing(...args: readonly string[]) {
  return await sandgauge.start(["compare", ...args]);
}

test("a regression ends with status 1 and is the last that is read; without one with 0", async () => {
  const [base, same, slower] = [written(1), written(2), written(3, { moves: { targets: { runc: TEN_PERCENT } } })];
  const unchanged = await comparing(base, same);
  expect(unchanged).toMatchObject({ exitCode: 0, stderr: "" });
  expect(unchanged.stdout).toContain("0 worse, 0 better, 6 no change");
  const regressed = await comparing(base, slower);
  expect(regressed.exitCode).toBe(1);
  expect(regressed.stdout.split("\n").slice(-3)[0]).toMatch(/^✗ worse +\+\d+\.\d % +runc: startup/);
  expect((await comparing(base, slower, "--fail-on", "missing")).exitCode).toBe(0);
  expect((await comparing(slower, base, "--fail-on", "better")).exitCode).toBe(1);
  expect((await comparing(base, slower, "--threshold", "startup=20")).exitCode).toBe(0);
});

test("a series that went missing fails where the gate names it", async () => {
  const [base, head] = [written(4), written(5)];
  const samples = readFileSync(join(head, "samples.jsonl"), "utf8");
  const fewer = samples.split("\n").filter((line) => !line.includes('"target":"jco"'));
  writeFileSync(join(head, "samples.jsonl"), fewer.join("\n"));
  const { exitCode, stdout } = await comparing(base, head);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("MISSING in the head: 1 series of jco.");
  expect((await comparing(base, head, "--fail-on", "worse,missing")).exitCode).toBe(1);
});

test("every format stands alone on standard output, and --out writes it to a file", async () => {
  const [base, head] = [written(6), written(7)];
  const json = await comparing(base, head, "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({ summary: { worse: 0 }, series: expect.any(Array) });
  expect((await comparing(base, head, "--format", "junit")).stdout).toMatch(/^<\?xml version="1\.0"/);
  expect((await comparing(base, head, "--format", "md")).stdout).toMatch(/^### = No change found/);
  expect(JSON.parse((await comparing(base, head, "--format", "smaller-is-better")).stdout)).toHaveLength(12);
  expect(JSON.parse((await comparing(base, head, "--format", "bigger-is-better")).stdout)).toEqual([]);
  const file = join(sandgauge.folder, "metrics.txt");
  expect(await comparing(base, head, "--format", "openmetrics", "--out", file)).toMatchObject({
    exitCode: 0,
    stdout: "",
  });
  expect(readFileSync(file, "utf8")).toMatch(/\n# EOF\n$/);
});

test("other hosts and versions are refused with what differs, and compared when asked", async () => {
  const [base, other] = [written(8), written(9, { host: { cpuModel: "Other", logicalCpus: 64 } })];
  const refused = await comparing(base, other);
  expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
  expect(refused.stderr).toMatch(
    /of two hosts.*cpuModel \(Example and Other\), logicalCpus \(2 and 64\).*--by-baseline/,
  );
  expect((await comparing(base, other, "--by-baseline")).stdout).toContain(
    "Each against the plain process of its own host",
  );
  const upgraded = written(10, { host: { kernelRelease: "6.9" } });
  expect((await comparing(base, upgraded)).stderr).toMatch(/kernelRelease \(6\.1 and 6\.9\).*--allow-versions/);
  expect((await comparing(base, upgraded, "--allow-versions")).stdout).toContain("Software: kernelRelease 6.1 → 6.9.");
});

test("against a history: the night on which a target became slower, and a gap", async () => {
  const folder = "history";
  for (let day = 1; day <= 10; day++) if (day !== 4 && day !== 5 && day !== 6) written(day, { folder });
  const good = written(11, { folder });
  const bad = written(12, { folder, moves: { targets: { runc: TEN_PERCENT } } });
  const history = join(sandgauge.folder, folder);
  const before = await comparing(good, "--history", history);
  expect(before.exitCode).toBe(0);
  expect(before.stderr).toContain("The history has a gap: no run between 2026-01-03 and 2026-01-07.");
  expect(before.stderr).toContain("since they came after");
  expect(before.stdout).toContain("against 7 runs before it on its host");
  const after = await comparing(bad, "--history", history);
  expect(after.exitCode).toBe(1);
  expect(after.stdout).toMatch(/✗ worse +\+\d+\.\d % +runc: startup/);
  expect((await comparing(bad, "--history", history, "--last", "2")).stdout).toContain("against 2 runs before it");
});

test("an empty history, and a run of another schema in it, are clear errors", async () => {
  const alone = written(1, { folder: "alone" });
  const empty = await comparing(alone, "--history", join(sandgauge.folder, "alone"));
  expect(empty.exitCode).toBe(2);
  expect(empty.stderr).toMatch(/There is no history of .*holds no run besides it/);
  expect((await comparing(alone, "--history", join(sandgauge.folder, "nowhere"))).stderr).toMatch(
    /nowhere cannot be read/,
  );
  const later = written(2, { folder: "alone" });
  writeFileSync(join(later, "samples.jsonl"), `{"schema":${SAMPLE_SCHEMA + 1},"metric":"startup"}\n`);
  const newer = await comparing(alone, "--history", join(sandgauge.folder, "alone"));
  expect(newer.exitCode).toBe(2);
  expect(newer.stderr).toMatch(new RegExp(`samples\\.jsonl:1 has schema ${SAMPLE_SCHEMA + 1}`));
});

test.each([
  [[], /Two runs are to be named/],
  [["a"], /Two runs are to be named/],
  [["a", "b", "c"], /"c" is one run too many/],
  [["--history", "x"], /The run to be judged is not named/],
  [["a", "b", "--history", "x"], /"b" is one run too many/],
  [["a", "--history", "x", "--by-baseline"], /A history is of one host/],
  [["a", "b", "--last", "3"], /It is about a history/],
  [["a", "--history", "x", "--last", "0"], /"0" is no whole number/],
  [["a", "b", "--threshold", "speed=5"], /There is no metric "speed"\. Did you mean/],
  [["a", "b", "--threshold", "-1"], /is no percentage|ambiguous|argument/],
  [["a", "b", "--threshold", "startup=x"], /"x" is no percentage/],
  [["a", "b", "--fail-on", "slower"], /There is no verdict "slower"/],
  [["a", "b", "--format", "xml"], /There is no format "xml"/],
  [["a", "b", "--frmat", "md"], /There is no option --frmat\. Did you mean --format/],
  [["nowhere", "b"], /nowhere\/host\.json cannot be read/],
])("compare %j is refused", async (args, message) => {
  const out = vi.fn();
  const io: Io = { out, err: vi.fn(), outColumns: undefined, errColumns: undefined, color: false };
  const refused = compare.run(args, io, new AbortController().signal);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toSatisfy((error: UsageError) => message.test(`${error.message} ${error.remedy}`));
  expect(out).not.toHaveBeenCalled();
});
