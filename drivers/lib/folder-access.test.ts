import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mayEnter } from "./folder-access.ts";

test("a folder is closed to others where one above it is", () => {
  const folder = mkdtempSync(join(tmpdir(), "sandgauge-access-"));
  try {
    const below = join(folder, "a/b");
    mkdirSync(below, { recursive: true, mode: 0o777 });
    const [own, other] = [process.getuid?.() ?? 0, 64_998];
    expect([mayEnter(own, below), mayEnter(other, below)]).toEqual([true, false]); // mkdtemp's are their owner's alone
    chmodSync(folder, 0o711);
    expect(mayEnter(other, below)).toBe(true);
    chmodSync(below, 0o766);
    expect(mayEnter(other, below)).toBe(false);
    expect(mayEnter(0, below)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
