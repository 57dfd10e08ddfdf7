/**
 * From what a program inside was told and what the host sees, to what gets through the boundary. Pure.
 *
 * A refusal is only one where a plain process of the host, asked the same, was not refused: else it says nothing about
 * the sandbox. That something was read is believed only with what stood there.
 */
import type { IsolationCheckName, NamespaceKind } from "../../records/isolation-checks.ts";
import type { IsolationAnswer, IsolationFact } from "../../records/sample.ts";
import type { LimitTrial } from "./limit-trial.ts";
import type { OutsideProcess } from "./outside.ts";
import type { Reply } from "./reply.ts";

/** All that is known of one target. */
export interface Examined {
  /** By the question's name. */
  readonly replies: ReadonlyMap<string, Reply>;
  /** Likewise of a plain process of the host. */
  readonly control: ReadonlyMap<string, Reply>;
  /** What stands where secrets are kept. */
  readonly hostSecret: string;
  readonly otherSecret: string;
  /** The instance's processes. */
  readonly outside: readonly OutsideProcess[];
  readonly limits: Readonly<Record<"memory" | "processes" | "cpu", LimitTrial>>;
}

interface Finding {
  readonly answer: IsolationAnswer;
  readonly why?: string;
  readonly facts?: Readonly<Record<string, IsolationFact>>;
}

/** What came from inside cannot be: a sentence's part about the instance. */
export interface Untrustworthy {
  readonly complaint: string;
}

export type Conclusion = Finding | Untrustworthy;

export function isUntrustworthy(conclusion: Conclusion): conclusion is Untrustworthy {
  return "complaint" in conclusion;
}

function undecided(why: string): Finding {
  return { answer: "undecided", why };
}

function denied(why: string, facts?: Finding["facts"]): Finding {
  return { answer: "denied", why, ...(facts === undefined ? {} : { facts }) };
}

function factOf(reply: Reply | undefined, name: string): string | number | undefined {
  const fact = reply?.kind === "answer" ? reply.facts[name] : undefined;
  return typeof fact === "string" || typeof fact === "number" ? fact : undefined;
}

/** The named facts, as far as they are there. */
function factsOf(reply: Reply | undefined, ...names: readonly string[]): Record<string, IsolationFact> {
  if (reply?.kind !== "answer") return {};
  const { facts } = reply;
  return Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]])));
}

/** What the instance said, as it stands. */
function said(reply: Reply | undefined): Conclusion {
  if (reply === undefined) return undecided("It was not asked.");
  switch (reply.kind) {
    case "answer":
      return { answer: reply.answer, ...(reply.why === undefined ? {} : { why: reply.why }) };
    case "malformed":
      return { complaint: reply.complaint };
    case "silent":
      return undecided(`No answer came within ${reply.limitMs / 1000} s.`);
    case "ended":
      return undecided(`The instance ended in place of an answer: ${reply.how}.`);
    case "not-asked":
      return undecided(reply.why);
  }
}

/** Nothing can be learned from a refusal that a plain process of the host gets too. */
function controlled({ replies, control }: Examined, name: string): Conclusion {
  const own = said(replies.get(name));
  if (isUntrustworthy(own) || own.answer !== "denied") return own;
  const without = said(control.get(name));
  if (!isUntrustworthy(without) && without.answer === "reached") return own;
  const how = isUntrustworthy(without) ? without.complaint : (without.why ?? without.answer);
  return undecided(`A plain process of the host is refused as well: ${how}.`);
}

/** @param secret what must have been read. */
function readSecret(examined: Examined, name: string, secret: string): Conclusion {
  const conclusion = controlled(examined, name);
  if (isUntrustworthy(conclusion) || conclusion.answer !== "reached") return conclusion;
  const reply = examined.replies.get(name);
  if (factOf(reply, "read") !== secret) return { complaint: "claims to have read what it does not know" };
  return { ...conclusion, facts: factsOf(reply, "through") };
}

/** Whether the kernel that answers it is the host's. A kernel's boot_id is drawn at its start and by no other. */
function hostKernel({ replies, control }: Examined): Conclusion {
  const reply = replies.get("kernel");
  const own = said(reply);
  if (isUntrustworthy(own) || own.answer !== "reached") return own;
  const facts = factsOf(reply, "name", "release", "build", "machine");
  const host = control.get("kernel");
  const isLike = ["release", "build"].every((name) => factOf(reply, name) === factOf(host, name));
  const [here, there] = [factOf(reply, "bootId"), factOf(host, "bootId")];
  if (here === undefined || there === undefined) {
    return isLike
      ? { ...undecided("It names the host's release and build, and no boot of it."), facts }
      : denied("Another release or build than the host's.", facts);
  }
  if (here !== there) return denied("Another kernel: it was booted apart from the host's.", facts);
  return isLike
    ? { answer: "reached", facts }
    : { complaint: "claims the host's boot of a kernel that is not the host's" };
}

/** A right over a kernel is one over the host only where it is the host's kernel. */
function overHostKernel(examined: Examined, own: Conclusion): Conclusion {
  if (isUntrustworthy(own) || own.answer !== "reached") return own;
  const kernel = hostKernel(examined);
  if (isUntrustworthy(kernel)) return undecided("Whose kernel it is was not told in a way that can be trusted.");
  if (kernel.answer === "reached") return own;
  const facts = own.facts ?? {};
  return kernel.answer === "denied"
    ? denied("Of a kernel that is not the host's.", facts)
    : { ...undecided("Whose kernel it is cannot be told."), facts };
}

/** A right in a namespace is one over the host only where it is the host's namespace. */
function inHostNamespace(examined: Examined, kind: NamespaceKind, own: Conclusion): Conclusion {
  const over = overHostKernel(examined, own);
  if (isUntrustworthy(over) || over.answer !== "reached") return over;
  const namespace = hostNamespace(examined, kind);
  if (isUntrustworthy(namespace) || namespace.answer === "reached") return over;
  return namespace.answer === "denied"
    ? denied(`Within its own ${kind} namespace.`, over.facts)
    : { ...undecided(`Whose ${kind} namespace it is cannot be told.`), facts: over.facts ?? {} };
}

/** Inode numbers mean something within one kernel only: those of the first namespaces are the same in all kernels. */
function hostNamespace(examined: Examined, kind: NamespaceKind): Conclusion {
  const { replies, control, outside } = examined;
  const reply = replies.get("namespaces");
  const own = overHostKernel(examined, said(reply));
  if (isUntrustworthy(own) || own.answer !== "reached") return own;
  const [here, there] = [factOf(reply, kind), factOf(control.get("namespaces"), kind)];
  if (there === undefined) return undecided("The host's kernel has no such namespaces.");
  if (here === undefined) return undecided("It was not told which it is in.");
  const seen = outside
    .filter(({ component }) => component === "workload")
    .flatMap(({ namespaces }) => namespaces[kind] ?? []);
  if (seen.length > 0 && seen.every((inode) => inode !== here)) {
    return { complaint: `claims a ${kind} namespace in which none of its processes is` };
  }
  return here === there ? { answer: "reached" } : denied("A namespace of its own.");
}

/** What runs the instructions, by what they themselves are told and by what the host runs for the instance. */
function hostCpu({ replies, control, outside }: Examined): Conclusion {
  const reply = replies.get("cpu");
  const own = said(reply);
  if (isUntrustworthy(own) || own.answer !== "reached") return own;
  const facts = factsOf(reply, "model", "hypervisor", "cpus", "memoryMebibytes");
  const virtualCpus = outside.reduce((sum, one) => sum + one.virtualCpus, 0);
  if (virtualCpus > 0)
    return denied(`A process of the host has the kernel run ${virtualCpus} virtual CPUs for it.`, facts);
  const host = control.get("cpu");
  const differs = ["model", "hypervisor"].some((name) => factOf(reply, name) !== factOf(host, name));
  if (differs) return denied("Its CPU tells another model or hypervisor than the host's.", facts);
  if (outside.some(({ holdsGuestMemory }) => holdsGuestMemory)) {
    return denied("Its memory is a guest's, in a process of the host.", facts);
  }
  return { answer: "reached", facts };
}

/** For what stops an access by ending the instance. */
function stopped(reply: Reply | undefined): Conclusion {
  return reply?.kind === "ended" ? denied(`The instance was ended: ${reply.how}.`) : said(reply);
}

function outsideMemory({ replies }: Examined): Conclusion {
  const tries = ["outside-first", "outside-last"].map((name) => stopped(replies.get(name)));
  return (
    tries.find((one) => isUntrustworthy(one)) ??
    tries.find((one) => !isUntrustworthy(one) && one.answer !== "denied") ??
    tries[0] ??
    undecided("It was not asked.")
  );
}

function hostFileWrite(examined: Examined): Conclusion {
  const read = readSecret(examined, "host-file", examined.hostSecret);
  if (isUntrustworthy(read) || read.answer !== "reached") return read;
  return factOf(examined.replies.get("host-file"), "writable") === 1 ? read : denied("It can be read only.");
}

function withFacts(examined: Examined, name: string, ...facts: readonly string[]): Conclusion {
  const conclusion = controlled(examined, name);
  return isUntrustworthy(conclusion)
    ? conclusion
    : { ...conclusion, facts: factsOf(examined.replies.get(name), ...facts) };
}

function mitigations(examined: Examined): Conclusion {
  const own = controlled(examined, "mitigations");
  if (isUntrustworthy(own) || own.answer !== "reached") return own;
  const [reply, host] = [examined.replies, examined.control].map((replies) => replies.get("mitigations"));
  if (reply?.kind !== "answer" || host?.kind !== "answer") return undecided("The host itself tells none.");
  const others = Object.keys({ ...reply.facts, ...host.facts }).filter(
    (name) => reply.facts[name] !== host.facts[name],
  );
  const facts = { weaknesses: Object.keys(reply.facts).length, unlikeHost: others.toSorted() };
  return others.length === 0
    ? { answer: "reached", facts }
    : denied(`${others.length} are told otherwise than the host's.`, facts);
}

/** `sentry: user 65534, no capabilities, a filter`, each once. */
function describe({ component, uid, capabilities, hasFilter }: OutsideProcess): string {
  const count = capabilities.toString(2).replaceAll("0", "").length;
  return `${component}: user ${uid}, ${count} capabilities, ${hasFilter ? "a filter" : "no filter"}`;
}

function confinement({ outside, control }: Examined): Conclusion {
  // A runtime that only waits for its container is not what holds the program.
  const landing = outside.filter(({ component }) => component !== "runtime");
  const those = landing.length > 0 ? landing : outside;
  if (those.length === 0) return undecided("No process of it could be looked at.");
  const hostUsers = factOf(control.get("namespaces"), "user");
  const isPrivileged = ({ uid, capabilities, namespaces }: OutsideProcess): boolean =>
    uid === 0 || (capabilities !== 0n && namespaces.user === hostUsers);
  const facts = { processes: [...new Set(those.map(describe))] };
  return those.some(isPrivileged) ? { answer: "reached", facts } : denied("No process of it has root's rights.", facts);
}

function limited(trial: LimitTrial): Conclusion {
  if (trial.kind === "untried") return undecided(trial.why);
  const { reply, limit, asked, fact } = trial;
  const own = stopped(reply);
  if (isUntrustworthy(own)) return own;
  const got = factOf(reply, fact);
  const facts = { limit, asked, ...(got === undefined ? {} : { [fact]: got }) };
  if (typeof got === "number" && got > asked) return { complaint: `claims ${got} ${fact} of ${asked}` };
  return { ...own, facts };
}

/** A little more than the limit is the kernel's own coarseness: it accounts by slices. */
const CPU_TOLERANCE = 1.25;

function limitedCpu(trial: LimitTrial): Conclusion {
  if (trial.kind === "untried") return undecided(trial.why);
  const own = said(trial.reply);
  if (isUntrustworthy(own) || own.answer !== "reached") return own;
  if (trial.used === undefined) return undecided("No hierarchy accounts its CPU time.");
  const facts = { limit: trial.limit, used: Math.round(trial.used * 100) / 100 };
  return trial.used > trial.limit * CPU_TOLERANCE
    ? { answer: "reached", facts }
    : denied(`It got ${facts.used} of a CPU.`, facts);
}

const rules: Readonly<Record<IsolationCheckName, (examined: Examined) => Conclusion>> = {
  "host-kernel": hostKernel,
  "system-calls": (all) => overHostKernel(all, withFacts(all, "seccomp", "mode")),
  "kernel-settings": (all) => overHostKernel(all, withFacts(all, "settings", "opened")),
  "kernel-memory": (all) => overHostKernel(all, withFacts(all, "kernel-memory", "opened")),
  "host-cpu": hostCpu,
  "native-code": (all) => controlled(all, "native-code"),
  "host-process": (all) => withFacts(all, "host-process", "visible"),
  "host-signal": (all) => controlled(all, "host-signal"),
  "other-process": (all) => withFacts(all, "other-process", "visible"),
  "outside-memory": outsideMemory,
  "host-process-memory": (all) => readSecret(all, "host-process-memory", all.hostSecret),
  "host-shared-memory": (all) => readSecret(all, "host-shared-memory", all.hostSecret),
  "other-process-memory": (all) => readSecret(all, "other-process-memory", all.otherSecret),
  "other-shared-memory": (all) => readSecret(all, "other-shared-memory", all.otherSecret),
  "host-file": (all) => readSecret(all, "host-file", all.hostSecret),
  "host-file-write": hostFileWrite,
  "other-file": (all) => readSecret(all, "other-file", all.otherSecret),
  "ungranted-file": (all) => withFacts(all, "ungranted", "opened"),
  devices: (all) => overHostKernel(all, withFacts(all, "devices", "nodes", "opened", "disk")),
  "host-service": (all) => readSecret(all, "host-service", all.hostSecret),
  "host-socket": (all) => controlled(all, "host-socket"),
  "other-socket": (all) => controlled(all, "other-socket"),
  "raw-socket": (all) => inHostNamespace(all, "net", controlled(all, "raw-socket")),
  capabilities: (all) =>
    inHostNamespace(all, "user", withFacts(all, "capabilities", "uid", "effective", "permitted", "bounding")),
  "new-privileges": (all) => overHostKernel(all, controlled(all, "new-privileges")),
  clock: (all) => overHostKernel(all, controlled(all, "clock")),
  hostname: (all) => inHostNamespace(all, "uts", controlled(all, "hostname")),
  "namespace-cgroup": (all) => hostNamespace(all, "cgroup"),
  "namespace-ipc": (all) => hostNamespace(all, "ipc"),
  "namespace-mnt": (all) => hostNamespace(all, "mnt"),
  "namespace-net": (all) => hostNamespace(all, "net"),
  "namespace-pid": (all) => hostNamespace(all, "pid"),
  "namespace-time": (all) => hostNamespace(all, "time"),
  "namespace-user": (all) => hostNamespace(all, "user"),
  "namespace-uts": (all) => hostNamespace(all, "uts"),
  "limit-memory": ({ limits }) => limited(limits.memory),
  // Processes of another kernel are none of the host's, whose limit they cannot exceed.
  "limit-processes": (all) => overHostKernel(all, limited(all.limits.processes)),
  "limit-cpu": ({ limits }) => limitedCpu(limits.cpu),
  "limit-disk": (all) => withFacts(all, "limit-disk", "mebibytes", "folder"),
  mitigations,
  confinement,
};

export function conclude(check: IsolationCheckName, examined: Examined): Conclusion {
  return rules[check](examined);
}
