#!/usr/bin/env node
/** Measures on the hosts of a lab at the same time, over ssh, by Ansible, and fetches what they measured. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { execa } from "execa";
import { parseArguments } from "../harness/commands/command.ts";
import { type ExitCode, exitCode, HostError, UsageError } from "../harness/errors.ts";
import { cacheDir } from "../harness/host/cache.ts";
import { timeLabel } from "../harness/host/run-scope.ts";
import { findTool } from "../harness/host/tools.ts";
import { hostsTable } from "../harness/fleet/hosts-table.ts";
import { exitOf, outcomeLines, readOutcome } from "../harness/fleet/outcome.ts";
import { openResultsFolder } from "../harness/fleet/results-folder.ts";
import { readPlan } from "../harness/measure/plan.ts";
import { readInventory } from "./lab/inventory.ts";
import { runProgram } from "./program.ts";

const HELP = `Usage: npm run -s lab -- --inventory FILE [--plan quick|nightly|full|FILE.json] [--limit PATTERN] [--out DIR]

Installs this commit on every host of an Ansible inventory, tunes the hosts, measures on all of them at the same time,
and fetches what they measured while they do. Ctrl-C ends the runs; each sets its host back.

  --inventory  the hosts; infra/lab/inventory.example.yml shows what can be set for them
  --plan       what to measure (quick)
  --limit      some of the hosts, as Ansible's own --limit
  --out        a folder for each host's run (default: results/lab-<time>)

Prints the folder. Exit status: 0 every run is complete, 1 some are partial or have failed, 2 wrong usage or inventory,
3 nothing was measured at all, 130 interrupted.
`;

const folder = join(import.meta.dirname, "lab");

/** @throws HostError where Ansible is not there. */
function ansible(name: "ansible-playbook" | "ansible-inventory"): readonly [string, ...string[]] {
  const tool = findTool(name, cacheDir());
  if (tool !== undefined) return tool.command;
  throw new HostError("lab", `There is no ${name}.`, "Run: infra/setup.sh --only ansible");
}

async function git(...args: string[]): Promise<string> {
  return (await execa("git", args, { cwd: import.meta.dirname, stdin: "ignore" })).stdout;
}

/** What the hosts are given: this commit, and nothing that is not in it. */
async function archiveCommit(file: string): Promise<string> {
  const root = await git("rev-parse", "--show-toplevel");
  if ((await git("-C", root, "status", "--porcelain", "--untracked-files=no")) !== "") {
    console.error("Changes that are not committed are not measured.");
  }
  await git("-C", root, "archive", "--format=tar.gz", `--output=${file}`, "HEAD");
  return await git("rev-parse", "HEAD");
}

/** Not in our process group: a terminal's Ctrl-C is ours to answer, and ends the runs first. */
async function play(book: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const [program, ...leading] = ansible("ansible-playbook");
  const child = spawn(program, [...leading, ...args, join(folder, book)], {
    env: { ...process.env, ...env },
    stdio: ["ignore", 2, 2],
    detached: true,
  });
  const end = (): void => void (child.pid !== undefined && process.kill(-child.pid, "SIGTERM"));
  process.once("exit", end);
  await once(child, "exit");
  process.removeListener("exit", end);
}

function tellOutcomes(out: string, hosts: readonly string[]): ExitCode {
  const absent = "It was lost before its run began; Ansible's last words about it are above.";
  const outcomes = hosts.map((host) => ({ host, ...readOutcome(join(out, host), absent) }));
  for (const line of [...outcomeLines(outcomes), ...hostsTable(out, outcomes)]) console.error(line);
  return exitOf(outcomes);
}

/** Connections that Ansible kept open for its next task. */
async function closeConnections(sockets: string): Promise<void> {
  if (!existsSync(sockets)) return;
  for (const socket of readdirSync(sockets)) {
    await execa("ssh", ["-o", `ControlPath=${join(sockets, socket)}`, "-O", "exit", "any"], { reject: false });
  }
}

interface LabRun {
  readonly inventory: string;
  readonly limit: string | undefined;
  readonly hosts: readonly string[];
  readonly plan: string;
  /** For each host's folder. */
  readonly out: string;
  readonly label: string;
}

/** @param own a folder for what is needed meanwhile. */
async function measureOn(lab: LabRun, own: string, env: Readonly<Record<string, string>>): Promise<ExitCode> {
  const archive = join(own, "checkout.tar.gz");
  const variables = {
    sandgauge_commit: await archiveCommit(archive),
    sandgauge_archive: archive,
    sandgauge_label: lab.label,
    sandgauge_plan: lab.plan,
    sandgauge_results: lab.out,
    sandgauge_node: process.execPath,
  };
  writeFileSync(join(own, "variables.json"), JSON.stringify(variables));
  const args = ["--inventory", lab.inventory, "--extra-vars", `@${join(own, "variables.json")}`];
  if (lab.limit !== undefined) args.push("--limit", lab.limit);
  let stopped: Promise<void> | undefined;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopped !== undefined) process.exit(exitCode.interrupted);
      console.error("\nEnding the runs; once more to leave at once, with the runs going on.");
      stopped = play("stop.yml", args, env);
    });
  }
  await play("measure.yml", args, env);
  await stopped;
  const code = tellOutcomes(lab.out, lab.hosts);
  console.log(lab.out);
  return stopped === undefined ? code : exitCode.interrupted;
}

async function main(): Promise<ExitCode> {
  const { values } = parseArguments("lab", {
    options: {
      inventory: { type: "string" },
      plan: { type: "string", default: "quick" },
      limit: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { plan, limit } = values;
  if (values.help) {
    console.log(HELP);
    return exitCode.done;
  }
  if (values.inventory === undefined) {
    throw new UsageError("lab", "There is no inventory.", "Name one with --inventory.");
  }
  readPlan(plan); // a mistake in it is found before anything is done on any host
  const inventory = resolve(values.inventory);
  const own = mkdtempSync(join(tmpdir(), "sg-lab-")); // short: sockets lie in it
  const sockets = join(own, "ssh");
  const env = { ANSIBLE_CONFIG: join(folder, "ansible.cfg"), ANSIBLE_SSH_CONTROL_PATH_DIR: sockets };
  process.once("exit", () => rmSync(own, { recursive: true, force: true }));
  try {
    const hosts = await readInventory(ansible("ansible-inventory"), inventory, limit, env);
    const label = timeLabel();
    const out = openResultsFolder(values.out, `lab-${label}`);
    const named = plan.endsWith(".json") ? resolve(plan) : plan;
    return await measureOn({ inventory, limit, hosts, plan: named, out, label }, own, env);
  } finally {
    await closeConnections(sockets);
  }
}

await runProgram(main);
