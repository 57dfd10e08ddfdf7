/** What the isolation probe asks of each target, in the order in which it is shown. */

import type { Wording } from "../wording.ts";

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
  readonly reached: Wording;
}

function check<const Name extends string>(name: Name, boundary: Boundary, reached: Wording): CheckOf<Name> {
  return { name, boundary, reached };
}

/** Kinds of namespaces; see namespaces(7). */
export const namespaceKinds = ["cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"] as const;
export type NamespaceKind = (typeof namespaceKinds)[number];

const ofHostAndOther = [
  check("host-kernel", "kernel", { en: "The host's kernel answers its system calls", zh: "宿主内核应答它的系统调用" }),
  check("system-calls", "kernel", {
    en: "No filter stands before the system calls of the host's kernel",
    zh: "宿主内核的系统调用之前没有过滤",
  }),
  check("kernel-settings", "kernel", {
    en: "It opens settings of the host's kernel for writing",
    zh: "能打开宿主内核的设置来写入",
  }),
  check("kernel-memory", "kernel", { en: "It opens an image of the host's memory", zh: "能打开宿主内存的映像" }),
  check("host-cpu", "processor", {
    en: "It computes on the CPU that the host has, no hypervisor or emulator in between",
    zh: "在宿主的 CPU 上运算，中间没有虚拟机监控器或模拟器",
  }),
  check("native-code", "processor", { en: "It executes machine instructions of its own", zh: "能执行自带的机器指令" }),
  check("host-process", "processes", { en: "It sees a process of the host", zh: "能看到宿主的进程" }),
  check("host-signal", "processes", { en: "It may signal a process of the host", zh: "能向宿主的进程发信号" }),
  check("other-process", "processes", { en: "It sees a process of another instance", zh: "能看到另一实例的进程" }),
  check("outside-memory", "memory", {
    en: "An access outside of its memory gives a value",
    zh: "越出自身内存的访问能得到值",
  }),
  check("host-process-memory", "memory", {
    en: "It reads the memory of a process of the host",
    zh: "能读宿主进程的内存",
  }),
  check("host-shared-memory", "memory", {
    en: "It attaches memory that a process of the host shares",
    zh: "能附接宿主进程共享的内存",
  }),
  check("other-process-memory", "memory", { en: "It reads the memory of another instance", zh: "能读另一实例的内存" }),
  check("other-shared-memory", "memory", {
    en: "It attaches memory that another instance shares",
    zh: "能附接另一实例共享的内存",
  }),
  check("host-file", "files", { en: "It reads a file of the host", zh: "能读宿主的文件" }),
  check("host-file-write", "files", { en: "It opens a file of the host for writing", zh: "能打开宿主的文件来写入" }),
  check("other-file", "files", { en: "It reads a file of another instance", zh: "能读另一实例的文件" }),
  check("ungranted-file", "files", {
    en: "It opens a file or folder that it was not handed",
    zh: "能打开未交给它的文件或文件夹",
  }),
  check("devices", "files", {
    en: "It opens a device of the host beyond the usual pseudo-devices",
    zh: "能打开常见伪设备之外的宿主设备",
  }),
  check("host-service", "network", {
    en: "It reaches a service on the host's loopback address",
    zh: "能连到宿主回环地址上的服务",
  }),
  check("host-socket", "network", {
    en: "It reaches an abstract socket of a process of the host",
    zh: "能连到宿主进程的抽象套接字",
  }),
  check("other-socket", "network", {
    en: "It reaches an abstract socket of another instance",
    zh: "能连到另一实例的抽象套接字",
  }),
  check("raw-socket", "network", {
    en: "It opens a raw socket on the host's network",
    zh: "能在宿主的网络上打开原始套接字",
  }),
  check("capabilities", "privileges", {
    en: "It holds capabilities over the host's kernel",
    zh: "持有对宿主内核的权能",
  }),
  check("new-privileges", "privileges", {
    en: "A program that it starts may gain privileges",
    zh: "它启动的程序可以获得特权",
  }),
  check("clock", "privileges", { en: "It may set the host's clock", zh: "能设置宿主的时钟" }),
  check("hostname", "privileges", { en: "It may set the host's name", zh: "能设置宿主的主机名" }),
] as const;

const ofNamespaces = namespaceKinds.map((kind) =>
  check<`namespace-${NamespaceKind}`>(`namespace-${kind}`, "namespaces", {
    en: `Its ${kind} namespace is the host's`,
    zh: `它的 ${kind} 命名空间就是宿主的`,
  }),
);

const ofLimits = [
  check("limit-memory", "limits", {
    en: "It takes more memory than its cgroup allows",
    zh: "占用的内存多于其 cgroup 所允许",
  }),
  check("limit-processes", "limits", {
    en: "It starts more processes than its cgroup allows",
    zh: "启动的进程多于其 cgroup 所允许",
  }),
  check("limit-cpu", "limits", {
    en: "It takes more CPU time than its cgroup allows",
    zh: "占用的 CPU 时间多于其 cgroup 所允许",
  }),
  check("limit-disk", "limits", { en: "It writes 72 MiB to a file", zh: "能向一个文件写入 72 MiB" }),
] as const;

/** Nothing that the program inside does or reaches; told beside the rest and never weighed against another target's. */
const ofBackground = [
  check("mitigations", "background", {
    en: "It is told the host CPU's weaknesses and what is done against them",
    zh: "能得知宿主 CPU 的弱点及其缓解措施",
  }),
  check("confinement", "background", {
    en: "What an escape would land in is privileged: root, capabilities or no filter",
    zh: "逃逸之后所处的环境有特权：root、权能或没有过滤",
  }),
] as const;

export const isolationChecks = [...ofHostAndOther, ...ofNamespaces, ...ofLimits, ...ofBackground];
export type IsolationCheck = (typeof isolationChecks)[number];
export type IsolationCheckName = IsolationCheck["name"];
