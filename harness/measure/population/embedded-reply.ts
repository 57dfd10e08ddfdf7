/**
 * What an embedding host says on its standard output, one line at a time. It is a workload's process, so nothing of it
 * is believed: a line that is not as it should be is told apart from every reply.
 */
import { z } from "zod";

const count = z.int().nonnegative();
/** No duration of a single start is longer than a day; JSON's numbers can be. */
const durationNs = z.int().nonnegative().max(86_400e9);

/** Live instances after it, with the times of the new ones. */
const instantiated = z.strictObject({
  live: count,
  instantiateNs: z.array(durationNs),
  startNs: z.array(durationNs),
});
const done = z.strictObject({ live: count });
const told = z.strictObject({ live: count, answered: count });
const failed = z.strictObject({ live: count, error: z.string().max(4096) });

export type EmbeddedReply =
  | ({ readonly kind: "instantiated" } & Readonly<z.infer<typeof instantiated>>)
  | ({ readonly kind: "done" } & Readonly<z.infer<typeof done>>)
  | ({ readonly kind: "told" } & Readonly<z.infer<typeof told>>)
  | ({ readonly kind: "failed" } & Readonly<z.infer<typeof failed>>)
  /** What the instance itself said, without its `@pong `. */
  | { readonly kind: "answer"; readonly text: string };

const PONG = "@pong ";

function parsed<T>(schema: z.ZodType<T>, json: string): T | undefined {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function named<K extends string, T extends object>(kind: K, fields: T | undefined): ({ kind: K } & T) | undefined {
  return fields === undefined ? undefined : { kind, ...fields };
}

/** @returns undefined for a line that is none of the protocol. */
export function parseReply(line: string): EmbeddedReply | undefined {
  if (line.startsWith(PONG)) return { kind: "answer", text: line.slice(PONG.length) };
  const space = line.indexOf(" ");
  const json = line.slice(space + 1);
  switch (line.slice(0, Math.max(space, 0))) {
    case "@instantiated":
      return named("instantiated", parsed(instantiated, json));
    case "@done":
      return named("done", parsed(done, json));
    case "@told":
      return named("told", parsed(told, json));
    case "@failed":
      return named("failed", parsed(failed, json));
    default:
      return undefined;
  }
}
