/** Has an instance keep something that another one may find. */
import { randomBytes } from "node:crypto";
import { unshared } from "../../launcher/launch-instance.ts";
import type { Conversation } from "./conversation.ts";
import type { Secret } from "./questions.ts";
import type { Reply } from "./reply.ts";

export interface Kept {
  readonly secret: Secret | undefined;
  /** Where there is none, or none in a file: a sentence's part. */
  readonly why: string;
}

/** Both become words of a question to another instance. */
const PATH = /^\/[\w./-]{1,200}$/;
const ADDRESS = /^[0-9a-f]{1,16}$/;

function fact(reply: Extract<Reply, { kind: "answer" }>, name: string, pattern = /^/): string | undefined {
  const value = reply.facts[name];
  return typeof value === "string" && pattern.test(value) ? value : undefined;
}

export async function keepSecret(
  conversation: Conversation,
  { token, key, folder }: { token: string; key: number; folder: string },
): Promise<Kept> {
  const hidden = randomBytes(12).toString("hex");
  const content = `${token}:${hidden}`;
  const reply = await conversation.ask(`secret ${token} ${hidden} ${key} ${folder}`);
  const pid = await hostPid(conversation);
  if (reply.kind !== "answer") {
    const why = reply.kind === "malformed" ? reply.complaint : `it gave no answer (${reply.kind})`;
    return { secret: undefined, why };
  }
  if (pid === undefined) return { secret: undefined, why: "no process of it is seen by the host" };
  // Where there is no call to keep anything by, another instance is asked for it all the same: it has no call either.
  if (reply.answer === "absent") {
    return { secret: { token, content, pid, key, address: "0", path: `${folder}/${token}` }, why: "" };
  }
  const path = fact(reply, "path", PATH);
  const secret = { token, content, pid, key, address: fact(reply, "address", ADDRESS) ?? "0" };
  return path === undefined
    ? { secret, why: `it has no place for a file (${fact(reply, "noPath") ?? "untold"})` }
    : { secret: { ...secret, path }, why: "" };
}

/** The process that runs the program where there is one of its own, else the first that the instance has. */
async function hostPid({ held }: Conversation): Promise<number | undefined> {
  const processes = unshared((await held?.processes()) ?? []);
  return (processes.find(({ component }) => component === "workload") ?? processes[0])?.pid;
}
