import { existsSync, mkdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { openRunScope, type RunScope } from "../../harness/host/run-scope.ts";
import { requires } from "../../harness/testing/requires.ts";
import { removeKataOverhead } from "./kata.ts";

let scope: RunScope;

beforeEach(() => {
  scope = openRunScope();
});

afterEach(async () => {
  await scope.close();
});

test("of what Kata's runtime in Go leaves at the top of each hierarchy, a run removes its own", async (context) => {
  const { cgroup, runId } = scope.context;
  if (cgroup === undefined) return requires(context, "cgroups", "No cgroups may be made here.");
  const roots = cgroup.folders.map((folder) => folder.slice(0, -cgroup.path.length));
  const parents = roots.map((root) => join(root, "kata_overhead"));
  const isKatas = parents.map((parent) => existsSync(parent));
  const ours = parents.flatMap((parent) => [`${runId}-one`, `${runId}-two`].map((id) => join(parent, id)));
  const foreign = parents.map((parent) => join(parent, `foreign-${runId}-one`));
  onTestFinished(() => {
    for (const folder of [...ours, ...foreign]) if (existsSync(folder)) rmdirSync(folder);
    for (const [index, parent] of parents.entries()) if (isKatas[index] === false) rmdirSync(parent);
  });
  for (const folder of [...ours, ...foreign]) mkdirSync(folder, { recursive: true });
  await removeKataOverhead("containerd", cgroup, (id) => id.startsWith(`${runId}-`));
  expect(ours.filter((folder) => existsSync(folder))).toEqual([]);
  expect(foreign.filter((folder) => !existsSync(folder))).toEqual([]);
  await removeKataOverhead("containerd", cgroup, (id) => id.startsWith(`${runId}-`));
});
