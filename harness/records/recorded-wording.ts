/**
 * Sentences that runs recorded, in every language. Records are in English. What the harness and its drivers write there
 * has its Chinese here; what a runtime, a tool or a kernel said stays as it was said, and so does a sentence that is not
 * known here.
 */
import { everywhere, type Wording } from "../wording.ts";
import { boundName } from "./density-bounds.ts";

/** What stands between is told again, in Chinese where it is known. */
type InChinese = (...parts: readonly string[]) => string;

type Rule = readonly [RegExp, InChinese];

/** What a driver asks for, behind the reason why it cannot run. */
const remedies: readonly Rule[] = [
  [
    /^Add the user to the group of that device \(kvm\), or run as root\.$/,
    () => "请把用户加入该设备的组（kvm），或以 root 运行。",
  ],
  [
    /^As root: infra\/setup\.sh --only (\S+)\. It tells what the host lacks\.$/,
    (component) => `请以 root 运行：infra/setup.sh --only ${component}。它会说明主机缺少什么。`,
  ],
  [
    /^Boot the host with cgroup v2 only \((\S+)\), or unmount the v2 hierarchy for the harness alone: unshare --mount, then umount (\S+)\.$/,
    (word, folder) =>
      `请以仅 cgroup v2 启动主机（${word}），或只为测量程序卸载 v2 层级：先 unshare --mount，再 umount ${folder}。`,
  ],
  [/^Bring the image to the node; (\S+) tells how\.$/, (file) => `请把镜像导入该节点；方法见 ${file}。`],
  [/^Choose one of (.+)\.$/, (names) => `请从 ${names} 中选择。`],
  [
    /^Have an administrator apply (\S+), and use the account that it makes\.$/,
    (file) => `请让管理员应用 ${file}，并使用其中创建的账户。`,
  ],
  [/^Install (?:a|an) (\S+) that runs here\.$/, (name) => `请安装可在此运行的 ${name}。`],
  [/^Install Docker 20\.10 or later\.$/, () => "请安装 Docker 20.10 或更新的版本。"],
  [
    /^Register it in Docker's daemon\.json and restart Docker\.$/,
    () => "请在 Docker 的 daemon.json 中登记它，并重启 Docker。",
  ],
  [/^Run as root, with a writable cgroup mount\.$/, () => "请以 root 运行，并提供可写的 cgroup 挂载。"],
  [/^Run as root\.$/, () => "请以 root 运行。"],
  [/^Run infra\/setup\.sh --only (\S+)\.$/, (component) => `请运行 infra/setup.sh --only ${component}。`],
  [/^Run infra\/setup\.sh\.$/, () => "请运行 infra/setup.sh。"],
  [/^Run that command by hand\.$/, () => "请手工运行该命令。"],
  [/^Run the built workload by hand\.$/, () => "请手工运行已构建的工作负载。"],
  [/^See (kubectl get \S+)\.$/, (command) => `请查看 ${command}。`],
  [
    /^See kubectl describe node; or name another one by (\w+)\.$/,
    (variable) => `请查看 kubectl describe node；或在 ${variable} 中指明另一个节点。`,
  ],
  [/^See that the cluster runs and that KUBECONFIG names it\.$/, () => "请确认集群在运行，且 KUBECONFIG 指向它。"],
  [/^Set DOCKER_HOST to a Docker engine\.$/, () => "请将 DOCKER_HOST 设为一个 Docker 引擎。"],
  [
    /^Set KUBECONFIG to a kubeconfig of the cluster; (\S+) tells how one of its own is brought up\.$/,
    (file) => `请将 KUBECONFIG 设为集群的 kubeconfig；如何自建一个集群见 ${file}。`,
  ],
  [
    /^Start Docker, set DOCKER_HOST to an engine that runs, or start one of your own: npm run -s engines -- up\.$/,
    () => "请启动 Docker，把 DOCKER_HOST 设为在运行的引擎，或自行启动一个：npm run -s engines -- up。",
  ],
  [
    /^Start containerd, or name its socket in (\w+)\.$/,
    (variable) => `请启动 containerd，或在 ${variable} 中指明其套接字。`,
  ],
  [
    /^Start the engine, or name its socket in (\w+)\.$/,
    (variable) => `请启动该引擎，或在 ${variable} 中指明其套接字。`,
  ],
  [/^Use a host of kind (\S+)\.$/, (kind) => `请使用 ${kind} 主机。`],
  [
    /^Use a host whose KVM runs guest kernels on the CPU \(bare metal, or nested virtualisation by VMX or SVM\)\.$/,
    () => "请使用其 KVM 能在 CPU 上运行客户机内核的主机（裸机，或 VMX、SVM 嵌套虚拟化）。",
  ],
  [/^Use the host's own engine for it\.$/, () => "请为此使用本机自己的引擎。"],
];

/** A reason whose last words are a tool's ends without a full stop: the remedy is told from it by being known. */
const behindReason: readonly Rule[] = remedies.map(([remedy]) => [
  new RegExp(`^(.+) (${remedy.source.slice(1, -1)})$`, "s"),
  (reason, asked) => `${reason}${/[。.]$/.test(reason) ? "" : "。"}${asked}`,
]);

const rules: readonly Rule[] = [
  ...remedies,
  ...behindReason,

  // Ends of processes.
  [/^exit status (\d+)$/, (status) => `退出码 ${status} `],
  [/^signal (\w+)$/, (signal) => `信号 ${signal} `],
  [/^ended by (exit status \d+|signal \w+), saying: (.+)$/s, (end, words) => `以${end}结束，并说：${words}`],
  [
    /^ended by (exit status \d+|signal \w+) before its ready line, saying: (.+)$/s,
    (end, words) => `在就绪行之前以${end}结束，并说：${words}`,
  ],
  [
    /^ended by (exit status \d+|signal \w+) after its ready line, saying: (.+)$/s,
    (end, words) => `在就绪行之后以${end}结束，并说：${words}`,
  ],
  [/^ended by (exit status \d+|signal \w+) before its ready line$/, (end) => `在就绪行之前以${end}结束`],
  [/^ended by (exit status \d+|signal \w+) after its ready line$/, (end) => `在就绪行之后以${end}结束`],
  [/^ended by (exit status \d+|signal \w+)$/, (end) => `以${end}结束`],
  [/^no ready line came within ([\d.]+ m?s)$/, (limit) => `${limit} 内没有就绪行`],

  [
    /^none of the instances' processes are seen from here, so that their memory cannot be read$/,
    () => "从此处看不到实例的任何进程，因此无法读取其内存",
  ],

  // What was wrong with a start that measured work.
  [/^it said: (.+)$/s, (words) => `它报告出错，并说：${words}`],
  [/^killed after the time limit, (.+)$/s, (when) => `超时后被杀死，${when}`],
  [/^(.+), (before it was ready|after \d+ of \d+ repetitions)$/s, (how, when) => `${how}，${when}`],
  [/^before it was ready$/, () => "在就绪之前"],
  [/^before its ready line$/, () => "在就绪行之前"],
  [/^after its ready line$/, () => "在就绪行之后"],
  [/^after (\d+) of (\d+) repetitions$/, (done, all) => `在 ${all} 次重复中的 ${done} 次之后`],
  [/^(\d+) of (\d+) requests were answered$/, (answered, asked) => `${asked} 个请求中 ${answered} 个得到应答`],
  [/^line (".*") was not expected$/s, (line) => `${line} 这一行不在预期之中`],
  [/^the result (".*") is not JSON$/s, (result) => `结果 ${result} 不是 JSON`],
  [/^the result (".*") is impossible: (.+)$/s, (result, why) => `结果 ${result} 不可能：${why}`],
  [/^the checksum is (".*"), not (".*")$/s, (told, right) => `校验和为 ${told}，而不是 ${right}`],
  [
    /^it claims (\d+) operations, and a repetition has (\d+)$/,
    (claimed, all) => `它声称做了 ${claimed} 次操作，而一次重复有 ${all} 次`,
  ],
  [/^its clock and the host's disagree$/, () => "它的时钟与主机的不一致"],
  [/^it ended as ([\w-]+)$/, (outcome) => `它以 ${outcome} 告终`],

  // Why a ramp ended.
  [/^the plan asks for no more than (\d+)$/, (most) => `计划至多要求 ${most} 个`],
  [/^the plan allows ([\d.]+ s)$/, (limit) => `计划只允许 ${limit}`],
  [/^not one more fits above the floor of (\d+ MiB)$/, (floor) => `在 ${floor} 的底线之上，再放不下一个`],
  [/^(\d+ MiB) are available, the floor is (\d+ MiB)$/, (left, floor) => `可用 ${left}，底线为 ${floor}`],
  [
    /^the kernel's out-of-memory killer struck (\d+) times: (.+)$/s,
    (kills, lost) => `内核的 OOM killer 出手 ${kills} 次：${lost}`,
  ],
  [/^(\d+ MiB) were swapped out since the ramp began$/, (swapped) => `自递增开始以来换出 ${swapped}`],
  [/^(.+); CPUs (\d+ %) busy$/s, (what, busy) => `${what}；CPU 忙碌 ${busy}`],
  [/^an instance that had been ready is gone: (.+)$/s, (how) => `一个已就绪的实例消失：${how}`],
  [
    /^(\d+) of (\d+) asked did not answer within (\d+ ms)$/,
    (silent, asked, limit) => `所询问的 ${asked} 个中，${silent} 个没有在 ${limit} 内应答`,
  ],
  [
    /^the step's start p99 is ([\d.]+ ms), the limit (\d+ ms)$/,
    (p99, limit) => `该步启动的 p99 为 ${p99}，上限为 ${limit}`,
  ],
  [/^(.+); the target could have gone on$/s, (what) => `${what}；目标本可继续`],
  [
    /^(.+); (\d+) of (\d+) ([\w-]+) are used$/s,
    (what, used, limit, name) => `${what}；${boundName(name).zh}已用 ${used}，上限 ${limit}`,
  ],
  [
    /^\[launcher\] The pipes of (\S+) cannot be made: (.+)\.$/,
    (file, why) => `[launcher] 无法为 ${file} 建立管道：${why}`,
  ],

  // What a probe found.
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

  // What the probe itself says.
  [/^WASI preview 1 has no call for it$/, () => "WASI preview 1 没有对应的调用"],
  [/^no process of that number and name is seen$/, () => "看不到该编号与名称的进程"],
  [/^the process of that number is another one$/, () => "该编号的进程是另一个"],
  [/^no_new_privs is set$/, () => "已设置 no_new_privs"],
  [/^it has none$/, () => "它一个也没有"],
  [/^a filter is in force$/, () => "有过滤生效"],
  [/^another file is at that path$/, () => "该路径上是另一个文件"],
  [/^another service listens there$/, () => "在那里监听的是另一个服务"],
  [/^hidden by another file$/, () => "被另一个文件遮蔽"],
  [
    /^its requests were sent by another clock's timers than the baseline's$/,
    () => "其请求由与基线不同的时钟的定时器发出",
  ],
  [
    /^It is told of no hypervisor and the host is: CPUID is answered for it\.$/,
    () => "它得知没有 hypervisor，而主机得知有：CPUID 由别处代答。",
  ],
  [
    /^gVisor's shim serves Kubernetes' interface alone: a container that is no pod's hangs, or its end is not told\.$/,
    () => "gVisor 的 shim 只服务于 Kubernetes 的接口：不属于 pod 的容器会挂起，或其结束状态不被告知。",
  ],
  [
    /^Measure cri\/gvisor, or docker\/gvisor, which starts gVisor through runc's shim\.$/,
    () => "请测量 cri/gvisor，或经 runc 的 shim 启动 gVisor 的 docker/gvisor。",
  ],
  [/^no more memory was given$/, () => "没有再分得内存"],
  [/^the child ended in another way$/, () => "子进程以别的方式结束"],
  [/^the instructions gave another value$/, () => "指令给出了另一个值"],
  [/^the segment with that key is another one$/, () => "该键对应的共享内存段是另一个"],

  // What was left out, and why a target is not what it should be.
  [/^density: (.+)$/s, (why) => `密度：${why}`],
  [/^isolation: (.+)$/s, (why) => `隔离：${why}`],
  [/^workload ([\w-]+): (.+)$/s, (name, why) => `工作负载 ${name}：${why}`],
  [/^no warm-up succeeded: (.+)$/s, (why) => `预热无一成功：${why}`],
  [/^the page cache cannot be dropped here; that takes root$/, () => "此处无法清除页缓存，清除需要 root"],
  [
    /^one round would take about ([\d.]+ s), the plan allows ([\d.]+ s)$/,
    (time, limit) => `一轮约需 ${time}，计划只允许 ${limit}`,
  ],
  [/^one round took ([\d.]+ s), the plan allows ([\d.]+ s)$/, (time, limit) => `一轮用了 ${time}，计划只允许 ${limit}`],
  [
    /^memory, block (\d+): levels from (\d+) live on; the plan allows ([\d.]+ s)$/,
    (block, level, limit) => `内存，区组 ${block}：从 ${level} 个存活实例起的各级；计划只允许 ${limit}`,
  ],
  [
    /^performance, ([\w-]+): one start took ([\d.]+ s), and the plan allows ([\d.]+ s) for (\d+)$/,
    (name, time, limit, blocks) => `性能，${name}：一次启动用了 ${time}，而计划对 ${blocks} 次只允许 ${limit}`,
  ],
  [/^No ready line came within ([\d.]+ m?s)\.$/, (limit) => `${limit} 内没有就绪行。`],
  [/^It ended with status (\d+) before its ready line\.$/, (status) => `它在就绪行之前以退出码 ${status} 结束。`],
  [/^It ended by (\w+) before its ready line\.$/, (signal) => `它在就绪行之前因 ${signal} 结束。`],
  [
    /^It ended with status (\d+) before its ready line; its last message: (.+)$/s,
    (status, words) => `它在就绪行之前以退出码 ${status} 结束；最后的消息：${words}`,
  ],
  [
    /^It ended by (\w+) before its ready line; its last message: (.+)$/s,
    (signal, words) => `它在就绪行之前因 ${signal} 结束；最后的消息：${words}`,
  ],
  [/^There is no (\S+) on PATH nor among what setup installed\.$/, (name) => `PATH 上和已安装的工具中都没有 ${name}。`],
  [
    /^(\S+) with (\S+) is not among what setup installed\.$/,
    (name, part) => `已安装的工具中没有带 ${part} 的 ${name}。`,
  ],
  [/^The engine at (\S+) does not answer: (.+)\.$/s, (address, why) => `${address} 的引擎没有应答：${why}。`],
  [
    /^The socket of (\S+) may not be opened by uid (\d+)\.$/,
    (address, user) => `uid ${user} 无权打开 ${address} 的套接字。`,
  ],
  [/^Nobody answers on (\S+): (.+)$/s, (socket, why) => `${socket} 上无人应答：${why}`],
  [
    /^Docker at (\S+) knows no runtime (\S+); it knows (.+)\.$/,
    (address, runtime, known) => `${address} 的 Docker 没有运行时 ${runtime}；它有 ${known}。`,
  ],
  [
    /^Docker (\S+) speaks version (\S+) of its API; it takes (\S+)\.$/,
    (version, spoken, needed) => `Docker ${version} 的 API 版本为 ${spoken}；需要 ${needed}。`,
  ],
  [
    /^There is no kubeconfig here, nor is this a Pod of a cluster\.$/,
    () => "此处没有 kubeconfig，本进程也不在集群的 Pod 中。",
  ],
  [/^The API server does not answer: (.+)\.$/s, (why) => `API server 没有应答：${why}。`],
  [/^The cluster has no RuntimeClass (\S+)\.$/, (name) => `集群没有 RuntimeClass ${name}。`],
  [/^The Pod does not run: (\S+)\.$/, (reason) => `Pod 没有运行：${reason}。`],
  [/^(\[[\w/.-]+\]) (The Pod does not run: .+)$/s, (target, said) => `${target} ${said}`],
  [
    /^The Pod does not run: (\S+), (.+); the node takes (\d+) Pods\.$/s,
    (reason, message, limit) => `Pod 没有运行：${reason}，${message}；该节点至多容纳 ${limit} 个 Pod。`,
  ],
  [/^The Pod does not run: (\S+), (.+)\.$/s, (reason, message) => `Pod 没有运行：${reason}，${message}。`],
  [/^The node is not ready: (\S+), (.+)\.$/s, (reason, message) => `节点未就绪：${reason}，${message}。`],
  [/^The node is cordoned\.$/, () => "节点已被封锁（cordoned）。"],
  [
    /^The account of the kubeconfig may not (.+) in the cluster\.$/,
    (missing) => `kubeconfig 的账户在集群中缺少权限：${missing}。`,
  ],
  [
    /^The account of the kubeconfig may not (.+) in namespace (\S+)\.$/,
    (missing, namespace) => `kubeconfig 的账户在命名空间 ${namespace} 中缺少权限：${missing}。`,
  ],
  [
    /^The guest's CPU is emulated: its monitor has none from KVM\.$/,
    () => "客户机的 CPU 为模拟：其监控器没有从 KVM 得到 CPU。",
  ],
  [
    /^([\w-]+) needs a folder of the host, and the guest has nothing of the host's but a serial line\.$/,
    (name) => `${name} 需要宿主的一个文件夹，而客户机只有一条到宿主的串行线。`,
  ],
  [
    /^([\w-]+) needs a folder of this host, and the engine at (\S+) is not on it\.$/,
    (name, address) => `${name} 需要本机的一个文件夹，而 ${address} 的引擎不在本机。`,
  ],
  [/^The instance could not be removed within (\d+ ms)\.$/, (limit) => `实例未能在 ${limit} 内移除。`],
  [
    /^Process group (\d+) still lives (\d+ ms) after SIGKILL\.$/,
    (group, time) => `SIGKILL 之后 ${time}，进程组 ${group} 仍然存活。`,
  ],
  [/^It was interrupted\.$/, () => "它被中断。"],
  [/^There is no (\S+)\.$/, (name) => `没有 ${name}。`],
  [/^The CPU is emulated\.$/, () => "CPU 为模拟。"],
  [
    /^(\S+) opens, but a guest with the host's CPU model does not boot\.$/,
    (device) => `${device} 可以打开，但采用宿主 CPU 型号的客户机无法启动。`,
  ],
  [/^(\S+) is not readable and writable by uid (\d+)\.$/, (device, user) => `uid ${user} 对 ${device} 没有读写权限。`],
  [/^Not even an emulated guest boots\.$/, () => "连模拟的客户机也无法启动。"],
  [
    /^The machine is of kind (\S+), and this host of kind (\S+)\.$/,
    (machine, host) => `该机型为 ${machine}，而本机为 ${host}。`,
  ],
  [
    /^Not run by root: the container has a user namespace, the host's network and no cgroup of its own\.$/,
    () => "并非由 root 运行：容器有用户命名空间，使用宿主的网络，没有自己的 cgroup。",
  ],
];

/** What strerror(3) and WASI say, as the C library translates it. */
const errors: Readonly<Record<string, string>> = {
  "Capabilities insufficient": "权能不足",
  "Connection refused": "拒绝连接",
  "Function not implemented": "函数未实现",
  "Invalid argument": "无效的参数",
  Killed: "已杀死",
  "Network is unreachable": "网络不可达",
  "No space left on device": "设备上没有空间",
  "No such device or address": "没有那个设备或地址",
  "No such file or directory": "没有那个文件或目录",
  "No such process": "没有那个进程",
  "Operation not permitted": "不允许的操作",
  "Operation not supported": "不支持的操作",
  "Permission denied": "权限不够",
  "Read-only file system": "只读文件系统",
  "Resource temporarily unavailable": "资源暂时不可用",
  "Segmentation fault": "段错误",
};

/** @returns undefined where none fits. */
function ruled(text: string): string | undefined {
  if (Object.hasOwn(errors, text)) return errors[text];
  for (const [pattern, inChinese] of rules) {
    const parts = pattern.exec(text);
    if (parts !== null) return inChinese(...parts.slice(1).map((part) => part && inChineseOf(part)));
  }
  // A sentence of which there is a rule for what stands before its full stop.
  if (text.endsWith(".")) {
    const sentence = ruled(text.slice(0, -1));
    if (sentence !== undefined) return `${sentence}。`;
  }
  return undefined;
}

/** Whole, or sentence by sentence. */
function inChineseOf(text: string): string {
  const whole = ruled(text);
  if (whole !== undefined) return whole;
  const [first, ...rest] = text.split(/(?<=\.) (?=[A-Z/])/);
  if (first === undefined || rest.length === 0) return text;
  const others = inChineseOf(rest.join(" "));
  const known = ruled(first);
  return known === undefined ? `${first} ${others}` : known + others;
}

/** No sentence of the harness is longer; of what is, nothing is looked for. */
const LONGEST = 2000;

export function recordedWording(text: string): Wording {
  if (text.length > LONGEST) return everywhere(text);
  const zh = inChineseOf(text);
  return zh === text ? everywhere(text) : { en: text, zh };
}
