/** Names the resource that a failed start ran out of, from what the runtime said and from what is used up. */
import type { DensityBound, ResourceUse } from "../../records/density-sample.ts";

/** A resource so far used accounts for a failure that does not name one. */
const USED_UP = 0.97;

/** The launcher holds the pipes of all instances: that it has no more of them is no bound of the target. */
const OWN_LIMIT = /^\[launcher\].*\b(?:EMFILE|ENFILE)\b/;

/** A node takes no more Pods, by its scheduler's words or its kubelet's: both count them, and need no second witness. */
const NODE_IS_FULL = /^\[\S+\] The Pod does not run: (?:Unschedulable, .*\bToo many pods\b|OutOfpods\b)/s;

type Resources = Readonly<Record<string, ResourceUse>>;

/** What errors say, by the resources that each can mean; errno names and texts of strerror(3) and of Go's runtime. */
const causes: readonly { readonly words: RegExp; readonly candidates: readonly DensityBound[] }[] = [
  { words: /EMFILE|ENFILE|too many open files/i, candidates: ["file-descriptors"] },
  {
    words: /EAGAIN|resource temporarily unavailable|cannot fork|failed to create new OS thread|pthread_create/i,
    candidates: ["pids"],
  },
  { words: /ENOSPC|no space left on device/i, candidates: ["mounts", "cgroups"] },
  {
    words: /ENOMEM|cannot allocate memory|out of memory|mmap failed|failed to (?:reserve|mmap|map)/i,
    candidates: ["memory-mappings", "address-space", "memory"],
  },
];

function share({ used, limit }: ResourceUse): number {
  return used / limit;
}

function shown(name: string, { used, limit }: ResourceUse): string {
  return `${used} of ${limit} ${name} are used`;
}

/** The resource that is used most. */
function mostUsed(resources: Resources, names: readonly string[]): [string, ResourceUse] | undefined {
  return Object.entries(resources)
    .filter(([name]) => names.includes(name))
    .toSorted(([, a], [, b]) => share(b) - share(a))[0];
}

function isBound(name: string): name is DensityBound {
  return ["pids", "file-descriptors", "memory-mappings", "mounts", "cgroups", "address-space", "memory"].includes(name);
}

/**
 * @param failure what the runtime, or the launcher, said of the start that failed.
 * @param resources after it.
 */
export function boundOf(failure: string, resources: Resources): { boundBy: DensityBound; why: string } {
  if (OWN_LIMIT.test(failure)) {
    const files = resources["file-descriptors"];
    const used = files === undefined ? [] : [shown("file-descriptors", files)];
    return { boundBy: "harness", why: [failure, ...used, "the target could have gone on"].join("; ") };
  }
  if (NODE_IS_FULL.test(failure)) return { boundBy: "pod-limit", why: failure };
  for (const { words, candidates } of causes) {
    if (!words.test(failure)) continue;
    const most = mostUsed(resources, candidates);
    if (most !== undefined && isBound(most[0]) && share(most[1]) > USED_UP) {
      return { boundBy: most[0], why: `${failure}; ${shown(...most)}` };
    }
  }
  const most = mostUsed(resources, Object.keys(resources));
  if (most !== undefined && isBound(most[0]) && share(most[1]) > USED_UP) {
    return { boundBy: most[0], why: `${failure}; ${shown(...most)}` };
  }
  return { boundBy: "runtime", why: failure };
}
