/**
 * The OCI runtime configuration that every OCI runtime gets, the same for all.
 *
 * It is what `runc spec` (runc 1.1) writes, since that is the default at this layer: five namespaces with an empty
 * network (a sixth, cgroup, where the host has cgroup v2 only, as newer `runc spec` does), its mounts, its masked and
 * read-only paths, its read-only root, no new privileges, no device but the usual pseudo-devices. Deviations:
 * - no terminal, since the launcher reads a pipe;
 * - user `nobody` and no capabilities: a workload needs neither root nor any privilege;
 * - an explicit cgroup, so that the run finds all it started;
 * - a folder of the host, for workloads that need one.
 * No seccomp filter: `runc spec` sets none, and gVisor does not apply one inside by default. Docker and containerd add
 * theirs; that cost belongs to their layers.
 */

export interface OciConfigOptions {
  /** Absolute folder, used read-only. */
  readonly rootfs: string;
  /** A folder of the host and where it is mounted, writable: the working directory. Absent where there is none. */
  readonly directory?: { readonly source: string; readonly destination: string };
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The only CPU for it; by default any. */
  readonly cpu?: number;
  /** Below the root of each hierarchy. Absent: the runtime makes no cgroup. */
  readonly cgroupsPath: string | undefined;
  /** cgroup v2 only, without v1 hierarchies beside it. */
  readonly unifiedCgroups: boolean;
  /**
   * The caller where it is not root. Then as `runc spec --rootless`: a user namespace in which root is the caller, the
   * host's network and the host's /sys, for a new network namespace cannot be set up and sysfs not be mounted.
   */
  readonly rootless: { readonly uid: number; readonly gid: number } | undefined;
}

const NOBODY = 65534;

/** As `runc spec` has it: youki looks for programs by it, and starts none without it. */
const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

const protectedMount = ["nosuid", "noexec", "nodev"];

const maskedPaths = [
  "/proc/acpi",
  "/proc/asound",
  "/proc/kcore",
  "/proc/keys",
  "/proc/latency_stats",
  "/proc/timer_list",
  "/proc/timer_stats",
  "/proc/sched_debug",
  "/sys/firmware",
  "/proc/scsi",
];

const readonlyPaths = ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

function mounts(rootless: boolean): object[] {
  const ptsOptions = ["nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"];
  return [
    { destination: "/proc", type: "proc", source: "proc" },
    {
      destination: "/dev",
      type: "tmpfs",
      source: "tmpfs",
      options: ["nosuid", "strictatime", "mode=755", "size=65536k"],
    },
    {
      destination: "/dev/pts",
      type: "devpts",
      source: "devpts",
      options: rootless ? ptsOptions : [...ptsOptions, "gid=5"], // group tty is not mapped in a rootless container
    },
    {
      destination: "/dev/shm",
      type: "tmpfs",
      source: "shm",
      options: [...protectedMount, "mode=1777", "size=65536k"],
    },
    { destination: "/dev/mqueue", type: "mqueue", source: "mqueue", options: protectedMount },
    rootless
      ? { destination: "/sys", type: "none", source: "/sys", options: ["rbind", ...protectedMount, "ro"] }
      : { destination: "/sys", type: "sysfs", source: "sysfs", options: [...protectedMount, "ro"] },
    {
      destination: "/sys/fs/cgroup",
      type: "cgroup",
      source: "cgroup",
      options: [...protectedMount, "relatime", "ro"],
    },
  ];
}

function bound({ source, destination }: { source: string; destination: string }): object {
  return { destination, type: "bind", source, options: ["bind", ...protectedMount, "rw"] };
}

/** @returns the content of a bundle's config.json, before serialisation. */
export function ociConfig(options: OciConfigOptions): object {
  const { rootless } = options;
  const user = rootless === undefined ? { uid: NOBODY, gid: NOBODY } : { uid: 0, gid: 0 };
  const namespaces = ["pid", "ipc", "uts", "mount", rootless === undefined ? "network" : "user"];
  if (options.unifiedCgroups) namespaces.push("cgroup");
  return {
    ociVersion: "1.0.2",
    process: {
      terminal: false,
      user,
      args: options.args,
      env: Object.entries({ PATH, ...options.env }).map(([name, value]) => `${name}=${value}`),
      cwd: options.directory?.destination ?? "/",
      // Written out: without the field, runc leaves the caller's capabilities.
      capabilities: { bounding: [], effective: [], permitted: [], inheritable: [], ambient: [] },
      rlimits: [{ type: "RLIMIT_NOFILE", hard: 1024, soft: 1024 }],
      noNewPrivileges: true,
    },
    root: { path: options.rootfs, readonly: true },
    hostname: "sandgauge",
    mounts: [...mounts(rootless !== undefined), ...(options.directory === undefined ? [] : [bound(options.directory)])],
    linux: {
      ...(options.cgroupsPath === undefined ? {} : { cgroupsPath: options.cgroupsPath }),
      ...(rootless === undefined
        ? {
            resources: {
              devices: [{ allow: false, access: "rwm" }],
              ...(options.cpu === undefined ? {} : { cpu: { cpus: String(options.cpu) } }),
            },
          }
        : {
            uidMappings: [{ containerID: 0, hostID: rootless.uid, size: 1 }],
            gidMappings: [{ containerID: 0, hostID: rootless.gid, size: 1 }],
          }),
      namespaces: namespaces.map((type) => ({ type })),
      maskedPaths,
      readonlyPaths,
    },
  };
}
