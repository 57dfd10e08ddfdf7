/** Finds out all that can be found out about the boundary of one target, by instances of its own. */
import { createLeaf, removeCgroupTree } from "../../host/run-cgroup.ts";
import { unshared } from "../../launcher/launch-instance.ts";
import type { MetricRun } from "../metric-run.ts";
import type { Participant } from "../participant.ts";
import { Conversation } from "./conversation.ts";
import type { Examined } from "./conclusion.ts";
import { keepSecret } from "./keep-secret.ts";
import { type LimitKind, type LimitTrial, tryLimit } from "./limit-trial.ts";
import { outsideView } from "./outside.ts";
import { newToken, type Plant } from "./plant.ts";
import { questions, type Secret } from "./questions.ts";
import type { Reply } from "./reply.ts";

/** Why the target could not be examined at all. */
export interface Unexamined {
  readonly failure: string;
}

/** What the other instance could not keep. */
function notKept(secret: Secret | undefined, why: string): [string, Reply][] {
  const missing = secret === undefined ? ["process", "process-memory", "shared-memory", "file", "socket"] : ["file"];
  if (secret?.path !== undefined) return [];
  return missing.map((name) => [`other-${name}`, { kind: "not-asked", why: `Of the other instance: ${why}.` }]);
}

/** Nothing can be asked of an instance that its input does not reach. */
async function deafness(asker: Conversation): Promise<string | undefined> {
  const reply = await asker.ask("kernel");
  if (reply.kind === "ended") return `its input does not reach it: ${reply.how}`;
  if (reply.kind === "silent") return `its input does not reach it: no answer came within ${reply.limitMs / 1000} s`;
  return undefined;
}

async function tryLimits(run: MetricRun, participant: Participant, timeoutMs: number): Promise<Examined["limits"]> {
  const { cgroup } = run.context;
  const trial = async (kind: LimitKind): Promise<LimitTrial> => {
    const folders = cgroup === undefined ? [] : createLeaf(cgroup, `limited-${kind}`);
    try {
      const how = { cgroupFolders: folders };
      const conversation = new Conversation({ run, participant, prefix: `l${kind.slice(0, 1)}`, timeoutMs, how });
      return await tryLimit(kind, conversation, folders);
    } finally {
      for (const folder of folders) removeCgroupTree(folder);
    }
  };
  return { memory: await trial("memory"), processes: await trial("processes"), cpu: await trial("cpu") };
}

/** @param control what a plain process of the host answers. */
export async function examine(
  run: MetricRun,
  participant: Participant,
  plant: Plant,
  control: Examined["control"],
  timeoutMs: number,
): Promise<Examined | Unexamined> {
  const speakWith = (prefix: string): Conversation => new Conversation({ run, participant, prefix, timeoutMs });
  const other = speakWith("other");
  const asker = speakWith("asker");
  try {
    const failure = (await other.begin()) ?? (await asker.begin()) ?? (await deafness(asker));
    if (failure !== undefined) return { failure };
    const { secret, why } = await keepSecret(other, { token: newToken(), key: plant.otherKey, folder: plant.folder });
    const outside = outsideView(unshared((await asker.held?.processes()) ?? []));
    const asked = questions(plant, secret, plant.folder);
    const replies = new Map<string, Reply>(notKept(secret, why));
    for (const { name, line } of asked) replies.set(name, await asker.ask(line));
    return {
      replies,
      control,
      hostSecret: plant.host.content,
      otherSecret: secret?.content ?? "",
      outside,
      limits: await tryLimits(run, participant, timeoutMs),
    };
  } finally {
    await asker.end();
    await other.end();
  }
}
