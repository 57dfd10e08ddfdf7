/** The lab over ssh, on test hosts of its own, by the checkout as it stands here. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { execa } from "execa";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cacheDir } from "../harness/host/cache.ts";
import { findTool } from "../harness/host/tools.ts";
import { requires } from "../harness/testing/requires.ts";
import { lacksTestHosts, startTestHosts, type TestNetwork } from "./lab/testing/test-hosts.ts";

const root = join(import.meta.dirname, "..");

function lacks(): string | undefined {
  if (findTool("ansible-playbook", cacheDir()) === undefined) {
    return "There is no Ansible. Run: infra/setup.sh --only ansible";
  }
  return lacksTestHosts();
}

let folder: string;
let checkout: string;
let network: TestNetwork;
beforeAll(async () => {
  if (lacks() !== undefined) return;
  folder = mkdtempSync(join(tmpdir(), "sandgauge-lab-"));
  // A commit of what stands here, committed or not.
  checkout = join(folder, "checkout");
  const { stdout } = await execa("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
  });
  for (const file of stdout.split("\0").filter((name) => name !== "" && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(checkout, file)), { recursive: true });
    cpSync(join(root, file), join(checkout, file));
  }
  const git = async (...args: string[]) =>
    await execa("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args], { cwd: checkout });
  await git("init", "--quiet");
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "as it stands");
  symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"));
  network = await startTestHosts(folder, ["lab-1", "lab-2", "lab-3"]);
  // One of them installs all; the others have been measured on before.
  const { stdout: commit } = await git("rev-parse", "HEAD");
  const modules = `/opt/sandgauge/checkouts/${commit}/node_modules`;
  for (const { address } of network.hosts.slice(1)) {
    await onHost(address, `mkdir -p ${dirname(modules)} && ln -s ${join(root, "node_modules")} ${modules}`);
  }
});
afterAll(async () => {
  await network?.end();
  if (folder !== undefined) rmSync(folder, { recursive: true });
});
beforeEach((context) => requires(context, "lab", lacks()));

async function onHost(address: string, command: string): Promise<string> {
  const [program = "", ...leading] = network.onNetwork;
  const options = ["-i", network.key, "-o", `UserKnownHostsFile=${network.knownHosts}`];
  const { stdout } = await execa(program, [...leading, "ssh", ...options, `root@${address}`, command], {
    stdin: "ignore",
  });
  return stdout;
}

function inventory(hosts: Readonly<Record<string, Record<string, unknown>>>): string {
  const vars = {
    ansible_user: "root",
    // This machine may have others first on PATH that do not work.
    ansible_python_interpreter: "/usr/bin/python3",
    ansible_ssh_private_key_file: network.key,
    ansible_ssh_common_args: `-o UserKnownHostsFile=${network.knownHosts}`,
    sandgauge_setup_arguments: ["--only", "c-compiler"],
    sandgauge_poll_seconds: 1,
    sandgauge_patience_seconds: 5,
  };
  return yaml(JSON.stringify({ all: { hosts, vars } }));
}

function yaml(text: string): string {
  const file = join(folder, "hosts.yml");
  writeFileSync(file, text);
  return file;
}

function lab(...args: string[]) {
  const [program = "", ...leading] = network.onNetwork;
  return execa(program, [...leading, process.execPath, join(checkout, "infra/lab.ts"), ...args], {
    cwd: folder,
    stdin: "ignore",
    reject: false,
  });
}

function plan(samples: number): string {
  const file = join(folder, "plan.json");
  const series = [{ cache: "warm", concurrency: 1, samples, secondsPerTarget: 3600, atLeast: samples }];
  const startup = { workload: "noop", warmups: 1, timeoutSeconds: 60, gapMilliseconds: 20, series };
  writeFileSync(file, JSON.stringify({ name: "lab", targets: ["process"], startup }));
  return file;
}

function samplesText(out: string, host: string): string {
  const file = join(out, host, "samples.jsonl");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** Of a run that has come to its end here: the last line is whole, too. */
function samplesIn(out: string, host: string): { warmup: boolean }[] {
  const lines = samplesText(out, host).split("\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) => JSON.parse(line));
}

function outcomeOf(out: string, host: string): { outcome: string; why: string } {
  return JSON.parse(readFileSync(join(out, host, "outcome.json"), "utf8"));
}

/** Resolves once that many samples of that host are here, or nobody fetches any more. */
async function fetched(out: string, host: string, count: number, running: Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  void running.finally(() => ended.abort());
  while (!ended.signal.aborted && samplesText(out, host).split("\n").length <= count) await delay(50);
}

test("of three hosts one dies in the middle: two complete runs, a partial one that says so, exit status 1", async () => {
  const hosts = Object.fromEntries(network.hosts.map(({ name, address }) => [name, { ansible_host: address }]));
  const out = join(folder, "out");
  const running = lab("--inventory", inventory(hosts), "--plan", plan(300), "--out", out);
  await fetched(out, "lab-3", 20, running);
  await network.hosts[2]?.kill();
  const { exitCode, stderr, stdout } = await running;
  expect({ stdout, exitCode }, stderr).toEqual({ stdout: out, exitCode: 1 });
  for (const host of ["lab-1", "lab-2"]) {
    expect(outcomeOf(out, host)).toEqual({ outcome: "complete", why: "" });
    expect(samplesIn(out, host).filter(({ warmup }) => !warmup)).toHaveLength(300);
  }
  expect(outcomeOf(out, "lab-3")).toEqual({
    outcome: "partial",
    why: expect.stringMatching(/^The host could not be reached any more \(.+\); what had been fetched is kept\.$/),
  });
  expect(stderr).toMatch(/^lab-3 {2}partial {3}The host could not be reached any more/m);
  const partial = samplesIn(out, "lab-3").length;
  expect(partial).toBeGreaterThanOrEqual(20);
  expect(partial).toBeLessThan(300);
  for (const host of ["lab-1", "lab-2", "lab-3"]) {
    const folderOf = join(out, host);
    const { tuning } = JSON.parse(readFileSync(join(folderOf, "host.json"), "utf8"));
    expect(tuning.swap).toMatch(/^not held: EROFS/); // the kernel is this machine's, and not theirs to set
    const report = await execa(process.execPath, [join(root, "harness/cli.ts"), "report", folderOf, "--format", "csv"]);
    expect(report.stdout).toContain("process");
  }
  // Nor does anything go on here.
  expect(await onHost(network.hosts[0]?.address ?? "", "ls /run/sandgauge; pgrep -c node || true")).toBe("0");
}, 600_000);

test("a host that cannot be reached is told with ssh's own words, and costs the others nothing", async () => {
  const [first] = network.hosts;
  const hosts = { "lab-1": { ansible_host: first?.address }, gone: { ansible_host: "127.0.0.1" } };
  const out = join(folder, "unreachable");
  const { exitCode, stderr } = await lab("--inventory", inventory(hosts), "--plan", plan(20), "--out", out);
  expect(exitCode, stderr).toBe(1);
  expect(outcomeOf(out, "lab-1").outcome).toBe("complete");
  expect(outcomeOf(out, "gone")).toEqual({
    outcome: "unreachable",
    why: expect.stringMatching(/127\.0\.0\.1 port 22: Network is unreachable/),
  });
  const alone = await lab("--inventory", inventory({ gone: hosts.gone }), "--plan", plan(20), "--out", `${out}-alone`);
  expect(alone.exitCode, alone.stderr).toBe(3);
}, 300_000);

test.each<[string, () => string[], RegExp]>([
  [
    "one host under two names",
    () => ["--inventory", inventory({ a: { ansible_host: "192.0.2.1" }, b: { ansible_host: "192.0.2.1" } })],
    /\[lab\] a and b are one host: 192\.0\.2\.1, port 22\. Name each host once\./,
  ],
  [
    "a name that stands twice",
    () => ["--inventory", yaml("all:\n  hosts:\n    a:\n    b:\n    a:\n")],
    /hosts\.yml cannot be read: .*a/,
  ],
  ["no host", () => ["--inventory", inventory({})], /The inventory names no host/],
  ["no inventory", () => ["--inventory", "/nowhere.yml"], /\/nowhere\.yml cannot be read/],
  ["a plan that is none", () => ["--inventory", inventory({ a: {} }), "--plan", "nightli"], /Did you mean nightly\?/],
  ["results over others", () => ["--inventory", inventory({ a: {} }), "--out", root], /is not empty/],
])("%s: exit status 2, and nothing is done on any host", async (_, args, said) => {
  const { exitCode, stderr, stdout } = await lab(...args());
  expect(stderr).toMatch(said);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
});

test("an interrupt ends the runs, keeps what they measured, and leaves nothing going on", async () => {
  const [{ address } = { address: "" }] = network.hosts;
  const out = join(folder, "interrupted");
  const running = lab(
    "--inventory",
    inventory({ "lab-1": { ansible_host: address } }),
    "--plan",
    plan(5000),
    "--out",
    out,
  );
  await fetched(out, "lab-1", 5, running);
  running.kill("SIGINT");
  const { exitCode, stderr } = await running;
  expect(exitCode, stderr).toBe(130);
  expect(outcomeOf(out, "lab-1")).toEqual({
    outcome: "partial",
    why: expect.stringMatching(/exit status 130; it had said: Interrupted\./),
  });
  expect(samplesIn(out, "lab-1").length).toBeGreaterThanOrEqual(5);
  expect(await onHost(address, "ls /run/sandgauge; pgrep -c node || true")).toBe("0");
}, 300_000);

test("the playbooks are clean by ansible-lint", async () => {
  const [program = ""] = findTool("ansible-lint", cacheDir())?.command ?? [];
  const playbooks = join(checkout, "infra/lab");
  const { exitCode, stdout, stderr } = await execa(
    program,
    ["--offline", "--strict", "--profile", "production", "--nocolor"],
    {
      cwd: playbooks,
      env: { PATH: `${dirname(program)}:${process.env["PATH"]}`, ANSIBLE_CONFIG: join(playbooks, "ansible.cfg") },
      reject: false,
    },
  );
  expect(exitCode, `${stdout}${stderr}`).toBe(0);
  expect(stderr).toMatch(/Passed.* 0 failure\(s\), 0 warning\(s\)/);
});
