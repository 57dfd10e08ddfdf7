import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { untranslated } from "../testing/expect-translated.ts";
import { recordedWording } from "./recorded-wording.ts";

test.each([
  ["the plan asks for no more than 100000", "计划至多要求 100000 个"],
  [
    "the step's start p99 is 34636.3 ms, the limit 10000 ms; CPUs 100 % busy",
    "该步启动的 p99 为 34636.3 ms，上限为 10000 ms；CPU 忙碌 100 %",
  ],
  [
    "ended by exit status 1 before its ready line, saying: no space; 32768 of 32768 pids are used",
    "在就绪行之前以退出码 1 结束，并说：no space；进程号已用 32768，上限 32768",
  ],
  [
    "A plain process of the host is refused as well: No such file or directory.",
    "宿主的普通进程也同样被拒：没有那个文件或目录。",
  ],
  ["The instance was ended: ended by signal SIGKILL.", "实例被终止：以信号 SIGKILL 结束。"],
  [
    "The machine is of kind arm64, and this host of kind x86_64. Use a host of kind arm64.",
    "该机型为 arm64，而本机为 x86_64。请使用 arm64 主机。",
  ],
  [
    "The CPU is emulated. /dev/kvm opens, but a guest with the host's CPU model does not boot. It ended by SIGABRT " +
      "before its ready line; its last message: kvm_buf_set_msrs: Assertion failed.",
    "CPU 为模拟。/dev/kvm 可以打开，但采用宿主 CPU 型号的客户机无法启动。它在就绪行之前因 SIGABRT 结束；最后的消息：" +
      "kvm_buf_set_msrs: Assertion failed.",
  ],
  [
    "It ended with status 1 before its ready line; its last message: cgroups in hybrid mode not supported Boot the host " +
      "with cgroup v2 only (systemd.unified_cgroup_hierarchy=1), or unmount the v2 hierarchy for the harness alone: " +
      "unshare --mount, then umount /sys/fs/cgroup/unified.",
    "它在就绪行之前以退出码 1 结束；最后的消息：cgroups in hybrid mode not supported。请以仅 cgroup v2 启动主机" +
      "（systemd.unified_cgroup_hierarchy=1），或只为测量程序卸载 v2 层级：先 unshare --mount，再 umount " +
      "/sys/fs/cgroup/unified。",
  ],
  [
    "There is no youki on PATH nor among what setup installed. Run infra/setup.sh --only youki.",
    "PATH 上和已安装的工具中都没有 youki。请运行 infra/setup.sh --only youki。",
  ],
  [
    "The engine at unix:///var/run/docker.sock does not answer: connect ENOENT /var/run/docker.sock. Start Docker, set " +
      "DOCKER_HOST to an engine that runs, or start one of your own: npm run -s engines -- up.",
    "unix:///var/run/docker.sock 的引擎没有应答：connect ENOENT /var/run/docker.sock。请启动 Docker，把 DOCKER_HOST " +
      "设为在运行的引擎，或自行启动一个：npm run -s engines -- up。",
  ],
  [
    "The Pod does not run: ErrImageNeverPull, Container image is not present with pull policy of Never. Bring the image " +
      "to the node; infra/README.md tells how.",
    "Pod 没有运行：ErrImageNeverPull，Container image is not present with pull policy of Never。请把镜像导入该节点；方法见 " +
      "infra/README.md。",
  ],
  [
    "[kubernetes/runc] The Pod does not run: Unschedulable, 0/1 nodes are available: 1 Too many pods; the node takes 110 Pods.",
    "[kubernetes/runc] Pod 没有运行：Unschedulable，0/1 nodes are available: 1 Too many pods；该节点至多容纳 110 个 Pod。",
  ],
  [
    "The account of the kubeconfig may not get nodes, list nodes in the cluster. Have an administrator apply " +
      "infra/kubernetes/access.yaml, and use the account that it makes.",
    "kubeconfig 的账户在集群中缺少权限：get nodes, list nodes。请让管理员应用 infra/kubernetes/access.yaml，并使用其中创建的账户。",
  ],
  [
    "Not traced: there is no perf that starts on PATH or among what setup installed. Run infra/setup.sh, and measure as root or with kernel.perf_event_paranoid at -1 and a readable tracefs.",
    "未跟踪：PATH 上和已安装的工具中都没有能启动的 perf。请运行 infra/setup.sh，并以 root 身份测量，或将 kernel.perf_event_paranoid 设为 -1 且 tracefs 可读。",
  ],
  ["isolation: No answer came within 5 s.", "隔离：5 s 内没有应答。"],
  ['the checksum is "1", not "2".', '校验和为 "1"，而不是 "2"。'],
])("%s", (recorded, chinese) => {
  expect(recordedWording(recorded)).toEqual({ en: recorded, zh: chinese });
});

test.each(["", "unexpected EOF", "Use a host. That is all.", "\u202E<b>", "density: ".repeat(100_000)])(
  "what is not known stays as it was said: %o",
  (recorded) => {
    expect(recordedWording(recorded)).toEqual({ en: recorded, zh: recorded });
  },
);

const results = join(import.meta.dirname, "../../results");

/** The reasons that published runs recorded. */
function reasonsIn(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => /^(plan\.json|samples\.jsonl)$/.test(name));
  return files.flatMap((file) =>
    Array.from(
      readFileSync(join(folder, file), "utf8").matchAll(/"(?:why|error|reason|degraded)":\s*("(?:[^"\\]|\\.)*")/g),
      ([, text = ""]): string => JSON.parse(text),
    ),
  );
}

/** What runtimes and tools said. */
const cited = [/saying: .*/s, /并说：.*/s, /最后的消息：.*/s, /wasm trap: .*/s, "too many open files"];

test("of what published runs recorded, all that the harness wrote is known", () => {
  const folders = readdirSync(results, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const reasons = new Set(folders.flatMap(({ name }) => reasonsIn(join(results, name))));
  expect(reasons.size).toBeGreaterThan(20);
  expect([...reasons].filter((reason) => untranslated(recordedWording(reason).zh, cited) !== undefined)).toEqual([]);
});
