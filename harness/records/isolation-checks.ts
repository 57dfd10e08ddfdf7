/** What the isolation probe asks of each target, in the order in which it is shown. */

/** Parts of the boundary between an instance and what is not its own. */
const boundaries = [
  "kernel",
  "processor",
  "processes",
  "memory",
  "files",
  "network",
  "privileges",
  "namespaces",
  "limits",
  "background",
] as const;
type Boundary = (typeof boundaries)[number];

interface CheckOf<Name extends string> {
  readonly name: Name;
  readonly boundary: Boundary;
  /** A sentence without its end, true where the answer is `reached`: something gets through the boundary. */
  readonly reached: string;
}

function check<const Name extends string>(name: Name, boundary: Boundary, reached: string): CheckOf<Name> {
  return { name, boundary, reached };
}

/** Kinds of namespaces; see namespaces(7). */
export const namespaceKinds = ["cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"] as const;
export type NamespaceKind = (typeof namespaceKinds)[number];

const ofHostAndOther = [
  check("host-kernel", "kernel", "The host's kernel answers its system calls"),
  check("system-calls", "kernel", "No filter stands before the system calls of the host's kernel"),
  check("kernel-settings", "kernel", "It opens settings of the host's kernel for writing"),
  check("kernel-memory", "kernel", "It opens an image of the host's memory"),
  check("host-cpu", "processor", "It computes on the CPU that the host has, no hypervisor or emulator in between"),
  check("native-code", "processor", "It executes machine instructions of its own"),
  check("host-process", "processes", "It sees a process of the host"),
  check("host-signal", "processes", "It may signal a process of the host"),
  check("other-process", "processes", "It sees a process of another instance"),
  check("outside-memory", "memory", "An access outside of its memory gives a value"),
  check("host-process-memory", "memory", "It reads the memory of a process of the host"),
  check("host-shared-memory", "memory", "It attaches memory that a process of the host shares"),
  check("other-process-memory", "memory", "It reads the memory of another instance"),
  check("other-shared-memory", "memory", "It attaches memory that another instance shares"),
  check("host-file", "files", "It reads a file of the host"),
  check("host-file-write", "files", "It opens a file of the host for writing"),
  check("other-file", "files", "It reads a file of another instance"),
  check("ungranted-file", "files", "It opens a file or folder that it was not handed"),
  check("devices", "files", "It opens a device of the host beyond the usual pseudo-devices"),
  check("host-service", "network", "It reaches a service on the host's loopback address"),
  check("host-socket", "network", "It reaches an abstract socket of a process of the host"),
  check("other-socket", "network", "It reaches an abstract socket of another instance"),
  check("raw-socket", "network", "It opens a raw socket on the host's network"),
  check("capabilities", "privileges", "It holds capabilities over the host's kernel"),
  check("new-privileges", "privileges", "A program that it starts may gain privileges"),
  check("clock", "privileges", "It may set the host's clock"),
  check("hostname", "privileges", "It may set the host's name"),
] as const;

const ofNamespaces = namespaceKinds.map((kind) =>
  check<`namespace-${NamespaceKind}`>(`namespace-${kind}`, "namespaces", `Its ${kind} namespace is the host's`),
);

const ofLimits = [
  check("limit-memory", "limits", "It takes more memory than its cgroup allows"),
  check("limit-processes", "limits", "It starts more processes than its cgroup allows"),
  check("limit-cpu", "limits", "It takes more CPU time than its cgroup allows"),
  check("limit-disk", "limits", "It writes 72 MiB to a file"),
] as const;

/** Nothing that the program inside does or reaches; told beside the rest and never weighed against another target's. */
const ofBackground = [
  check("mitigations", "background", "It is told the host CPU's weaknesses and what is done against them"),
  check("confinement", "background", "What an escape would land in is privileged: root, capabilities or no filter"),
] as const;

export const isolationChecks = [...ofHostAndOther, ...ofNamespaces, ...ofLimits, ...ofBackground];
export type IsolationCheck = (typeof isolationChecks)[number];
export type IsolationCheckName = IsolationCheck["name"];
