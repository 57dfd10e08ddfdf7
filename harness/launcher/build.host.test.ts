import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { arch, tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { lacksCommand } from "../testing/lacks.ts";
import { requires } from "../testing/requires.ts";
import { buildLauncher, shippedLauncherName } from "./build.ts";
import { startLauncher } from "./launcher.ts";

const native = join(import.meta.dirname, "native");
let root: string;
let cache: string;
let folder: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sandgauge-build-"));
  cache = join(root, "cache");
  folder = join(root, "native");
  cpSync(native, folder, { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

describe("with a compiler", () => {
  beforeEach((context) => requires(context, "cc", lacksCommand("cc")));

  test("the launcher is compiled once", async () => {
    const { path } = await buildLauncher({ cache, folder });
    const { mtimeMs } = statSync(path ?? "");
    expect(await buildLauncher({ cache, folder })).toEqual({ path });
    expect(statSync(path ?? "").mtimeMs).toBe(mtimeMs);
    expect(readdirSync(join(path ?? "", ".."))).toEqual(["launcher"]);
  });

  test("another source makes another launcher", async () => {
    const { path } = await buildLauncher({ cache, folder });
    writeFileSync(join(folder, "clock.h"), "\n", { flag: "a" });
    const changed = await buildLauncher({ cache, folder });
    expect(changed.path).not.toBe(path);
    expect(changed.path).toBeDefined();
  });

  test("a source that it does not take is the reason, with its complaint", async () => {
    writeFileSync(join(folder, "clock.h"), "#error spoilt\n");
    const built = await buildLauncher({ cache, folder });
    expect(built).toEqual({ path: undefined, reason: expect.stringMatching(/cc: .*error.*spoilt.*none was shipped/) });
    expect(readdirSync(join(cache, "launcher"))).toEqual([]);
  });

  test("it compiles without a warning", async () => {
    const sources = readdirSync(folder).filter((name) => name.endsWith(".c"));
    const flags = ["-std=gnu11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Wshadow", "-Wconversion", "-Werror"];
    const { stderr } = await execa("cc", [...flags, "-o", join(root, "launcher"), ...sources], { cwd: folder });
    expect(stderr).toBe("");
  });
});

test("it compiles for arm64", async (context) => {
  const compiler = arch() === "arm64" ? "cc" : "aarch64-linux-gnu-gcc";
  requires(context, "arm64", lacksCommand(compiler));
  const sources = readdirSync(folder).filter((name) => name.endsWith(".c"));
  const flags = ["-std=gnu11", "-D_GNU_SOURCE", "-O2", "-Wall", "-Wextra", "-Werror", "-static"];
  const { stderr } = await execa(compiler, [...flags, "-o", join(root, "launcher"), ...sources], { cwd: folder });
  expect(stderr).toBe("");
});

describe("without a compiler", () => {
  beforeEach(() => void vi.stubEnv("PATH", root));

  test("a shipped launcher is taken", async () => {
    const shipped = join(folder, shippedLauncherName());
    writeFileSync(shipped, "");
    expect(await buildLauncher({ cache, folder })).toEqual({ path: shipped });
    expect((await buildLauncher({ cache, folder, sanitized: true })).path).toBeUndefined();
  });

  test("nothing shipped is a reason, and Node's clock is used", async () => {
    const reason = "The native launcher cannot be built (none of cc, clang, gcc is on PATH), and none was shipped.";
    expect(await buildLauncher({ cache, folder })).toEqual({ path: undefined, reason });
    const launcher = await startLauncher({ runId: "test-run" });
    expect(launcher).toMatchObject({ clock: "node", fallbackReason: reason });
    await launcher.close();
  });
});

describe("the launcher of a run", () => {
  beforeEach((context) => requires(context, "cc", lacksCommand("cc")));

  test("is the native one, and closes with its signal", async () => {
    const { path = "" } = await buildLauncher({ cache, folder });
    const controller = new AbortController();
    const launcher = await startLauncher({ runId: "test-run", binary: path, signal: controller.signal });
    expect(launcher).toMatchObject({ clock: "launcher" });
    const request = { argv: ["/bin/cat"], env: {}, stdin: "open", awaits: "exit", timeoutNs: 60e9 } as const;
    const launch = launcher.launch(request);
    controller.abort();
    expect((await launch.exited).signal).toBe("SIGKILL");
    await launcher.close();
  });

  test("is closed from the start where the signal was aborted before", async () => {
    const { path = "" } = await buildLauncher({ cache, folder });
    const launcher = await startLauncher({ runId: "test-run", binary: path, signal: AbortSignal.abort() });
    const request = { argv: ["/bin/cat"], env: {}, stdin: "open", awaits: "exit", timeoutNs: 60e9 } as const;
    await expect(launcher.launch(request).exited).rejects.toThrow("[launcher]");
  });
});

test("shipped launchers are named as the machine names itself", () => {
  expect([shippedLauncherName("x64"), shippedLauncherName("arm64")]).toEqual(["launcher-x86_64", "launcher-arm64"]);
});
