/** /proc/self/mountinfo, format in proc(5). */
import { readFileSync } from "node:fs";

export interface Mount {
  readonly mountPoint: string;
  readonly type: string;
  readonly superOptions: readonly string[];
}

/** The kernel writes space, tab, newline and backslash in paths as octal escapes. */
function unescape(field: string): string {
  return field.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

export function parseMountinfo(text: string): Mount[] {
  return text.split("\n").flatMap((line) => {
    const [mount, filesystem] = line.split(" - ");
    const mountPoint = mount?.split(" ")[4];
    const [type, , superOptions] = filesystem?.split(" ") ?? [];
    if (mountPoint === undefined || type === undefined) return [];
    return [{ mountPoint: unescape(mountPoint), type, superOptions: (superOptions ?? "").split(",") }];
  });
}

export function mounts(): Mount[] {
  return parseMountinfo(readFileSync("/proc/self/mountinfo", "utf8"));
}
