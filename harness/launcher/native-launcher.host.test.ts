/** What only the native launcher does, and what it keeps from the processes that it starts. */
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { getPriority } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { allowedCpus, cpuList } from "../host/cpu-list.ts";
import { kinds, linesOf, nativeLauncherUnderTest } from "./fixtures/native-launcher-under-test.ts";

describe.each(kinds)("$name", ({ sanitized }) => {
  const { built, start, request } = nativeLauncherUnderTest(sanitized);

  test("pins a process to one CPU, and only that process", async () => {
    const launcher = await start();
    const allowed = async (cpu?: number): Promise<string | undefined> => {
      const lines = await linesOf(launcher.launch(request(["state"], cpu === undefined ? {} : { cpu })));
      return lines.find((line) => line.startsWith("@Cpus_allowed_list:"))?.split("\t")[1];
    };
    const before = await allowed();
    const last = Number(before?.split(/[-,]/).at(-1));
    expect(await allowed(last)).toBe(String(last));
    expect(await allowed()).toBe(before);
    await expect(launcher.launch(request(["ready"], { cpu: 1023 })).exited).rejects.toThrow(
      "may not run on the one CPU that it is to run on: invalid argument (EINVAL)",
    );
  });

  test("places what it starts on the CPUs that it was told, and by the request where that names one", async () => {
    const own = allowedCpus();
    const allowed = async (cpus: readonly number[], cpu?: number): Promise<string | undefined> => {
      const launcher = await start({ cpus });
      const lines = await linesOf(launcher.launch(request(["state"], cpu === undefined ? {} : { cpu })));
      return lines.find((line) => line.startsWith("@Cpus_allowed_list:"))?.split("\t")[1];
    };
    const last = own.slice(-1);
    expect(await allowed(last)).toBe(cpuList(last));
    expect(await allowed(own)).toBe(cpuList(own));
    expect(await allowed(last, own[0])).toBe(String(own[0]));
    await expect(start({ cpus: [] })).rejects.toThrow(" is no list of CPUs");
    await expect(start({ cpus: [1024] })).rejects.toThrow("1024 is no list of CPUs");
  });

  test("tells by how much its clock is slewed, once it has run for a while", async () => {
    const launcher = await start();
    expect(launcher.clockPpm).toBeNull();
    const { clockPpm } = await launcher.launch(request(["silent"], { timeoutNs: 3e8 })).exited;
    // The kernel's discipline is within 500; a tick set by hand is within a tenth (adjtimex(2)).
    expect(Math.abs(clockPpm ?? Infinity)).toBeLessThan(110_000);
    expect(launcher.clockPpm).toBe(clockPpm);
  });

  test("tells nobody while another start is being timed", async () => {
    const launcher = await start();
    const slow = launcher.launch(request(["silent"], { awaits: "ready", timeoutNs: 4e8 }));
    const quick = launcher.launch(request(["ready"]));
    const exit = await quick.exited;
    const heardNs = process.hrtime.bigint();
    const [{ requestedNs }, { requestedNs: quickNs }] = await Promise.all([slow.spawned, quick.spawned]);
    expect(exit.atNs).toBeLessThan(Number(heardNs - quickNs));
    expect(heardNs - requestedNs).toBeGreaterThanOrEqual(4e8);
  });

  test("gives back the limit on open files that it raised for itself", async () => {
    const launcher = await start();
    const limit = readFileSync("/proc/self/limits", "utf8").match(/^Max open files +(\S+)/m)?.[1];
    expect(await linesOf(launcher.launch(request(["state"])))).toContain(`@files ${limit}`);
  });

  test("keeps its own way of being scheduled from what it starts", async () => {
    const launcher = await start();
    const lines = await linesOf(launcher.launch(request(["state"])));
    expect(lines).toEqual(expect.arrayContaining(["@policy 0", `@nice ${getPriority()}`]));
  });

  test("that does not come up is an error", async () => {
    await expect(start({}, "/nowhere/launcher")).rejects.toThrow(/\[launcher\] .*ENOENT/);
    await expect(start({}, "/bin/false")).rejects.toThrow("[launcher] The launcher was ended by exit status 1");
    const impostor = join(built.folder, "impostor");
    writeFileSync(impostor, "#!/bin/sh\necho hello\nexec cat\n");
    chmodSync(impostor, 0o755);
    await expect(start({}, impostor)).rejects.toThrow("what it says is no event");
    writeFileSync(impostor, `#!/bin/sh\necho '{"event":"hello","protocol":99}'\nexec cat\n`);
    await expect(start({}, impostor)).rejects.toThrow("[launcher] The launcher speaks protocol 99");
  });
});
