/** What a probe reached from inside, and what the host's kernel is made to do. */
import type { MatrixCell, MatrixRow } from "../../../records/isolation-matrix.ts";
import type { Language } from "../../../wording.ts";

const english = {
  heading: "Isolation",
  lead:
    "What the same probe saw and reached from inside. ○ reached: it gets through. ● denied: tried and refused. " +
    "– absent: the sandbox has no call to try it by. What a probe did not reach is not proved unreachable.",
  question: "From inside",
  answers: {
    reached: "reached",
    denied: "denied",
    absent: "absent",
    undecided: "undecided",
    untrusted: "not trusted",
    unasked: "not asked",
  } satisfies Record<MatrixCell["answer"] | "unasked", string>,
  boundaries: {
    kernel: "kernel",
    processor: "processor",
    processes: "processes",
    memory: "memory",
    files: "files",
    network: "network",
    privileges: "privileges",
    namespaces: "namespaces",
    limits: "limits",
    background: "background",
  } satisfies Record<MatrixRow["check"]["boundary"], string>,
  surface: {
    heading: "What the host's kernel is made to do",
    lead:
      "The system calls that the host's kernel served for one instance, over all of its processes, traced in a pass of " +
      "its own: from the request until all of it was gone, and while it answered lines. What one workload makes its " +
      "sandbox call is not all that another could. The OCI runtimes run this project's configuration: user nobody, no " +
      "capabilities, no new privileges and, as by default at this layer, no filter; Docker starts as root with 14 " +
      "capabilities behind a filter.",
    columns: {
      target: "Target",
      workload: "Workload",
      distinct: "Distinct system calls",
      whileAnswering: "While it answered",
      callsEach: "Calls per answer",
      rights: "Its processes on the host",
    },
  },
};

const chinese: typeof english = {
  heading: "隔离",
  lead: "同一个探针从内部看到和触及的东西。○ 触及：能穿过边界。● 被拒：试过，被拒绝。– 无此调用：沙箱没有可供尝试的调用。探针没有触及的，并不因此就被证明无法触及。",
  question: "从内部",
  answers: {
    reached: "触及",
    denied: "被拒",
    absent: "无此调用",
    undecided: "未定",
    untrusted: "不可信",
    unasked: "未询问",
  },
  boundaries: {
    kernel: "内核",
    processor: "处理器",
    processes: "进程",
    memory: "内存",
    files: "文件",
    network: "网络",
    privileges: "特权",
    namespaces: "命名空间",
    limits: "限额",
    background: "背景",
  },
  surface: {
    heading: "宿主内核被要求做的事",
    lead: "宿主内核为一个实例（含其全部进程）提供的系统调用，在单独一遍中跟踪：从请求发出到全部结束为止，以及它应答各行输入期间。一个工作负载让沙箱发出的调用，并不是别的工作负载能让它发出的全部。OCI 运行时采用本项目的配置：用户 nobody、无 capability、no_new_privs，且如这一层的默认，没有过滤器；Docker 默认以 root 启动，有 14 个 capability，并有过滤器。",
    columns: {
      target: "目标",
      workload: "工作负载",
      distinct: "不同的系统调用",
      whileAnswering: "应答期间",
      callsEach: "每次应答的调用数",
      rights: "它在宿主上的进程",
    },
  },
};

export const isolation: Readonly<Record<Language, typeof english>> = { en: english, zh: chinese };
