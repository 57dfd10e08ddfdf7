/**
 * Whether a limit holds that is set from outside on the cgroup of an instance that runs already: what a runtime does when
 * it is told one, and what any host can do. The workload tries to use more; its caps are above the limits and small.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cgroupCpuNs } from "../../host/cgroup-cpu.ts";
import { messageOf } from "../../errors.ts";
import type { Conversation } from "./conversation.ts";
import type { Reply } from "./reply.ts";

export type LimitTrial =
  | { readonly kind: "untried"; readonly why: string }
  | {
      readonly kind: "tried";
      readonly reply: Reply;
      /** On top of what the instance used before, but for `cpu`: CPUs. */
      readonly limit: number;
      /** What it was asked to use. */
      readonly asked: number;
      /** The fact of the answer that says how much that was. */
      readonly fact: string;
      /** CPUs that it used meanwhile, by its cgroup's account. */
      readonly used?: number;
    };

export type LimitKind = "memory" | "processes" | "cpu";

const MEBIBYTE = 1024 * 1024;
const CPU_PERIOD_US = 100_000;

interface Limit {
  /** Files that say what is used; the first that is there counts. Version 1 before version 2. */
  readonly usage: readonly string[];
  readonly limit: number;
  readonly asked: number;
  readonly question: string;
  readonly fact: string;
  /** What is written into which files of the cgroup, as far as they are there. */
  settings(used: number): readonly (readonly [file: string, value: string])[];
}

const limits: Readonly<Record<LimitKind, Limit>> = {
  memory: {
    usage: ["memory.usage_in_bytes", "memory.current"],
    limit: 64,
    asked: 160,
    question: "limit-memory 160",
    fact: "mebibytes",
    settings(used) {
      const bytes = String(used + 64 * MEBIBYTE);
      return [
        ["memory.limit_in_bytes", bytes],
        ["memory.memsw.limit_in_bytes", bytes], // else what is above goes to swap
        ["memory.max", bytes],
        ["memory.swap.max", "0"],
      ];
    },
  },
  processes: {
    usage: ["pids.current"],
    limit: 16,
    asked: 48,
    question: "limit-processes 48",
    fact: "processes",
    settings: (used) => [["pids.max", String(used + 16)]],
  },
  cpu: {
    usage: ["cpu.cfs_quota_us", "cpu.max"],
    limit: 0.5,
    asked: 1,
    question: "limit-cpu 1000",
    fact: "milliseconds",
    settings: () => [
      ["cpu.cfs_period_us", String(CPU_PERIOD_US)],
      ["cpu.cfs_quota_us", String(CPU_PERIOD_US / 2)],
      ["cpu.max", `${CPU_PERIOD_US / 2} ${CPU_PERIOD_US}`],
    ],
  },
};

function firstThere(folders: readonly string[], files: readonly string[]): string | undefined {
  return files.flatMap((file) => folders.map((folder) => join(folder, file))).find((path) => existsSync(path));
}

/** @returns why it cannot be set; undefined where it is. */
function set(folders: readonly string[], limit: Limit): string | undefined {
  const file = firstThere(folders, limit.usage);
  if (file === undefined) return `There is no ${limit.usage.join(" or ")} in its cgroups.`;
  try {
    const used = Number.parseInt(readFileSync(file, "utf8"), 10);
    for (const [name, value] of limit.settings(used)) {
      const path = firstThere(folders, [name]);
      if (path !== undefined) writeFileSync(path, value);
    }
    return undefined;
  } catch (error) {
    return `The limit could not be set: ${messageOf(error)}.`;
  }
}

/**
 * @param ownFolders of the cgroup in which the instance's first process was born, where the runtime makes none of its own.
 */
export async function tryLimit(
  kind: LimitKind,
  conversation: Conversation,
  ownFolders: readonly string[],
): Promise<LimitTrial> {
  const { asked, fact, limit, question } = limits[kind];
  if (ownFolders.length === 0) return { kind: "untried", why: "No cgroup may be made here." };
  const failure = await conversation.begin();
  if (failure !== undefined) return { kind: "untried", why: `No instance got ready: ${failure}.` };
  try {
    const made = (await conversation.held?.cgroups()) ?? [];
    const folders = made.length > 0 ? made : ownFolders;
    const problem = set(folders, limits[kind]);
    if (problem !== undefined) return { kind: "untried", why: problem };
    const before = cgroupCpuNs(folders);
    const startNs = process.hrtime.bigint();
    const reply = await conversation.ask(question);
    const tookNs = Number(process.hrtime.bigint() - startNs);
    const after = kind === "cpu" && reply.kind === "answer" ? cgroupCpuNs(folders) : undefined;
    const used = before === undefined || after === undefined ? {} : { used: (after - before) / tookNs };
    return { kind: "tried", reply, limit, asked, fact, ...used };
  } finally {
    await conversation.end();
  }
}
