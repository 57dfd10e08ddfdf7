import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { containerdConfig } from "./containerd-config.ts";
import { layoutOf } from "./layout.ts";
import { findRuntimes } from "./runtimes.ts";

let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), "sandgauge-runtimes-"));
  for (const folder of ["tools", "assets"]) mkdirSync(join(cache, folder));
  vi.stubEnv("SANDGAUGE_CACHE", cache);
  vi.stubEnv("PATH", "");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

/** @returns the shim's path. */
function installShim(name: string): string {
  const path = join(cache, name);
  writeFileSync(path, "", { mode: 0o755 });
  writeFileSync(join(cache, `tools/${name}.json`), JSON.stringify({ version: "4.1.0", command: [path] }));
  return path;
}

const installConfiguration = (variant: string): void =>
  writeFileSync(
    join(cache, `assets/kata-${variant}.json`),
    JSON.stringify({ version: "4.1.0", path: `/k/${variant}` }),
  );

const places = { runscFile: "/e/runsc.toml", state: "/e/runtimes" };

test("Kata with each hypervisor that setup found usable, through the shim that goes with it", () => {
  const [rust, go] = [installShim("containerd-shim-kata-v2"), installShim("containerd-shim-kata-go-v2")];
  for (const variant of ["clh", "qemu-go", "fc"]) installConfiguration(variant);
  const { runtimes } = findRuntimes(places);
  expect(runtimes.map(({ name, shimPath, options }) => [name, shimPath, options["ConfigPath"]])).toEqual([
    ["kata-clh", rust, "/k/clh"],
    ["kata-qemu-go", go, "/k/qemu-go"],
  ]);
  const config = containerdConfig(layoutOf("/e"), runtimes, "pause", undefined);
  expect(config).toContain(`runtimes."kata-clh"]
runtime_type = "io.containerd.kata.v2"
runtime_path = "${rust}"
`);
});

test("no Kata without its shim", () => {
  installConfiguration("clh");
  expect(findRuntimes(places).runtimes).toEqual([]);
});
