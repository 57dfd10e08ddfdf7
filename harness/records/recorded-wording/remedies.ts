/** What a driver asks for, behind the reason why it cannot run. */
import type { Rule } from "./rule.ts";

export const remedies: readonly Rule[] = [
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
