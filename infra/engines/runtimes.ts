/** The runtimes that the engines are told of: those of the known ones that are on this host. */
import { delimiter, dirname, join } from "node:path";
import { kataVariants } from "../../drivers/lib/kata.ts";
import { cacheDir } from "../../harness/host/cache.ts";
import { findAsset, findTool } from "../../harness/host/tools.ts";

export interface EngineRuntime {
  /** What a request names it by, in every engine. */
  readonly name: string;
  /** containerd's runtime type; its shim's binary is named after it. */
  readonly shim: string;
  /** Where that is, if not on PATH under this name. */
  readonly shimPath?: string;
  /** TOML value by key, for the shim. */
  readonly options: Readonly<Record<string, string | boolean>>;
  /** Its entry in dockerd's configuration, if it has one. */
  readonly docker?: Readonly<Record<string, unknown>>;
}

export interface FoundRuntimes {
  readonly runtimes: readonly EngineRuntime[];
  /** Folders of shims and runtimes, as PATH wants them. */
  readonly path: string;
}

interface Places {
  /** What gVisor's shim reads; see {@link runscConfig}. */
  readonly runscFile: string;
  /** Where runtimes keep their state. */
  readonly state: string;
  /** Searched before all others; see gvisor-shim.ts. */
  readonly gvisorShimStart?: string | undefined;
}

/**
 * Prints by name the binary that is on this host. Engines start binaries by path, so a tool that takes a loader before
 * it cannot be used.
 */
function binary(name: string): string | undefined {
  const command = findTool(name, cacheDir())?.command;
  return command?.length === 1 ? command[0] : undefined;
}

const RUNC_SHIM = "io.containerd.runc.v2";

/** Of runc's shim. */
function ociOptions(name: string, path: string, { state }: Places): EngineRuntime["options"] {
  return { BinaryName: path, Root: join(state, name), SystemdCgroup: false };
}

function ociRuntime(name: string, places: Places): EngineRuntime[] {
  const path = binary(name);
  return path === undefined
    ? []
    : [{ name, shim: RUNC_SHIM, options: ociOptions(name, path, places), docker: { path } }];
}

/** Docker starts runsc through runc's shim, as `runsc install` sets it up; containerd through runsc's own. */
function gvisor(places: Places): EngineRuntime[] {
  const path = binary("runsc");
  if (path === undefined) return [];
  return [
    {
      name: "runsc",
      shim: "io.containerd.runsc.v1",
      options: { TypeUrl: "io.containerd.runsc.v1.options", ConfigPath: places.runscFile },
      docker: { path },
    },
  ];
}

/** What setup found this host to have what it takes for. Firecracker needs a snapshotter that these engines have not. */
function kata(): EngineRuntime[] {
  return Object.entries(kataVariants).flatMap(([variant, tool]) => {
    const configuration = findAsset(`kata-${variant}`, cacheDir())?.path;
    const shimPath = binary(tool);
    if (configuration === undefined || shimPath === undefined || variant === "fc") return [];
    const options = { ConfigPath: configuration };
    return [
      {
        name: `kata-${variant}`,
        shim: "io.containerd.kata.v2",
        shimPath,
        options,
        docker: { runtimeType: shimPath, options },
      },
    ];
  });
}

export function findRuntimes(places: Places): FoundRuntimes {
  const oci = ["runc", "crun", "youki"].flatMap((name) => ociRuntime(name, places));
  const runtimes = [...oci, ...gvisor(places), ...kata()];
  const tools = ["runc", "runsc", "containerd-shim-runc-v2", "containerd-shim-runsc-v1"].map(binary);
  const first = places.gvisorShimStart === undefined ? [] : [places.gvisorShimStart];
  const folders = [...first, ...tools.flatMap((tool) => (tool === undefined ? [] : [dirname(tool)]))];
  const system = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];
  return { runtimes, path: [...new Set([...folders, ...system])].join(delimiter) };
}

/** gVisor's shim configuration: which runsc it starts, and where that keeps its state. */
export function runscConfig({ state }: Places): string {
  return [
    `binary_name = ${JSON.stringify(binary("runsc") ?? "runsc")}`,
    `root = ${JSON.stringify(join(state, "runsc"))}`,
    "",
  ].join("\n");
}
