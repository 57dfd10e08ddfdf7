/** Whose kernel, namespaces and CPU an instance has. */
import type { NamespaceKind } from "../../records/isolation-checks.ts";
import {
  type Conclusion,
  denied,
  type Examined,
  factOf,
  factsOf,
  isUntrustworthy,
  said,
  undecided,
} from "./conclusion.ts";

/** Whether the kernel that answers it is the host's. A kernel's boot_id is drawn at its start and by no other. */
export function hostKernel({ replies, control }: Examined): Conclusion {
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
export function overHostKernel(examined: Examined, own: Conclusion): Conclusion {
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
export function inHostNamespace(examined: Examined, kind: NamespaceKind, own: Conclusion): Conclusion {
  const over = overHostKernel(examined, own);
  if (isUntrustworthy(over) || over.answer !== "reached") return over;
  const namespace = hostNamespace(examined, kind);
  if (isUntrustworthy(namespace) || namespace.answer === "reached") return over;
  return namespace.answer === "denied"
    ? denied(`Within its own ${kind} namespace.`, over.facts)
    : { ...undecided(`Whose ${kind} namespace it is cannot be told.`), facts: over.facts ?? {} };
}

/** Inode numbers mean something within one kernel only: those of the first namespaces are the same in all kernels. */
export function hostNamespace(examined: Examined, kind: NamespaceKind): Conclusion {
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
export function hostCpu({ replies, control, outside }: Examined): Conclusion {
  const reply = replies.get("cpu");
  const own = said(reply);
  if (isUntrustworthy(own) || own.answer !== "reached") return own;
  const facts = factsOf(reply, "model", "hypervisor", "cpus", "memoryMebibytes");
  const virtualCpus = outside.reduce((sum, one) => sum + one.virtualCpus, 0);
  if (virtualCpus > 0)
    return denied(`A process of the host has the kernel run ${virtualCpus} virtual CPUs for it.`, facts);
  const host = control.get("cpu");
  const [model, hypervisor] = ["model", "hypervisor"].map((name) => factOf(reply, name));
  const isToldAlike = hypervisor === factOf(host, "hypervisor");
  if (model !== factOf(host, "model") || (hypervisor !== "" && !isToldAlike)) {
    return denied("Its CPU tells another model or hypervisor than the host's.", facts);
  }
  if (outside.some(({ holdsGuestMemory }) => holdsGuestMemory)) {
    return denied("Its memory is a guest's, in a process of the host.", facts);
  }
  // gVisor answers CPUID for its programs where the CPU can fault on it, and leaves the hypervisor out.
  if (!isToldAlike) {
    return { ...undecided("It is told of no hypervisor and the host is: CPUID is answered for it."), facts };
  }
  return { answer: "reached", facts };
}
