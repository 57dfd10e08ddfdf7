import { describe, expect, test } from "vitest";
import { parseReply } from "./reply.ts";

describe("answers as the workload gives them", () => {
  test.each([
    [
      "file /tmp/a/sg1 77 sg1",
      `@result {"check":"file","answer":"reached","facts":{"writable":1,"through":"/host","read":"sg1:17"}}`,
      { kind: "answer", answer: "reached", facts: { writable: 1, through: "/host", read: "sg1:17" } },
    ],
    [
      "clock",
      `@result {"check":"clock","answer":"denied","why":"Operation not permitted","facts":{}}`,
      { kind: "answer", answer: "denied", why: "Operation not permitted", facts: {} },
    ],
    [
      "settings",
      `@result {"check":"settings","answer":"denied","why":"Permission denied","facts":{"opened":[]}}`,
      { kind: "answer", answer: "denied", why: "Permission denied", facts: { opened: [] } },
    ],
  ])("%s", (question, line, reply) => {
    expect(parseReply(line, question)).toEqual(reply);
  });
});

describe("what is no answer says so, shortened", () => {
  test.each([
    ["another line", "@pong clock", 'said "@pong clock" in place of a result'],
    ["no JSON", "@result reached", "is not JSON"],
    ["cut off", '@result {"check":"clock","answer":"rea', "is not JSON"],
    ["another answer", '@result {"check":"clock","answer":"yes","facts":{}}', "answer is not as it should be"],
    ["no facts", '@result {"check":"clock","answer":"denied"}', "facts is not as it should be"],
    ["surplus", '@result {"check":"clock","answer":"denied","facts":{},"pid":1}', "fields is not as it should be"],
    ["an object as a fact", '@result {"check":"clock","answer":"denied","facts":{"a":{}}}', "facts.a"],
    ["a flood", `@result {"check":"clock","answer":"denied","facts":{"a":"${"x".repeat(5000)}"}}`, "facts.a"],
    ["another check's", '@result {"check":"file","answer":"reached","facts":{}}', 'answered "file" when asked'],
  ])("%s", (_, line, complaint) => {
    const reply = parseReply(line, "clock");
    expect(reply).toEqual({ kind: "malformed", complaint: expect.stringContaining(complaint) });
    expect(JSON.stringify(reply).length).toBeLessThan(300);
  });
});
