/** What is told beside the boundary: of the CPU's weaknesses, and of the rights of the instance's processes. */
import {
  type Conclusion,
  controlled,
  denied,
  type Examined,
  factOf,
  isUntrustworthy,
  undecided,
} from "./conclusion.ts";
import type { OutsideProcess } from "./outside.ts";

export function mitigations(examined: Examined): Conclusion {
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

export function confinement({ outside, control }: Examined): Conclusion {
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
