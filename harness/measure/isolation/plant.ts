/**
 * What a program inside a sandbox may find of the host: a process of ours, kept by the host and isolated by nothing, with
 * a file, memory and a socket, and a service on the loopback address. All of it is of this run and for this purpose.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { createServer, type Server } from "node:net";
import type { PreparedWorkload } from "../../../drivers/types.ts";
import { processDriver } from "../../../drivers/process.ts";
import type { BuiltWorkload } from "../../../workloads/types.ts";
import { HostError } from "../../errors.ts";
import { plantedFolder, plantedKeys } from "../../host/planted.ts";
import type { MetricRun } from "../metric-run.ts";
import { Conversation } from "./conversation.ts";
import { keepSecret } from "./keep-secret.ts";
import { type Planted, questions, type Secret } from "./questions.ts";
import type { Reply } from "./reply.ts";

export interface Plant extends Planted {
  /** Of the host; everybody may write in it. */
  readonly folder: string;
  /** Of an instance's shared memory. */
  readonly otherKey: number;
  /**
   * What a plain process of the host answers, by the question's name. What it finds of another one is what an instance is
   * to be held against that looks for another instance.
   */
  askPlainProcess(): Promise<ReadonlyMap<string, Reply>>;
  remove(): Promise<void>;
}

const REMEDY = "Run the workload `reach` by hand, with `secret a b 1 /tmp` as its input.";

async function listen(secret: string): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    socket.on("error", () => {}); // who asked may end at once
    socket.end(secret);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen({ host: "127.0.0.1", port: 0 }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has an address with a port.");
  return { server, port: address.port };
}

function makeFolder(runId: string): string {
  const folder = plantedFolder(runId);
  mkdirSync(folder);
  chmodSync(folder, 0o777); // whatever the umask
  return folder;
}

/** Its file is everybody's: what refuses to open it is the sandbox and not its mode. */
function openToAll({ path }: Secret): void {
  if (path !== undefined) chmodSync(path, 0o666);
}

/** A name that tells nobody anything, and fits into a process's: 15 bytes. */
export function newToken(): string {
  return `sg${randomBytes(6).toString("hex")}`;
}

/** @throws HostError where not even a plain process can be had. */
export async function plant(run: MetricRun, workload: BuiltWorkload, timeoutMs: number): Promise<Plant> {
  const { context } = run;
  const [key = 0, otherKey = 0] = plantedKeys(context.runId);
  const prepared: PreparedWorkload = await processDriver.prepare(undefined, workload, context);
  const speakWith = (prefix: string): Conversation =>
    new Conversation({ run, participant: { prepared }, prefix, timeoutMs });
  const keeper = speakWith("keeper");
  const folder = makeFolder(context.runId);
  const kept = await keepSecret(keeper, { token: newToken(), key, folder });
  if (kept.secret?.path === undefined) {
    await keeper.end();
    throw new HostError("isolation", `No process of the host keeps what is to be found: ${kept.why}.`, REMEDY);
  }
  const host = kept.secret;
  openToAll(host);
  const { server, port } = await listen(host.content);
  return {
    host,
    port,
    folder,
    otherKey,
    async askPlainProcess() {
      const asker = speakWith("plain");
      const replies = new Map<string, Reply>();
      for (const { name, line } of questions({ host, port }, undefined, folder)) {
        const reply = await asker.ask(line);
        replies.set(name, reply).set(name.replace(/^host-/, "other-"), reply);
      }
      await asker.end();
      return replies;
    },
    async remove() {
      server.close();
      await keeper.end();
      await prepared[Symbol.asyncDispose]();
    },
  };
}
