import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { derivedFolder } from "./derived-folder.ts";

let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "sandgauge-derived-"));
});

afterEach(() => {
  rmSync(cache, { recursive: true });
});

/** Writes `text` and counts how often it was asked to. */
function writer(text: string): { make: (folder: string) => Promise<void>; calls: () => number } {
  let calls = 0;
  return {
    async make(folder) {
      calls++;
      writeFileSync(join(folder, "content"), text);
    },
    calls: () => calls,
  };
}

async function failHalfway(folder: string): Promise<void> {
  writeFileSync(join(folder, "half"), "");
  throw new Error("disk full");
}

describe("derivedFolder", () => {
  test("makes what is not there, and not again", async () => {
    const { make, calls } = writer("made");
    const folder = await derivedFolder(cache, "kind", ["a", "b"], make);
    expect(readFileSync(join(folder, "content"), "utf8")).toBe("made");
    expect(await derivedFolder(cache, "kind", ["a", "b"], make)).toBe(folder);
    expect(calls()).toBe(1);
  });

  test("other inputs are another folder, also where they only join to the same", async () => {
    const { make } = writer("made");
    const folders = new Set<string>();
    for (const inputs of [["a", "b"], ["ab"], ["b", "a"], ["a", "b", ""]]) {
      folders.add(await derivedFolder(cache, "kind", inputs, make));
    }
    expect(folders.size).toBe(4);
  });

  test("one that fails leaves nothing, and is tried again", async () => {
    await expect(derivedFolder(cache, "kind", ["a"], failHalfway)).rejects.toThrow("disk full");
    expect(readdirSync(join(cache, "kind"))).toEqual([]);
    const folder = await derivedFolder(cache, "kind", ["a"], writer("made").make);
    expect(readdirSync(folder)).toEqual(["content"]);
  });

  test("two at the same time end with one whole folder", async () => {
    const both = [writer("same"), writer("same")];
    const folders = await Promise.all(both.map(({ make }) => derivedFolder(cache, "kind", ["a"], make)));
    expect(both.map(({ calls }) => calls())).toEqual([1, 1]);
    expect(new Set(folders).size).toBe(1);
    expect(readdirSync(join(cache, "kind"))).toHaveLength(1);
  });
});
