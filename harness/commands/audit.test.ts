import { expect, test } from "vitest";
import { auditVerdicts } from "../document/audit/item.ts";
import { exitCode, UsageError } from "../errors.ts";
import { audit } from "./audit.ts";
import type { Io } from "./command.ts";

function capture(): { io: Io; text: () => string } {
  const parts: string[] = [];
  const io: Io = {
    out: (text) => void parts.push(text),
    err: (text) => expect.unreachable(`Nothing goes to standard error, but this does: ${text}`),
    outColumns: undefined,
    errColumns: undefined,
    color: false,
  };
  return { io, text: () => parts.join("") };
}

const never = new AbortController().signal;

test("--json prints one document with the stable shape", async () => {
  const { io, text } = capture();
  expect(await audit.run(["--json"], io, never)).toBe(exitCode.done);
  const parsed = JSON.parse(text()) as { items: Record<string, unknown>[] };
  expect(Object.keys(parsed)).toEqual(["items"]);
  for (const item of parsed.items) {
    expect(Object.keys(item)).toEqual(["id", "section", "printed", "recomputed", "verdict", "why"]);
    expect(auditVerdicts).toContain(item["verdict"]);
  }
});

test("contradictions are information: the exit code is 0", async () => {
  const { io, text } = capture();
  expect(await audit.run([], io, never)).toBe(exitCode.done);
  expect(text()).toContain("✗ inconsistent: ");
  expect(text()).toMatch(/\n\d+ items: \d+ consistent, \d+ inconsistent, \d+ underdetermined\.\n$/);
});

test.each([[["--jsn"]], [["extra"]]])("%o is wrong usage", async (args) => {
  await expect(audit.run(args, capture().io, never)).rejects.toThrow(UsageError);
});
