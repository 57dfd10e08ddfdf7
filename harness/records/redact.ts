/** Keeps out of records what says whose host it is. */
import { homedir, hostname } from "node:os";

/** The secret where it stands as a whole path or word: `/root` is not part of `/rootfs`, nor `vm` of `kvm`. */
function whole(secret: string): RegExp {
  const literal = secret.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\w.-])${literal}(?![\\w-])`, "g");
}

/** Replaces the given paths, the home folder and the host's name in text that came from a runtime. */
export function redact(text: string, paths: Readonly<Record<string, string>>): string {
  const names: Record<string, string> = { ...paths, "~": homedir(), "<host>": hostname() };
  return Object.entries(names)
    .filter(([, secret]) => secret.length > 1)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .reduce((result, [name, secret]) => result.replace(whole(secret), () => name), text);
}
