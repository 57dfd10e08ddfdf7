/** Where a run puts what its isolation probe may find, so that `clean` finds it too after a kill -9. */
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Of the shared memory that a run's processes can have: one for a process of the host, one for an instance. */
const KEYS = 2;

/** Outside of the run's private folder, since what keeps a program from a file must not be that folder's mode. */
export function plantedFolder(runId: string): string {
  return join(tmpdir(), `sandgauge-${runId}`);
}

/** System V keys that no other run has, as far as 31 bits go. */
export function plantedKeys(runId: string): readonly number[] {
  const first = createHash("sha256").update(runId).digest().readUInt32LE(0) & 0x7fff_fffe;
  return Array.from({ length: KEYS }, (_, position) => first + position);
}

/** @param table the text of /proc/sysvipc/shm: the key is each line's first field; see proc_sysvipc(5). */
function hasKey(table: string, key: number): boolean {
  return table.split("\n").some((line) => Number(line.trim().split(/\s+/)[0]) === key);
}

/** Shared memory stays when the processes that made it were killed. */
function removeSharedMemory(key: number): void {
  let table: string;
  try {
    table = readFileSync("/proc/sysvipc/shm", "utf8");
  } catch {
    return; // a kernel without it
  }
  if (hasKey(table, key)) execFileSync("ipcrm", ["--shmem-key", String(key)], { stdio: "ignore" });
}

export function removePlanted(runId: string): void {
  for (const key of plantedKeys(runId)) removeSharedMemory(key);
  rmSync(plantedFolder(runId), { recursive: true, force: true });
}
