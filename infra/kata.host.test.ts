/** setup.sh --only kata, kata-go, with archives of a release made here in place of the official ones. */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { cacheDir } from "../harness/host/cache.ts";
import { findAsset, findTool } from "../harness/host/tools.ts";
import { lacksCommand, lacksRoot } from "../harness/testing/lacks.ts";
import { requires } from "../harness/testing/requires.ts";
import { linkSystemTools, runSetup, script, statuses } from "./testing/bare-system.ts";

const versions = readFileSync(join(import.meta.dirname, "versions.sh"), "utf8");
const pinned = (name: string): string => new RegExp(`^${name}=(.*)$`, "m").exec(versions)?.[1] ?? "";
const release = pinned("KATA_VERSION");
const architecture = process.arch === "arm64" ? "arm64" : "amd64";

const rust = {
  archive: `kata-static-${release}-${architecture}.tar.zst`,
  shim: "runtime-rs/bin/containerd-shim-kata-v2",
  configurations: ["qemu-runtime-rs", "clh-runtime-rs", "dragonball"].map(
    (name) => `runtime-rs/configuration-${name}.toml`,
  ),
};
const go = {
  archive: `kata-go-static-${release}-${architecture}.tar.zst`,
  shim: "bin/containerd-shim-kata-v2",
  configurations: ["qemu", "fc"].map((name) => `configuration-${name}.toml`),
};

let folder: string;
let bin: string;
let cache: string;
/** What stands for / . */
let root: string;
let archives: string;
let checksums: Record<string, string>;

beforeEach((context) => {
  requires(context, "setup", lacksRoot() ?? lacksCommand("tar", "zstd"));
  folder = mkdtempSync(join(tmpdir(), "sandgauge-kata-"));
  [bin, root, archives] = [join(folder, "bin"), join(folder, "a root"), join(folder, "archives")];
  cache = join(folder, 'a "cache\\ of $mine');
  checksums = {};
  for (const path of [bin, archives, join(root, "dev/shm")]) mkdirSync(path, { recursive: true });
  for (const device of ["kvm", "vhost-vsock", "vhost-net", "log"]) writeFileSync(join(root, "dev", device), "");
  linkSystemTools(bin, "cp", "tar", "zstd");
  script(join(bin, "df"), "printf 'Avail\\n 2048\\n'");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An archive of a release, with what setup looks for in it; its checksum is told to setup from then on. */
async function makeArchive({ archive, shim, configurations }: typeof rust, version = release): Promise<string> {
  const tree = mkdtempSync(join(folder, "release-"));
  const kata = join(tree, "opt/kata");
  script(join(kata, shim), `echo "Kata Containers containerd shim: ${version}"`);
  for (const configuration of configurations) {
    const file = join(kata, "share/defaults/kata-containers", configuration);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, "[runtime]\n");
  }
  writeFileSync(join(kata, "VERSION"), `${version}\n`);
  const file = join(archives, archive);
  await execa("tar", ["--zstd", "-cf", file, "-C", tree, "."]);
  checksums[archive === rust.archive ? "KATA_SHA256" : "KATA_GO_SHA256"] = sha256(file);
  return file;
}

const sha256 = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

const setUp = (args: readonly string[], env: Record<string, string> = {}) =>
  runSetup(args, {
    PATH: bin,
    HOME: folder,
    SANDGAUGE_CACHE: cache,
    KATA_ROOT: root,
    KATA_ARCHIVES: archives,
    ...checksums,
    ...env,
  });

const dropIn = (): string => readFileSync(join(root, "etc/containerd/conf.d/sandgauge-kata.toml"), "utf8");
const handlers = (): (string | undefined)[] =>
  [...dropIn().matchAll(/runtimes\.kata-([\w-]+)\]/g)].map(([, name]) => name);

/** The runtimes that a configuration of dockerd names. */
function dockerRuntimes(file: string): string[] {
  const { runtimes } = z
    .object({ runtimes: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.keys(runtimes);
}

const log = (component = "kata"): string => readFileSync(join(cache, `logs/${component}.log`), "utf8");

/** `ctr` of a containerd, which tells in which state its devmapper snapshotter is. */
const snapshotterIs = (state: string): void =>
  script(join(bin, "ctr"), `echo 'io.containerd.snapshotter.v1    devmapper    linux/amd64    ${state}'`);

test("what is installed is what the harness finds, and is not unpacked again", async () => {
  await makeArchive(rust);
  expect(statuses((await setUp(["--check", "--only", "kata"])).stdout)).toEqual({ kata: "missing" });
  expect(existsSync(join(root, "opt"))).toBe(false);

  const first = await setUp(["--only", "kata"]);
  expect(statuses(first.stdout), first.stderr).toEqual({ kata: "installed" });
  expect(first.stdout).toContain("(qemu, clh, dragonball)");
  const kata = join(root, "opt/kata");
  expect(findTool("containerd-shim-kata-v2", cache, "")).toEqual({
    command: [join(kata, rust.shim)],
    installedVersion: release,
  });
  expect(findAsset("kata-clh", cache)).toEqual({
    version: release,
    path: join(kata, "share/defaults/kata-containers/runtime-rs/configuration-clh-runtime-rs.toml"),
  });

  rmSync(join(archives, rust.archive));
  expect(statuses((await setUp(["--only", "kata"])).stdout)).toEqual({ kata: "present" });
});

test("the handlers name the shim and a configuration each, and containerd takes them", async (context) => {
  await makeArchive(rust);
  await setUp(["--only", "kata"]);
  expect(handlers()).toEqual(["qemu", "clh", "dragonball"]);
  expect(dropIn()).toContain(`runtime_path = '/opt/kata/${rust.shim}'`);
  expect(dropIn()).toContain(
    "ConfigPath = '/opt/kata/share/defaults/kata-containers/runtime-rs/configuration-dragonball.toml'",
  );
  const containerd = findTool("containerd", cacheDir());
  requires(context, "containerd", containerd === undefined ? "containerd not on PATH." : undefined);
  const config = join(folder, "config.toml");
  writeFileSync(config, `version = 2\nimports = [${JSON.stringify(join(root, "etc/containerd/conf.d/*.toml"))}]\n`);
  const { stdout } = await execa(containerd?.command[0] ?? "", ["--config", config, "config", "dump"]);
  expect(stdout).toMatch(/runtimes\.kata-clh\]\s+runtime_type = ["']io\.containerd\.kata-clh\.v2["']/);
});

test("an older containerd gets the configuration that it reads", async () => {
  await makeArchive(rust);
  script(join(bin, "containerd"), "echo containerd github.com/containerd/containerd 1.6.20~ds1 1.6.20~ds1-1");
  await setUp(["--only", "kata"]);
  expect(dropIn()).toMatch(/^version = 2$/m);
  expect(dropIn()).toContain("[plugins.'io.containerd.grpc.v1.cri'.containerd.runtimes.kata-qemu]");
});

test("a hypervisor that the host cannot run is left out, until it can", async () => {
  await makeArchive(rust);
  rmSync(join(root, "dev/vhost-vsock"));
  expect((await setUp(["--only", "kata"])).stdout).toContain("(clh, dragonball)");
  expect(handlers()).toEqual(["clh", "dragonball"]);
  expect(findAsset("kata-qemu", cache)).toBeUndefined();

  writeFileSync(join(root, "dev/vhost-vsock"), "");
  expect((await setUp(["--only", "kata"])).stdout).toContain("(qemu, clh, dragonball)");
  expect(handlers()).toEqual(["qemu", "clh", "dragonball"]);

  script(join(bin, "df"), "printf 'Avail\\n 64\\n'"); // Docker's default for a container's /dev/shm
  expect((await setUp(["--only", "kata"])).stdout).toContain("(clh, dragonball)");
});

test("where none of its hypervisors can run, nothing is downloaded, and each reason is told", async () => {
  await makeArchive(rust);
  rmSync(join(root, "dev/kvm"));
  const { exitCode, stdout } = await setUp(["--only", "kata"]);
  expect({ exitCode, ...statuses(stdout) }).toEqual({ exitCode: 0, kata: "skipped" });
  expect(stdout).toContain("qemu: /dev/kvm cannot be opened; clh: /dev/kvm cannot be opened; dragonball:");
  expect(existsSync(join(root, "opt"))).toBe(false);
});

test("the runtime in Go is not for a host without syslog, where its shim ends", async () => {
  await makeArchive(go);
  rmSync(join(root, "dev/log"));
  const { stdout } = await setUp(["--only", "kata-go"]);
  expect(statuses(stdout)).toEqual({ "kata-go": "skipped" });
  expect(stdout).toContain("qemu-go: /dev/log is not there");
});

test("both archives in one folder; Firecracker where containerd has a block device for it", async () => {
  await makeArchive(rust);
  await makeArchive(go);
  snapshotterIs("skip");
  expect(statuses((await setUp(["--only", "kata,kata-go"])).stdout)).toEqual({
    kata: "installed",
    "kata-go": "installed",
  });
  const all = ["qemu", "clh", "dragonball", "qemu-go"];
  expect(handlers()).toEqual(all);
  expect(findTool("containerd-shim-kata-go-v2", cache, "")?.command).toEqual([join(root, "opt/kata", go.shim)]);

  snapshotterIs("ok");
  await setUp(["--only", "kata-go"]);
  expect(handlers()).toEqual([...all, "fc"]);
  expect(dropIn()).toMatch(/kata-fc\]\n(.*\n)*?snapshotter = 'devmapper'/);
  expect(statuses((await setUp(["--only", "kata,kata-go"])).stdout)).toEqual({ kata: "present", "kata-go": "present" });
});

test("an archive with another checksum is refused, whole or cut off, and nothing of it is used", async () => {
  const file = await makeArchive(rust);
  truncateSync(file, 100);
  const { exitCode, stdout } = await setUp(["--only", "kata"]);
  expect({ exitCode, ...statuses(stdout) }).toEqual({ exitCode: 1, kata: "failed" });
  expect(log()).toContain(`${rust.archive} has the SHA-256 ${sha256(file)}, not ${checksums["KATA_SHA256"]}`);
  expect(existsSync(join(root, "opt/kata"))).toBe(false);
  expect(existsSync(file), "the operator's own").toBe(true);
});

test("an archive that is not there is downloaded from the release, and not kept, whether it was right or not", async () => {
  const file = await makeArchive(rust);
  script(
    join(bin, "curl"),
    `echo "$@" >>"${folder}/requests"; while (($# > 1)); do [[ $1 != --output ]] || cp "${file}" "$2"; shift; done`,
  );
  const { KATA_SHA256 = "" } = checksums;
  const wrong = await setUp(["--only", "kata"], { KATA_ARCHIVES: "", KATA_SHA256: "0".repeat(64) });
  expect(statuses(wrong.stdout)).toEqual({ kata: "failed" });
  const right = await setUp(["--only", "kata"], { KATA_ARCHIVES: "", KATA_SHA256 });
  expect(statuses(right.stdout)).toEqual({ kata: "installed" });
  expect(readdirSync(join(cache, "downloads"))).toEqual([]);
  const requests = readFileSync(join(folder, "requests"), "utf8").trim().split("\n");
  const url = `https://github.com/kata-containers/kata-containers/releases/download/${release}/${rust.archive}`;
  expect(requests.map((request) => request.split(" ").at(-1))).toEqual([url, url]);
});

test("without a word from the operator it is held against the pinned checksum", async () => {
  await makeArchive(rust);
  checksums = {};
  expect(statuses((await setUp(["--only", "kata"])).stdout)).toEqual({ kata: "failed" });
  expect(pinned(`KATA_SHA256_${architecture.toUpperCase()}`)).toMatch(/^[0-9a-f]{64}$/);
  expect(log()).toContain(`, not ${pinned(`KATA_SHA256_${architecture.toUpperCase()}`)}. Do not use it.`);
});

test("where no checksum is pinned, the operator's is asked for", async () => {
  rmSync(join(bin, "uname"));
  script(join(bin, "uname"), "echo aarch64");
  expect(pinned("KATA_GO_SHA256_ARM64")).toBe("");
  const { stdout } = await setUp(["--only", "kata-go"]);
  expect(statuses(stdout)).toEqual({ "kata-go": "skipped" });
  expect(stdout).toContain(`no checksum of kata-go-static-${release}-arm64.tar.zst is pinned`);
  expect(stdout).toContain("KATA_GO_SHA256=");
});

test("what does not unpack leaves what was there", async () => {
  const file = await makeArchive(rust);
  await setUp(["--only", "kata"]);
  script(join(root, "opt/kata", rust.shim), "exit 1"); // damaged, so that it is unpacked again
  writeFileSync(file, "not an archive");
  checksums["KATA_SHA256"] = sha256(file);
  expect(statuses((await setUp(["--only", "kata"])).stdout)).toEqual({ kata: "failed" });
  expect(existsSync(join(root, "opt/kata/VERSION"))).toBe(true);
  await makeArchive(rust);
  expect(statuses((await setUp(["--only", "kata"])).stdout)).toEqual({ kata: "installed" });
  expect(existsSync(join(root, "opt/sandgauge-kata.part"))).toBe(false);
});

test("a release that setup unpacked is replaced by the pinned one; the other archive's files stay", async () => {
  await makeArchive(rust, "3.99.0");
  await makeArchive(go);
  await setUp(["--only", "kata,kata-go"]);
  const stamp = join(root, "opt/kata/sandgauge-archives");
  writeFileSync(stamp, readFileSync(stamp, "utf8").replace(rust.archive, rust.archive.replace(release, "3.99.0")));
  await makeArchive(rust);
  const { stdout } = await setUp(["--only", "kata"]);
  expect(stdout).toMatch(new RegExp(`^kata +installed +${release.replaceAll(".", "\\.")}`, "m"));
  expect(readFileSync(stamp, "utf8").match(/kata-static/g)).toHaveLength(1);
  expect(statuses((await setUp(["--only", "kata-go"])).stdout)).toEqual({ "kata-go": "present" });
});

test("a Kata of the operator's is used as it is, and one that does not start is not touched", async () => {
  const kata = join(root, "opt/kata");
  script(join(kata, rust.shim), "exit 1");
  await makeArchive(rust);
  const broken = await setUp(["--only", "kata"]);
  expect(statuses(broken.stdout)).toEqual({ kata: "skipped" });
  expect(broken.stdout).toContain("was not made by setup");

  const own = mkdtempSync(join(folder, "own-"));
  await execa("tar", ["--zstd", "-xf", join(archives, rust.archive), "-C", own]);
  cpSync(join(own, "opt/kata"), kata, { recursive: true });
  writeFileSync(join(kata, "VERSION"), "3.2.0\n");
  rmSync(join(archives, rust.archive));
  const { stdout } = await setUp(["--only", "kata"]);
  expect(stdout).toMatch(/^kata +installed +3\.2\.0 /m);
  expect(findTool("containerd-shim-kata-v2", cache, "")?.installedVersion).toBe("3.2.0");
});

test("a drop-in that setup did not write stays, and stops it", async () => {
  await makeArchive(rust);
  const file = join(root, "etc/containerd/conf.d/sandgauge-kata.toml");
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "version = 3\n");
  expect(statuses((await setUp(["--only", "kata"])).stdout)).toEqual({ kata: "skipped" });
  expect(dropIn()).toBe("version = 3\n");
});

test("Docker's configuration is written where there is none, and follows; the user's own stays", async () => {
  await makeArchive(rust);
  const file = join(root, "etc/docker/daemon.json");
  await setUp(["--only", "kata"]);
  expect(existsSync(file), "no dockerd, no file").toBe(false);

  script(join(bin, "dockerd"), "echo Docker version 28.2.2");
  await setUp(["--only", "kata"]);
  expect(dockerRuntimes(file)).toEqual(["kata-qemu", "kata-clh", "kata-dragonball"]);
  rmSync(join(root, "dev/vhost-net"));
  await setUp(["--only", "kata"]);
  expect(dockerRuntimes(file)).toEqual(["kata-clh", "kata-dragonball"]);

  writeFileSync(file, '{ "log-level": "warn" }');
  writeFileSync(join(root, "dev/vhost-net"), "");
  const { stderr } = await setUp(["--only", "kata"]);
  const ours = join(cache, "tools/kata/docker-daemon.json");
  expect(stderr).toContain(`for Docker's configuration, ${ours}`);
  expect(readFileSync(file, "utf8")).toBe('{ "log-level": "warn" }');
  expect(dockerRuntimes(ours)).toEqual(["kata-qemu", "kata-clh", "kata-dragonball"]);
});
