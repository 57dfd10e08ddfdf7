/** What the harness found out about a sandbox's boundary, and why it could not. */
import type { Rule } from "./rule.ts";

export const boundary: readonly Rule[] = [
  [/^It was not asked\.$/, () => "未询问。"],
  [/^It can be read only\.$/, () => "只能读。"],
  [
    /^It names the host's release and build, and no boot of it\.$/,
    () => "它给出宿主的版本与构建，但没有给出是哪一次启动。",
  ],
  [/^Another release or build than the host's\.$/, () => "版本或构建与宿主的不同。"],
  [/^Another kernel: it was booted apart from the host's\.$/, () => "另一个内核：与宿主的内核分别启动。"],
  [/^Whose kernel it is was not told in a way that can be trusted\.$/, () => "内核属于谁，没有可信的说明。"],
  [/^Of a kernel that is not the host's\.$/, () => "属于并非宿主的内核。"],
  [/^Whose kernel it is cannot be told\.$/, () => "无法判断内核属于谁。"],
  [/^Within its own (\w+) namespace\.$/, (kind) => `在自己的 ${kind} 命名空间之内。`],
  [/^Whose (\w+) namespace it is cannot be told\.$/, (kind) => `无法判断 ${kind} 命名空间属于谁。`],
  [/^The host's kernel has no such namespaces\.$/, () => "宿主内核没有这种命名空间。"],
  [/^It was not told which it is in\.$/, () => "没有说明它处于哪一个。"],
  [/^A namespace of its own\.$/, () => "自己的命名空间。"],
  [
    /^A process of the host has the kernel run (\d+) virtual CPUs for it\.$/,
    (count) => `宿主的一个进程让内核为它运行 ${count} 个虚拟 CPU。`,
  ],
  [
    /^Its CPU tells another model or hypervisor than the host's\.$/,
    () => "它的 CPU 报告的型号或虚拟机监控器与宿主的不同。",
  ],
  [/^Its memory is a guest's, in a process of the host\.$/, () => "它的内存是客户机的，在宿主的一个进程之内。"],
  [/^No answer came within ([\d.]+ s)\.$/, (limit) => `${limit} 内没有应答。`],
  [/^The instance ended in place of an answer: (.+)\.$/s, (how) => `实例没有应答而结束：${how}。`],
  [/^A plain process of the host is refused as well: (.+)\.$/s, (how) => `宿主的普通进程也同样被拒：${how}。`],
  [/^The instance was ended: (.+)\.$/s, (how) => `实例被终止：${how}。`],
  [/^No hierarchy accounts its CPU time\.$/, () => "没有层级统计它的 CPU 时间。"],
  [/^It got ([\d.]+) of a CPU\.$/, (share) => `它得到了 ${share} 个 CPU。`],
  [/^The host itself tells none\.$/, () => "宿主自身没有报告任何一项。"],
  [/^(\d+) are told otherwise than the host's\.$/, (count) => `有 ${count} 项的报告与宿主的不同。`],
  [/^No process of it could be looked at\.$/, () => "它的进程一个也无法查看。"],
  [/^No process of it has root's rights\.$/, () => "它没有一个进程拥有 root 权限。"],
  [/^No cgroup may be made here\.$/, () => "此处不可创建 cgroup。"],
  [/^There is no (\S+) or (\S+) in its cgroups\.$/, (one, other) => `它的 cgroup 中没有 ${one} 或 ${other}。`],
  [/^There is no (\S+) in its cgroups\.$/, (file) => `它的 cgroup 中没有 ${file}。`],
  [/^The limit could not be set: (.+)\.$/s, (why) => `无法设置限额：${why}。`],
  [/^No instance got ready: (.+)\.$/s, (why) => `没有实例就绪：${why}。`],
  [/^claims to have read what it does not know$/, () => "声称读到了它并不知道的内容"],
  [/^claims the host's boot of a kernel that is not the host's$/, () => "声称与宿主是同一次启动，而其内核并不是宿主的"],
  [
    /^claims a (\w+) namespace in which none of its processes is$/,
    (kind) => `声称处于某个 ${kind} 命名空间，而它没有一个进程在其中`,
  ],
  [/^claims (\d+) (\w+) of (\d+)$/, (got, fact, asked) => `声称 ${fact} 为 ${got}，而只询问了 ${asked}`],
  [/^(.+): user (\d+), no capabilities, a filter$/, (name, user) => `${name}：用户 ${user}，无权能，有过滤`],
  [/^(.+): user (\d+), no capabilities, no filter$/, (name, user) => `${name}：用户 ${user}，无权能，无过滤`],
  [
    /^(.+): user (\d+), (\d+) capabilities, a filter$/,
    (name, user, count) => `${name}：用户 ${user}，${count} 个权能，有过滤`,
  ],
  [
    /^(.+): user (\d+), (\d+) capabilities, no filter$/,
    (name, user, count) => `${name}：用户 ${user}，${count} 个权能，无过滤`,
  ],
  [/^Not traced: ((?:(?!\. [A-Z]).)+)\.$/s, (why) => `未跟踪：${why}。`],
  [
    /^an engine starts it, out of reach of a tracer that follows what it has started itself$/,
    () => "由引擎启动，跟踪器只能跟踪自己启动的进程",
  ],
  [
    /^there is no perf that starts on PATH or among what setup installed$/,
    () => "PATH 上和已安装的工具中都没有能启动的 perf",
  ],
  [
    /^A target that starts the same runtime without an engine can be traced\.$/,
    () => "不经引擎启动同一运行时的目标可以被跟踪。",
  ],
  [
    /^Run infra\/setup\.sh, and measure as root or with kernel\.perf_event_paranoid at -1 and a readable tracefs\.$/,
    () => "请运行 infra/setup.sh，并以 root 身份测量，或将 kernel.perf_event_paranoid 设为 -1 且 tracefs 可读。",
  ],
  [
    /^It is told of no hypervisor and the host is: CPUID is answered for it\.$/,
    () => "它得知没有 hypervisor，而主机得知有：CPUID 由别处代答。",
  ],
];
