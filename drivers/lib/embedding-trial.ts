/** One process with one instance, by which an embedding's probe learns whether it works here. */
import { execa } from "execa";
import type { Availability, DriverContext, EmbeddingProcess } from "../types.ts";
import type { ReadyEmbedding } from "./create-embedding.ts";
import { DriverError } from "./driver-error.ts";
import { SETUP } from "./tool.ts";

const LIMIT_MS = 10_000;
const QUESTION = "still there?";

/** @throws DriverError where the instance does not answer. */
async function tryOne(target: string, { command }: EmbeddingProcess, context: DriverContext): Promise<void> {
  const [file, ...args] = command.argv;
  const result = await execa(file, args, {
    env: { ...command.env, SANDGAUGE_RUN: context.runId },
    extendEnv: false,
    input: `instantiate 1\ntell 0 ${QUESTION}\n`,
    reject: false,
    timeout: LIMIT_MS,
    killSignal: "SIGKILL",
    cancelSignal: context.signal,
    maxBuffer: 65_536,
  });
  context.signal.throwIfAborted();
  const lines = result.stdout.split("\n");
  if (lines.includes(`@pong ${QUESTION}`)) return;
  const refusal = lines.find((line) => line.startsWith("@failed "));
  const lastWords = result.stderr.trim().split("\n").at(-1);
  throw new DriverError(
    target,
    "prepare",
    `Its one instance gave no answer: ${refusal ?? (lastWords || result.shortMessage || "it said nothing")}`,
    SETUP,
  );
}

/** @throws only what is a defect: a DriverError becomes an answer. */
export async function probeEmbedding(
  target: string,
  makeReady: () => Promise<ReadyEmbedding>,
  context: DriverContext,
): Promise<Availability> {
  try {
    const { prepared, versions } = await makeReady();
    try {
      const process = await prepared.createProcess("probe");
      await tryOne(target, process, context);
      await process.destroy();
    } finally {
      await prepared[Symbol.asyncDispose]();
    }
    return { status: "ready", versions };
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    return { status: "missing", reason: error.message.replace(`[${error.target}] `, ""), remedy: error.remedy };
  }
}
