import { describe, expect, test } from "vitest";
import { namespaceInode, parseStatus } from "./outside.ts";

/** Of gVisor's sentry, Linux 6.18, shortened to the fields in question and their neighbours. */
const sentry = `Name:	exe
Umask:	0000
State:	S (sleeping)
Uid:	65534	65534	65534	65534
Gid:	65534	65534	65534	65534
CapInh:	0000000000000000
CapPrm:	0000000000080000
CapEff:	0000000000080000
CapBnd:	0000000000080000
CapAmb:	0000000000000000
NoNewPrivs:	1
Seccomp:	2
Seccomp_filters:	1
`;

describe("/proc/<pid>/status", () => {
  test("of a process with one capability and a filter", () => {
    expect(parseStatus(sentry)).toEqual({
      uid: 65534,
      capabilities: 0x80000n,
      hasFilter: true,
      noNewPrivileges: true,
    });
  });

  test("of a kernel without seccomp", () => {
    expect(parseStatus("Uid:\t0\t0\t0\t0\nCapEff:\t000001fffeffffff\n")).toEqual({
      uid: 0,
      capabilities: 0x1fffeffffffn,
      hasFilter: false,
      noNewPrivileges: false,
    });
  });

  test("without what every kernel tells", () => {
    expect(() => parseStatus("Name:\tsh\n")).toThrow("no Uid or no CapEff");
  });
});

test.each([
  ["pid:[4026531836]", 4026531836],
  ["pid_for_children:[4026532180]", 4026532180],
  ["/proc/1/ns/pid", undefined],
])("where a link of /proc/<pid>/ns leads: %s", (target, inode) => {
  expect(namespaceInode(target)).toBe(inode);
});
