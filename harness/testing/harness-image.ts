/**
 * The harness as an image for tests: what infra/image/Containerfile makes of a distribution's packages, made here of this
 * host's own files, since there is no registry to be asked. Of the runtimes it has runc, where this host has it.
 */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { execa } from "execa";
import { type ArchiveEntry, imageArchive } from "../../drivers/lib/oci-image.ts";
import { findTool } from "../host/tools.ts";

const root = join(import.meta.dirname, "../..");
const HOME = "opt/sandgauge";

/** What the image's scripts start; and a runtime, which takes of a Pod what runtimes take. */
const programs = ["sh", "cp", "dirname", "mkdir", "rm", "sleep", "tail", "touch", "runc"];

const scripts = { sandgauge: "sandgauge.sh", "sandgauge-measure": "measure.sh", "sandgauge-results": "results.sh" };

/** Neither read nor run. */
const unused = /\.(?:map|md|d\.[cm]?ts)$/;

function entry(file: string, path: string): ArchiveEntry {
  return { path, mode: (statSync(file).mode & 0o111) === 0 ? 0o644 : 0o755, content: readFileSync(file) };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && !unused.test(one.name))
    .map((one) => join(one.parentPath, one.name));
}

/** What the dynamic loader would load for a program, or for a native part of a package. */
async function libraries(file: string): Promise<string[]> {
  const { stdout, failed } = await execa("ldd", [file], { reject: false }); // a static one needs none
  return failed ? [] : Array.from(stdout.matchAll(/(\/\S+) \(0x/g), ([, path = ""]) => path);
}

/** Folders of packages that the harness needs to run. */
async function dependencies(): Promise<string[]> {
  const { stdout } = await execa("npm", ["ls", "--omit=dev", "--all", "--parseable"], { cwd: root, reject: false });
  const paths = stdout.split("\n").map((path) => relative(root, path));
  return paths.filter((path) => /^node_modules\/(?:@[^/]+\/)?[^/]+$/.test(path) && existsSync(join(root, path)));
}

/** As an archive that `ctr images import` reads. Builds the package that would be published. */
export async function harnessImage(reference: string): Promise<Buffer> {
  await execa(process.execPath, [join(root, "infra/build-package.ts")], { cwd: root });
  const found = programs.flatMap((name) => {
    const file = findTool(name, "")?.command[0];
    return file === undefined ? [] : [{ name, file }];
  });
  const node = realpathSync(process.execPath);
  const packages = (await dependencies()).flatMap((folder) => filesBelow(join(root, folder)));
  const native = packages.filter((file) => file.endsWith(".node"));
  const loaded = new Set(
    (await Promise.all([...found.map(({ file }) => file), node, ...native].map(libraries))).flat(),
  );
  const files = [
    { path: "tmp", mode: 0o1777 },
    ...found.map(({ name, file }) => entry(file, join("bin", name))),
    ...Array.from(loaded, (file) => entry(file, file.slice(1))),
    ...Object.entries(scripts).map(([name, file]) => entry(join(root, "infra/image", file), `usr/local/bin/${name}`)),
    entry(node, `${HOME}/bin/node`),
    entry(join(root, "package.json"), `${HOME}/package.json`),
    ...[...filesBelow(join(root, "dist")), ...packages].map((file) => entry(file, join(HOME, relative(root, file)))),
  ];
  return await imageArchive({ reference, files, entrypoint: ["sandgauge"] });
}
