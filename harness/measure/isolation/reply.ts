/** What the workload `reach` said to one question. It comes from inside a sandbox: checked, shortened, never trusted. */
import { z } from "zod";
import type { IsolationAnswer } from "../../records/isolation-sample.ts";

const text = z.string().max(600);

const resultLine = z.strictObject({
  check: z.string().max(64),
  answer: z.enum(["reached", "denied", "absent", "undecided"]),
  why: z.string().max(300).exactOptional(),
  facts: z.record(z.string().max(100), z.union([text, z.number(), z.array(text).max(300)])),
});

type ReplyFacts = z.infer<typeof resultLine>["facts"];

export type Reply =
  | {
      readonly kind: "answer";
      readonly answer: IsolationAnswer;
      readonly why?: string;
      readonly facts: ReplyFacts;
    }
  /** No answer, or one that is no answer to the question: a sentence's part about the instance. */
  | { readonly kind: "malformed"; readonly complaint: string }
  | { readonly kind: "silent"; readonly limitMs: number }
  | { readonly kind: "ended"; readonly how: string }
  | { readonly kind: "not-asked"; readonly why: string };

const PREFIX = "@result ";

function shortened(line: string): string {
  return JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}…` : line);
}

function malformed(complaint: string): Reply {
  return { kind: "malformed", complaint };
}

/** @param question the line that was sent: the check's name and its arguments. */
export function parseReply(line: string, question: string): Reply {
  if (!line.startsWith(PREFIX)) return malformed(`said ${shortened(line)} in place of a result`);
  let content: unknown;
  try {
    content = JSON.parse(line.slice(PREFIX.length));
  } catch {
    return malformed(`gave a result that is not JSON: ${shortened(line)}`);
  }
  const result = resultLine.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    return malformed(
      `gave a result whose ${issue?.path.join(".") || "fields"} is not as it should be: ${shortened(line)}`,
    );
  }
  const { check, ...answer } = result.data;
  const [asked = ""] = question.split(" ");
  return check === asked
    ? { kind: "answer", ...answer }
    : malformed(`answered ${shortened(check)} when asked for ${shortened(asked)}`);
}
