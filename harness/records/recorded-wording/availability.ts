/** Why a target cannot run, or not as it should. */
import type { Rule } from "./rule.ts";

export const availability: readonly Rule[] = [
  [
    /^gVisor's shim serves Kubernetes' interface alone: a container that is no pod's hangs, or its end is not told\.$/,
    () => "gVisor 的 shim 只服务于 Kubernetes 的接口：不属于 pod 的容器会挂起，或其结束状态不被告知。",
  ],
  [
    /^Measure cri\/gvisor, or docker\/gvisor, which starts gVisor through runc's shim\.$/,
    () => "请测量 cri/gvisor，或经 runc 的 shim 启动 gVisor 的 docker/gvisor。",
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
