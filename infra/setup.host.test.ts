import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cacheDir } from "../harness/host/cache.ts";
import { findTool } from "../harness/host/tools.ts";
import { lacksCommand, lacksRoot } from "../harness/testing/lacks.ts";
import { requires } from "../harness/testing/requires.ts";
import { linkSystemTools, runSetup as runSetupWith, script, statuses, systemTool } from "./testing/bare-system.ts";

const setup = join(import.meta.dirname, "setup.sh");
const components = readdirSync(join(import.meta.dirname, "components")).map((file) => basename(file, ".sh"));
/** Those that are visited where none is named. */
const onRequest =
  readFileSync(setup, "utf8")
    .match(/^on_request=\((.*)\)$/m)?.[1]
    ?.split(" ") ?? [];
const unasked = components.filter((name) => !onRequest.includes(name));

/** Of Wasmtime, with the Rust that builds each. */
const listed = [
  ...readFileSync(join(import.meta.dirname, "versions.sh"), "utf8").matchAll(/^ {2}"(\S+) (\S+)"$/gm),
].map(([, version = "", rust = ""]) => ({ version, rust }));

let folder: string;
let bin: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-setup-"));
  bin = join(folder, "bin");
  mkdirSync(bin);
  // A name that every quoting mistake, in the shell or in JSON, trips over.
  cache = join(folder, 'a "cache\\ of $mine');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bareSystem = (): void => linkSystemTools(bin);

const runscBinary = join("bin", "runsc");

/** A Go that builds in no time, or goes wrong as told: `how` is what it does instead of ending well. */
function fakeGo(how = ""): void {
  script(
    join(bin, "go"),
    `case "$1 $2" in "env GOVERSION") echo go1.999.0; exit ;; esac
echo build >>"${folder}/builds"
mkdir -p "$GOBIN"
printf '#!/usr/bin/env bash\\n' >"$GOBIN/runsc" && chmod +x "$GOBIN/runsc"
${how}`,
  );
}

/** A Go whose build tells that it has begun and goes on when told so. */
function fakeGoThatWaits(): { started: () => Promise<unknown>; release: () => Promise<void> } {
  const [started, release] = [join(folder, "started"), join(folder, "release")];
  execFileSync("mkfifo", [started, release]);
  fakeGo(`echo >"${started}"; read -r <"${release}"`);
  return { started: () => readFile(started), release: () => writeFile(release, "\n") };
}

const buildCount = (): number => readFileSync(join(folder, "builds"), "utf8").trim().split("\n").length;

function runSetup(args: readonly string[], path = bin) {
  return runSetupWith(args, { PATH: path, HOME: folder, SANDGAUGE_CACHE: cache });
}

describe("usage", () => {
  test("help names every component", async () => {
    const { exitCode, stdout } = await runSetup(["--help"], process.env["PATH"]);
    expect(exitCode).toBe(0);
    for (const name of components) expect(stdout).toMatch(new RegExp(`^  ${name} +\\w`, "m"));
  });

  test.each([
    [["--only", "gvisor,wasmtim"], `[--only] There is no component "wasmtim". Known: ${components.toSorted()[0]}`],
    [["--only"], "[--only] Names are missing after it."],
    [["--without", "wasmtim"], `[--without] There is no component "wasmtim". Known: ${components.toSorted()[0]}`],
    [["--only="], "[--only] No component is named."],
    [["--force"], `[setup] There is no argument "--force". See infra/setup.sh --help.`],
  ])("%j is wrong usage", async (args, message) => {
    bareSystem();
    const { exitCode, stdout, stderr } = await runSetup(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("a cache folder that cannot be made is named, with the remedy", async () => {
    bareSystem();
    writeFileSync(join(folder, "file"), "");
    cache = join(folder, "file", "cache");
    const { exitCode, stderr } = await runSetup(["--only", "gvisor"]);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^\[cache\] .*file\/cache cannot be written by uid \d+\. Set SANDGAUGE_CACHE/);
  });

  test("the cache folder is the one in which the harness looks", async () => {
    bareSystem();
    fakeGo();
    const env = { PATH: bin, HOME: folder };
    await execa("bash", [setup, "--only", "gvisor"], { env, extendEnv: false });
    expect(existsSync(join(folder, ".cache/sandgauge/tools/runsc.json"))).toBe(true);
    await execa("bash", [setup, "--only", "gvisor"], { env: { ...env, XDG_CACHE_HOME: cache }, extendEnv: false });
    expect(existsSync(join(cacheDir({ XDG_CACHE_HOME: cache }), "tools/runsc.json"))).toBe(true);
  });
});

describe("--check", () => {
  test("has a row for each component of this system and changes nothing", async () => {
    const { exitCode, stdout } = await runSetup(["--check"], process.env["PATH"]);
    expect(exitCode).toBe(0);
    expect(Object.keys(statuses(stdout)).toSorted()).toEqual(unasked.toSorted());
    for (const status of Object.values(statuses(stdout))) expect(["present", "missing", "skipped"]).toContain(status);
    expect(existsSync(cache)).toBe(false);
  });

  test("without root, plans no package and gives root's command instead", async (context) => {
    requires(context, "setup", lacksRoot() ?? lacksCommand("setpriv", "apt-get"));
    const copy = join(folder, "infra");
    cpSync(import.meta.dirname, copy, { recursive: true });
    chmodSync(folder, 0o755);
    bareSystem();
    for (const name of ["apt-get", "apt-cache", "apt-config", "dpkg", "dpkg-deb", "dpkg-query"]) {
      symlinkSync(systemTool(name), join(bin, name));
    }
    const nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    const { exitCode, stdout } = await execa(
      systemTool("setpriv"),
      [...nobody, join(bin, "bash"), join(copy, "setup.sh"), "--check"],
      { env: { PATH: bin, HOME: "/nonexistent" }, extendEnv: false, reject: false },
    );
    expect(exitCode).toBe(0);
    expect(Object.keys(statuses(stdout)).toSorted()).toEqual(unasked.toSorted());
    const hyperfine = stdout.split("\n").find((row) => row.startsWith("hyperfine"));
    expect(hyperfine).toMatch(
      /skipped .*(As root: .*apt-get install -y -q --no-install-recommends --no-remove hyperfine|offer no package hyperfine|installed \(hyperfine\), yet)/,
    );
  });

  test("leaves out what it is told to, and visits the largest last", async () => {
    bareSystem();
    const { stdout } = await runSetup(["--check", "--without", "runc,qemu"]);
    const visited = Object.keys(statuses(stdout));
    expect(visited.toSorted()).toEqual(unasked.filter((name) => name !== "runc" && name !== "qemu").toSorted());
    expect(visited.at(-1)).toBe("chromium");
  });

  test("without apt-get, names what another package manager should install", async () => {
    bareSystem();
    const { stdout } = await runSetup(["--check", "--only", "runc,wasmedge,guest-kernel"]);
    expect(statuses(stdout)).toEqual({ runc: "skipped", wasmedge: "skipped", "guest-kernel": "skipped" });
    expect(stdout).toContain("this system has no apt-get. Install what Debian calls runc");
  });

  test("takes a tool on PATH as it is, but not one of npm's", async () => {
    bareSystem();
    const npm = join(folder, "node_modules/.bin");
    mkdirSync(npm, { recursive: true });
    script(join(npm, "runsc"), "echo runsc version release-20990101.0");
    const checkGvisor = () => runSetup(["--check", "--only", "gvisor"], `${npm}:${bin}`);
    expect(statuses((await checkGvisor()).stdout)).toEqual({ gvisor: "skipped" });
    cpSync(join(npm, "runsc"), join(bin, "runsc"));
    expect((await checkGvisor()).stdout).toMatch(/^gvisor +present +20990101\.0 .*bin\/runsc$/m);
  });

  test("chooses the newest Wasmtime that the Rust there builds", async () => {
    bareSystem();
    script(join(bin, "cargo"), "");
    script(join(bin, "cc"), "");
    const plan = async (rust: string): Promise<string> => {
      script(join(bin, "rustc"), `echo 'rustc ${rust} (59807616e 2026-04-14)'`);
      return (await runSetup(["--check", "--only", "wasmtime"])).stdout;
    };
    expect(listed.length).toBeGreaterThan(1);
    for (const { version, rust } of listed) {
      expect(await plan(rust)).toContain(`cargo install --locked wasmtime-cli@${version} `);
    }
    const [newest, oldest] = [listed[0], listed.at(-1)];
    expect(await plan("1.1000.0")).toContain(`wasmtime-cli@${newest?.version ?? ""} `);
    expect(await plan("1.63.0")).toContain(`Rust is 1.63.0. Put cargo and Rust ${oldest?.rust ?? ""} or newer on PATH`);
  });
});

test("the host program that has Wasmtime as a library is of the version that is tried first", () => {
  const crate = readFileSync(join(import.meta.dirname, "../drivers/wasmtime/host/Cargo.toml"), "utf8");
  const versions = [...crate.matchAll(/^(?:version|wasmtime) = .*?"=?([0-9.]+)"/gm)].map(([, version]) => version);
  expect(versions).toEqual([listed[0]?.version, listed[0]?.version]);
});

describe("install", () => {
  test("what is installed is what the harness finds, and is not built again", async () => {
    bareSystem();
    fakeGo();
    const first = await runSetup(["--only", "gvisor"]);
    expect(first.exitCode).toBe(0);
    expect(statuses(first.stdout)).toEqual({ gvisor: "installed" });
    const tool = findTool("runsc", cache, "");
    expect(tool?.installedVersion).toMatch(/^v0\.0\.0-\d{14}-[0-9a-f]{12}$/);
    expect(tool?.command).toEqual([join(cache, "tools/runsc", tool?.installedVersion ?? "", runscBinary)]);
    const second = await runSetup(["--only", "gvisor"]);
    expect(second.exitCode).toBe(0);
    expect(statuses(second.stdout)).toEqual({ gvisor: "present" });
    expect(buildCount()).toBe(1);
  });

  test("a damaged manifest is written again; a damaged tool is built again", async () => {
    bareSystem();
    fakeGo();
    await runSetup(["--only", "gvisor"]);
    const tool = findTool("runsc", cache, "");
    truncateSync(join(cache, "tools/runsc.json"), 10);
    expect(statuses((await runSetup(["--only", "gvisor"])).stdout)).toEqual({ gvisor: "installed" });
    expect(findTool("runsc", cache, "")).toEqual(tool);
    expect(buildCount()).toBe(1);
    writeFileSync(tool?.command[0] ?? "", "half a binary\0");
    expect(statuses((await runSetup(["--only", "gvisor"])).stdout)).toEqual({ gvisor: "installed" });
    expect(buildCount()).toBe(2);
  });

  test("one that fails stops no other, and shows the end of its log", async () => {
    bareSystem();
    fakeGo("echo 'gvisor: no space left on device' >&2; exit 7");
    script(join(bin, "hyperfine"), "echo hyperfine 1.15.0");
    const { exitCode, stdout, stderr } = await runSetup(["--only", "gvisor,runc,hyperfine"]);
    expect(exitCode).toBe(1);
    expect(statuses(stdout)).toEqual({ gvisor: "failed", runc: "skipped", hyperfine: "present" });
    const log = join(cache, "logs/gvisor.log");
    expect(stderr).toContain(`[gvisor] Installing it ended with exit code 7. The last lines of ${log}:`);
    expect(stderr).toContain("    gvisor: no space left on device");
    expect(stderr).toContain("run: infra/setup.sh --only gvisor");
    expect(findTool("runsc", cache, "")).toBeUndefined();
  });

  test("one that ends well but does not work has failed", async () => {
    bareSystem();
    fakeGo('echo "exit 1" >>"$GOBIN/runsc"');
    const { exitCode, stdout, stderr } = await runSetup(["--only", "gvisor"]);
    expect(exitCode).toBe(1);
    expect(statuses(stdout)).toEqual({ gvisor: "failed" });
    expect(stderr).toContain("[gvisor] It was installed without an error, yet it is not found or does not work.");
  });

  test("killed in the middle of a build, it leaves nothing that counts, and the next run builds it", async () => {
    bareSystem();
    const build = fakeGoThatWaits();
    const killed = execa("bash", [setup, "--only", "gvisor"], {
      env: { PATH: bin, HOME: folder, SANDGAUGE_CACHE: cache },
      extendEnv: false,
      reject: false,
      detached: true,
    });
    await build.started();
    process.kill(-(killed.pid ?? 0), "SIGKILL");
    await killed;
    expect(findTool("runsc", cache, "")).toBeUndefined();
    expect(statuses((await runSetup(["--check", "--only", "gvisor"])).stdout)).toEqual({ gvisor: "missing" });
    fakeGo();
    expect(statuses((await runSetup(["--only", "gvisor"])).stdout)).toEqual({ gvisor: "installed" });
    expect(readdirSync(join(cache, "tools/runsc")).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("of two at once, the second waits and finds the work done", async () => {
    bareSystem();
    const build = fakeGoThatWaits();
    const first = runSetup(["--only", "gvisor"]);
    await build.started();
    const second = runSetup(["--only", "gvisor"]);
    for await (const line of second.iterable({ from: "stderr" })) {
      expect(line).toBe(`setup: waiting for another setup that uses ${cache}`);
      await build.release();
    }
    expect(statuses((await first).stdout)).toEqual({ gvisor: "installed" });
    expect(statuses((await second).stdout)).toEqual({ gvisor: "present" });
    expect(buildCount()).toBe(1);
  });
});
