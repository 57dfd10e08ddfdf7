import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lacksCommand, lacksRoot } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { exampleSample } from "../testing/example-sample.ts";
import { openSampleWriter } from "./writer.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-writer-"));
  file = join(folder, "samples.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("each sample is a line of its own", () => {
  const writer = openSampleWriter(file);
  writer.append([exampleSample({ index: 0 }), exampleSample({ index: 1 })]);
  writer.append([exampleSample({ index: 2 })]);
  writer.close();
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).index)).toEqual([0, 1, 2]);
});

test.each([
  ["half a line", '{"schema":1,"ru', "whole\n"],
  ["a half line longer than what is read at once", "x".repeat(200_000), "whole\n"],
  ["nothing but half a line", "{", ""],
])("%s at the end is cut off before going on", (_, half, whole) => {
  writeFileSync(file, whole + half);
  const writer = openSampleWriter(file);
  writer.append([exampleSample()]);
  writer.close();
  const text = readFileSync(file, "utf8");
  expect(text.startsWith(`${whole}{"schema"`)).toBe(true);
  expect(text).not.toContain(half.repeat(2));
  expect(text.endsWith("}\n")).toBe(true);
});

test("on a full disk the error says so, and everything up to then is readable", async (context) => {
  requires(context, "full disk", lacksRoot() ?? lacksCommand("unshare"));
  // A file system of its own, in a mount namespace of its own: it ends with the process.
  const script = `
    import { mkdirSync, readFileSync } from "node:fs";
    import { openSampleWriter } from ${JSON.stringify(new URL("writer.ts", import.meta.url).href)};
    import { exampleSample } from ${JSON.stringify(new URL("../testing/example-sample.ts", import.meta.url).href)};
    const file = process.argv[1] + "/samples.jsonl";
    const writer = openSampleWriter(file);
    let written = 0;
    try {
      for (;; written++) writer.append([exampleSample({ index: written })]);
    } catch (error) {
      const lines = readFileSync(file, "utf8").split("\\n");
      const readable = lines.slice(0, -1).map((line) => JSON.parse(line).index);
      console.log(JSON.stringify({ name: error.name, message: error.message, written, readable: readable.length, rest: lines.at(-1) }));
    }`;
  const { stdout } = await execa("unshare", [
    "--mount",
    "--propagation=private",
    "sh",
    "-c",
    'mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" --input-type=module-typescript -e "$3" "$1"',
    "sh",
    folder,
    process.execPath,
    script,
  ]);
  const told = JSON.parse(stdout);
  expect(told).toMatchObject({ name: "HostError", message: expect.stringContaining("ENOSPC"), rest: "" });
  expect(told.written).toBeGreaterThan(10);
  expect(told.readable).toBe(told.written);
});
