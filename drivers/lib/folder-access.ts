import { statSync } from "node:fs";
import { dirname } from "node:path";

/** Whether a user may enter a folder and all above it, as the permissions of its owner, or else of everybody, have it. */
export function mayEnter(uid: number, folder: string): boolean {
  if (uid === 0) return true;
  const { mode, uid: owner } = statSync(folder);
  const isOpen = (mode & (owner === uid ? 0o100 : 0o001)) !== 0;
  return isOpen && (dirname(folder) === folder || mayEnter(uid, dirname(folder)));
}
