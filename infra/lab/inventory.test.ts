import { expect, test } from "vitest";
import { hostsOf } from "./inventory.ts";

/** As `ansible-inventory --list` of ansible-core 2.19 prints it. */
function listed(hostvars: Readonly<Record<string, unknown>>, groups?: Readonly<Record<string, unknown>>): string {
  const all = { all: { children: Object.keys(groups ?? { ungrouped: {} }) } };
  return JSON.stringify({
    _meta: { hostvars, profile: "inventory_legacy" },
    ...all,
    ...(groups ?? { ungrouped: { hosts: Object.keys(hostvars) } }),
  });
}

test("reads the hosts of all groups, each once", () => {
  const hostvars = { b: { ansible_host: "192.0.2.2" }, a: { ansible_host: "192.0.2.1" }, c: {} };
  expect(hostsOf(listed(hostvars))).toEqual(["a", "b", "c"]);
  const groups = {
    ungrouped: {},
    x86: { hosts: ["a", "b"] },
    racks: { children: ["x86", "arm"] },
    arm: { hosts: ["c"] },
  };
  expect(hostsOf(listed(hostvars, groups))).toEqual(["a", "b", "c"]);
});

test.each<[string, Record<string, unknown>, string]>([
  [
    "the same address and port",
    { a: { ansible_host: "192.0.2.1" }, b: { ansible_host: "192.0.2.1", ansible_port: 22 } },
    "[lab] a and b are one host: 192.0.2.1, port 22.",
  ],
  ["an address that is another's name", { a: {}, b: { ansible_host: "a" } }, "[lab] a and b are one host: a, port 22."],
  [
    "a port as text",
    { a: { ansible_port: "2222", ansible_host: "h" }, b: { ansible_port: 2222, ansible_host: "h" } },
    "port 2222",
  ],
  ["no host at all", {}, "[lab] The inventory names no host."],
  ["a name that leads out of the results", { "../a": {} }, '"../a" cannot be a folder of results'],
])("refuses %s", (_, hostvars, said) => {
  expect(() => hostsOf(listed(hostvars))).toThrow(said);
});

test("hosts behind one address with a port each are two", () => {
  const hostvars = { a: { ansible_host: "gate", ansible_port: 2201 }, b: { ansible_host: "gate", ansible_port: 2202 } };
  expect(hostsOf(listed(hostvars))).toEqual(["a", "b"]);
});
