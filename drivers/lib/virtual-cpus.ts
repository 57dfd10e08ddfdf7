import { readdirSync, readlinkSync } from "node:fs";
import { isErrno } from "./errno.ts";

/**
 * How many of a guest's CPUs a monitor has from KVM, by what it holds open. One that has none emulates them.
 *
 * @throws where there is no such process, or it may not be looked at.
 */
export function virtualCpusOf(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).filter((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith("anon_inode:kvm-vcpu");
    } catch (error) {
      if (isErrno(error, "ENOENT")) return false; // closed meanwhile
      throw error;
    }
  }).length;
}
