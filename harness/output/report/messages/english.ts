/**
 * All words of the report that are its own. Not in here: the document's printed words, which are shown as printed, and
 * what the document layer says of them, which brings its wording in every language.
 */
import type { Layer, Technology } from "../../../../drivers/types.ts";
import type { WorkKind } from "../../../../workloads/types.ts";
import type { AuditVerdict } from "../../../document/audit/item.ts";
import type { ClaimedMetric } from "../../../document/claim.ts";
import type { Comparability, PublishedFigure } from "../../../document/published/published-figure.ts";
import type { ClaimedTechnology } from "../../../document/printed/technologies.ts";
import type { EntryClass, Topic } from "../../../document/register/entry.ts";
import type { ClaimVerdict, Verdict } from "../../../document/verdict.ts";
import type { MatrixCell, MatrixRow } from "../../../records/isolation-matrix.ts";
import type { ResidualPart } from "../../../records/memory-fit.ts";
import { formatGibibytes } from "../../format-gibibytes.ts";
import type { HostFingerprint } from "../../../host/fingerprint.ts";
import type { Language } from "../../../wording.ts";
import type { Outcome } from "../outcome.ts";

export function countOf(judged: readonly ClaimVerdict[], verdict: Verdict): number {
  return judged.filter((one) => one.verdict === verdict).length;
}

export const english = {
  language: "en" as Language,
  /** As in the attribute `lang`. */
  locale: "en",
  title: "What does a sandbox really cost?",
  lead:
    "One identical workload was started in every kind of sandbox on a real host, and a document's claims were held " +
    "against what was measured.",
  contents: "Contents",
  skip: "Skip to the verdicts",
  listSeparator: ", ",
  groupSeparator: "; ",
  colon: ": ",
  stop: ". ",
  /** Behind a full stop. */
  sentenceSeparator: " ",
  /** Of a start that failed. */
  never: "never",
  run: "Run",
  hostLine: (host: { cpus: string; cpu: string; memory: string; distribution: string; kernel: string }) =>
    `${host.cpus} CPUs of ${host.cpu}, ${host.memory}, ${host.distribution}, kernel ${host.kernel}`,
  guestOf: (hypervisor: string) => `itself a guest of ${hypervisor}`,
  madeBy: (version: string) =>
    `Made by sandgauge ${version} from the samples of the run; nothing in it is typed by hand.`,

  verdicts: {
    supported: "supported",
    contradicted: "contradicted",
    inconclusive: "inconclusive",
    "not-comparable": "not comparable",
    unmeasured: "not measured",
  } satisfies Record<Verdict, string>,
  verdictMeanings: {
    supported: "The whole interval of every target that counts agrees with the claim.",
    contradicted: "The whole interval of every target that counts lies outside of what is claimed.",
    inconclusive: "The interval lies across the claimed bound, there are too few samples, or targets disagree.",
    "not-comparable":
      "What was measured is not what the claim speaks of: another layer, another product, or an emulated CPU.",
    unmeasured: "Nothing was measured. Never a pass.",
  } satisfies Record<Verdict, string>,
  auditVerdicts: {
    consistent: "consistent",
    inconsistent: "inconsistent",
    underdetermined: "underdetermined",
  } satisfies Record<AuditVerdict, string>,
  auditVerdictMeanings: {
    consistent: "What is printed follows from what is printed.",
    inconsistent: "It does not follow, under any reasonable reading.",
    underdetermined: "An input is missing, or two reasonable readings disagree.",
  } satisfies Record<AuditVerdict, string>,
  technologies: {
    process: "process",
    vm: "vm",
    container: "container",
    sandbox: "sandbox",
    wasm: "wasm",
  } satisfies Record<Technology, string>,
  layers: {
    "in-process": "in the host's process",
    runtime: "runtime",
    containerd: "containerd",
    cri: "CRI",
    docker: "Docker",
    kubernetes: "Kubernetes",
  } satisfies Record<Layer, string>,
  claimedMetrics: {
    startup: "startup",
    "startup-cycles": "startup, CPU cycles",
    memory: "memory",
    density: "density",
    "performance-loss": "performance loss",
    isolation: "isolation",
  } satisfies Record<ClaimedMetric, string>,
  /** Said of targets. */
  outcomes: {
    "as-claimed": "as claimed",
    faster: "faster than claimed",
    slower: "slower than claimed",
    cheaper: "fewer cycles than claimed",
    dearer: "more cycles than claimed",
    less: "less than claimed",
    more: "more than claimed",
    "too-seldom": "too seldom in time",
    "wrong-way-round": "the other way round",
    otherwise: "not as claimed",
    undecided: "undecided",
    "not-comparable": "not what the claim speaks of",
  } satisfies Record<Outcome, string>,
  nothingMeasured: "nothing of the kind was measured",

  table: {
    filter: "Filter",
    verdict: "Verdict",
    allVerdicts: "all verdicts",
    sortBy: "Sort by",
    asListed: "as listed",
    descending: "Descending",
    shown: "Shown: {shown} of {all}",
    more: "More",
  },

  summary: {
    heading: "Verdicts",
    headline: (judged: readonly ClaimVerdict[]) =>
      `Of ${judged.length} claims that a measurement can test, ${countOf(judged, "contradicted")} are contradicted, ` +
      `${countOf(judged, "supported")} supported and ${countOf(judged, "unmeasured")} not measured.`,
  },

  published: {
    heading: "Published by others",
    comparabilities: {
      alike: "the same thing",
      part: "a part of it",
      more: "more than it",
      other: "another thing",
    } satisfies Record<Comparability, string>,
    bases: {
      primary: "source read",
      abstract: "abstract read",
      secondary: "cited by others",
    } satisfies Record<PublishedFigure["basis"], string>,
    derived: "computed from it",
    product: "Product",
    value: "Value",
    relation: "Beside the claim",
    definition: "What it is a figure of, where, and by whom",
  },

  documentTables: {
    matrixHeading: "The document's table II, measured",
    overheadHeading: "The document's list VII-2, measured",
    lead:
      "Each cell: what the document prints, what others published, what was measured here, and the verdict. In square " +
      "brackets: measured, but not what the claim speaks of.",
    dimension: "Dimension",
    claimed: "Claimed",
    published: "Published",
    measured: "Measured",
    samples: (count: number) => `n = ${count}`,
    nothingPublished: "nothing comparable",
    notAMeasurement: "a word, not a measurement",
    /** What the document's headings say. */
    columnGlosses: {
      vm: "virtual machine",
      container: "container",
      sandbox: "light sandbox",
      wasm: "WebAssembly",
    } satisfies Record<ClaimedTechnology, string>,
    rows: {
      隔离级别: "isolation level",
      启动时间: "startup time",
      内存开销: "memory overhead",
      安全边界: "security boundary",
      部署密度: "density",
      生态兼容: "compatibility",
      适用场景: "where it fits",
      性能损耗: "performance loss",
      启动: "startup",
      内存: "memory",
      密度: "density",
    },
  },

  claims: {
    heading: "Every claim that can be measured",
    lead: "Intervals are at 95 %. A claim about a technology is judged by each of its targets; never by the friendliest.",
    columns: {
      verdict: "Verdict",
      technology: "Technology",
      metric: "Quantity",
      claim: "Claim",
      printed: "Printed",
      published: "Published",
      measured: "Measured",
      samples: "Samples",
      why: "Why",
    },
    details: "Targets, reading and reasons",
    target: "Target",
    layer: "Layer",
    observed: "Observed",
    interval: "95 % interval",
    place: "Where",
    reading: "Read as",
    settledBy: "Settled by",
    reason: "Reason",
    emulated: "emulated",
    failed: (count: number) => `${count} failed`,
    moreTargets: (count: number) => `and ${count} more; the JSON report lists all`,
  },

  startup: {
    heading: "Startup",
    lead:
      "From the request, stamped outside the sandbox on the host's monotonic clock, to the host's reading of the " +
      "workload's ready line. A start that failed counts as one that never got ready; nothing is trimmed.",
    chart: "Startup by target",
    chartNote:
      "Each row is one target: the curve rises from 0 to 100 % of its starts. ● median, ■ 95th percentile, ▲ 99th " +
      "percentile. The dashed band is what the document's list VII-2 claims for the technology.",
    median: "median",
    axis: "requested → ready, logarithmic",
    otherConditions: "Under other conditions",
    tableHeading: "Every series",
    columns: {
      target: "Target",
      technology: "Technology",
      layer: "Layer",
      conditions: "Page cache",
      starts: "Starts",
      failed: "Failed",
      p50: "p50 [95 %]",
      p95: "p95",
      p99: "p99",
      max: "max",
      notes: "Notes",
    },
    warm: "warm",
    cold: "cold",
    oneAtATime: "one at a time",
    atOnce: (count: number) => `${count} at once`,
    emulated: "emulated CPU: an upper bound",
    nodeClock: "timed by Node",
    boot: (parts: string) => `the guest's own account: ${parts}`,
    bootParts: {
      firmware: "firmware",
      loader: "boot loader",
      kernel: "kernel",
      initrd: "initrd",
      userspace: "userspace",
      application: "of it until the workload",
    },
    runtimeReplaced: "after the runtime was replaced",
  },

  layering: {
    heading: "Layer by layer",
    lead:
      "The same runtime, started by itself and through the engines above it. An engine's defaults are part of its layer: " +
      "Docker adds a filter of system calls and a network, CRI a network and a pause container.",
    chart: "What each layer adds to a start",
    chartNote:
      "Means, since they add up and medians do not; a step ends when this host hears that it has. Of a runtime by itself " +
      "there is one step.",
    axis: "requested → ready, mean",
    columns: { target: "Target", layer: "Layer", total: "Mean", steps: "Steps" },
    steps: {
      snapshot: "snapshot",
      sandbox: "pod sandbox",
      create: "create",
      attach: "attach",
      start: "start",
      scheduled: "scheduled",
      created: "created",
      started: "started",
      ready: "until ready",
    },
  },
  memory: {
    heading: "Memory",
    lead:
      "What one more instance takes, by the slope over the number of live and settled ones. MemAvailable is the host's " +
      "view, kernel included, less what the harness grew by. Never a sum of resident sets.",
    chart: "Memory of one more instance, by component",
    chartNote:
      "Bars: proportional set size by component. The upright line: by how much less memory the host had available, " +
      "kernel included, with its interval.",
    fitChart: "Total by number of instances, with the fit",
    axis: "bytes of one more instance",
    instancesAxis: "instances",
    columns: {
      target: "Target",
      technology: "Technology",
      layer: "Layer",
      live: "Most live, climbs",
      available: "One more: MemAvailable [95 %]",
      pss: "PSS [95 %]",
      uss: "USS",
      cgroup: "cgroup",
      components: "PSS by component",
      guest: "Guest's memory touched",
      beyond: "Beyond PSS",
      fixed: "Fixed, PSS",
      notes: "Notes",
    },
    residualParts: {
      slab: "slab",
      "page-tables": "page-tables",
      "kernel-stacks": "kernel-stacks",
      percpu: "percpu",
      other: "other",
    } satisfies Record<ResidualPart, string>,
    foreign: (bytes: string) => `other processes' memory changed by ${bytes}`,
    notAccounted: "memory is not accounted by cgroups here",
    runtimeOutside: (bytes: string) => `its own cgroup holds ${bytes}: the runtime lives outside of it`,
    idle: "idle",
    filled: (bytes: string) => `each filled ${bytes}`,
    touched: (bytes: string, declared: string, share: string) => `${bytes} of ${declared} (${share})`,
    sized: (bytes: string) => `machines of ${bytes}`,
    guestChart: "Memory that a machine was given, and what it touches of it idle",
    guestChartNote: "Dashed: all of it. Logarithmic.",
    declaredAxis: "given to the machine",
    emulated: "emulated CPU: the emulator's code is in it",
    runtimeReplaced: "after the runtime was replaced",
    failed: (levels: number) => `${levels} levels failed`,
  },

  density: {
    heading: "Density",
    lead:
      "Instances that were live at once and answered, until a declared health rule failed. What was observed and what is " +
      "extrapolated from idle memory are different things: nothing but memory is extrapolated.",
    chart: "Start latency while instances are added",
    chartNote: "Solid: median start of each step. Dashed: 99th percentile. Logarithmic.",
    instancesAxis: "live instances",
    columns: {
      target: "Target",
      technology: "Technology",
      layer: "Layer",
      reached: "Observed live",
      boundBy: "Bound by",
      why: "Why",
      rate: "Starts/s",
      p99: "Start p99, first → last step",
      cleanup: "Clean-up",
      leftBehind: "Left behind",
      fittingHere: "Extrapolated, this host",
      fittingReference: (bytes: number) => `Extrapolated, reference server of ${formatGibibytes(bytes)}`,
      notes: "Notes",
    },
    unfinished: "the run was killed",
    unknown: "not known: the run was killed",
    nothing: "nothing",
    processes: (count: number) => `${count} processes`,
    cgroups: (count: number) => `${count} cgroups`,
    mounts: (count: number) => `${count} mounts`,
    inProcess: "isolated by the language runtime only",
    emulated: "emulated CPU",
  },

  performance: {
    heading: "Performance",
    lead:
      "Work per second against the plain process in the same block. There is no single loss: each kind of work is shown. " +
      "Requests come at a fixed rate, whatever is answered: there the ratio is of median latencies, the plain process's " +
      "over the target's.",
    chart: "Work per second, as a ratio of the plain process",
    chartNote:
      "Medians over paired blocks, with their intervals at 95 %. At the dashed line it is as fast as a plain process; " +
      "left of it, slower. Logarithmic.",
    axis: "ratio to the plain process",
    works: {
      integer: "integer",
      "floating-point": "floating point",
      branches: "branches",
      "memory-bandwidth": "memory bandwidth",
      "memory-latency": "memory latency",
      "host-calls": "host calls",
      files: "files",
      requests: "requests (latency)",
    } satisfies Record<WorkKind, string>,
    columns: {
      target: "Target",
      technology: "Technology",
      layer: "Layer",
      work: "Kind of work",
      workload: "Workload",
      ratio: "Ratio [95 %]",
      repetition: "A repetition, the plain process's",
      warmUp: "First repetition beyond a steady one",
      latency: "Latency p50, p99; answers",
      blocks: "Blocks",
      notes: "Notes",
    },
    unsupported: "not offered by the target:",
    failed: (starts: number) => `${starts} gave no figure`,
    unpinned: "not pinned to one CPU",
    emulated: "emulated CPU",
    runtimeReplaced: "after the runtime was replaced",
  },

  isolation: {
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
  },

  gaps: {
    heading: "Not measured",
    lead: "What is missing here is not a pass.",
    metrics: {
      startup: "startup",
      memory: "memory",
      density: "density",
      performance: "performance",
      isolation: "isolation",
    },
    noMetric: (metric: string) => `${metric}: not measured in these runs.`,
    target: "Target",
    series: "Series",
    reason: "Reason",
  },

  formulas: {
    heading: "The document's formulas, with measured inputs",
    lead: "What its formulas and decision trees give here, and which measurements they lack; nothing stands in for those.",
  },

  audit: {
    heading: "The document's own arithmetic",
    lead:
      "Every printed result redone from what the document prints; nothing is measured for it. Sections are named by " +
      "part and number: 1-VII-2 is part 1, section 七, 2.",
    all: (count: number) => `All ${count} results`,
    why: "Why",
    columns: {
      verdict: "Verdict",
      section: "Section",
      printed: "Printed",
      recomputed: "Recomputed",
    },
  },

  statements: {
    heading: "Every statement of the document",
    lead:
      "Whatever of it carries a figure, an order or a comparison: whether a measurement, a recomputation or only data " +
      "from outside could tell, and what they told.",
    all: (count: number) => `All ${count} statements`,
    classes: { measured: "measured", computed: "computed", external: "external" } satisfies Record<EntryClass, string>,
    classMeanings: {
      measured: "A target can test it.",
      computed: "Its arithmetic or its logic can be redone from what is printed.",
      external: "Only data from outside could tell.",
    } satisfies Record<EntryClass, string>,
    /** Where an external statement stands. */
    external: "only outside data",
    topics: {
      startup: "startup",
      "startup-cycles": "startup, CPU cycles",
      memory: "memory",
      density: "density",
      "performance-loss": "performance loss",
      isolation: "isolation",
      performance: "performance",
      cost: "cost",
      adoption: "adoption",
      value: "value",
      investment: "investment",
    } satisfies Record<Topic, string>,
    details: "Where it stands, and how it could be tested",
    conditions: "Conditions",
    judgedAs: "Judged as",
    columns: {
      printed: "Printed",
      standing: "Verdict",
      class: "Class",
      about: "About",
      section: "Section",
      howTested: "What could tell",
    },
  },

  host: {
    heading: "Host and versions",
    lead: "Another host is another experiment.",
    fact: "Fact",
    value: "Value",
    facts: {
      schema: "Schema",
      arch: "Architecture",
      cpuModel: "CPU",
      microcode: "Microcode",
      logicalCpus: "Logical CPUs",
      smt: "SMT",
      cpuMHz: "Clock when read, MHz",
      governor: "Frequency governor",
      turbo: "Turbo",
      mitigations: "Mitigations",
      kernelRelease: "Kernel",
      kernelWords: "Kernel command line, what bears on measurement",
      distribution: "Distribution",
      cgroupMode: "Cgroup mode",
      virtualisation: "Virtualisation",
      nestedVirtualisation: "Nested virtualisation",
      lastLevelCacheBytes: "Last-level cache",
      memoryBytes: "Memory",
      swapBytes: "Swap",
      ksm: "KSM",
      transparentHugePages: "Transparent huge pages",
      virtualAddressBits: "Virtual address bits",
      clockSource: "Clock source",
      pidMax: "pid_max",
      maxMapCount: "max_map_count",
      nodeVersion: "Node",
      load: "Load before the run",
      tuning: "Held while measuring (run --tune)",
    } satisfies Record<keyof HostFingerprint, string>,
    /** What a host tells of itself in a word; others stand as they are told. */
    values: { unknown: "unknown", none: "none", on: "on", off: "off", true: "yes", false: "no" },
    versions: "Versions",
    target: "Target",
  },

  reproduce: {
    heading: "How to reproduce it",
    lead: "The same plan and seed draw the same order of samples.",
    ownPlan: "This plan is not one of the built-in ones: save it as plan.json.",
    plan: "The plan",
    files: "What was started, to the byte",
    file: "File",
    workload: (compiler: string) => `Workloads were compiled by ${compiler}.`,
    unfinished: "The run was ended before its warm-ups were done, so that there is no plan to repeat.",
  },

  reading: {
    heading: "How to read it",
    points: [
      "A median is not a promise: tails are in the tables, raw samples in the run's folder.",
      "Layers are never mixed: a bare runtime is only the least that a start through an engine takes.",
      "An emulated CPU gives an upper bound of what hardware takes; it can refute “takes at least”, never support “slow”.",
      "Intervals of medians are by order statistics, those of probabilities by Clopper-Pearson.",
      "A flag on a sample (loaded, stolen, swapping, throttled, hot, frequency-changed, clock-set, clock-slewed) filters nothing: it is told.",
    ],
  },
};

/** What a language lacks does not compile. */
export type Messages = typeof english;
