/**
 * Builds what is published: JavaScript (Node runs no TypeScript below node_modules), the files that are read at run
 * time, and, where there is a compiler, the native stopwatch and the workloads, so that a host without one can measure.
 */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { execa } from "execa";
import { buildLauncher, shippedLauncherName } from "../harness/launcher/build.ts";
import { cacheDir } from "../harness/host/cache.ts";
import { buildWorkload, workloadNames } from "../workloads/build.ts";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

function copy(folder: string, wanted: RegExp): void {
  cpSync(join(root, folder), join(dist, folder), {
    recursive: true,
    filter: (source) => !/\.[^/]*$/.test(relative(root, source)) || wanted.test(source),
  });
}

/** Where a build of the same kind looks when there is no compiler. */
async function shipWorkloads(): Promise<void> {
  for (const name of workloadNames()) {
    const { artefacts } = await buildWorkload(name, { cache: cacheDir() });
    const folder = join(dist, "workloads", name, "shipped");
    mkdirSync(folder, { recursive: true });
    for (const kind of ["x86_64", "arm64", "wasm"] as const) {
      const artefact = artefacts[kind];
      if (artefact !== undefined) cpSync(artefact.path, join(folder, kind));
    }
  }
}

async function shipLauncher(): Promise<void> {
  const { path } = await buildLauncher();
  if (path !== undefined) cpSync(path, join(dist, "harness/launcher/native", shippedLauncherName()));
}

rmSync(dist, { recursive: true, force: true });
await execa(
  process.execPath,
  [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.build.json")],
  {
    stdio: "inherit",
  },
);
copy("harness/launcher", /\.[ch]$/);
copy("harness/measure/plans", /\.json$/);
copy("harness/output/report/html/assets", /\.(css|js)$/);
copy("drivers/containerd/api", /\.proto$/);
copy("drivers/containerd/native", /\.c$/);
copy("drivers/cri/api", /\.proto$/);
copy("workloads", /\.(h|c|json)$/);
await shipWorkloads();
await shipLauncher();
