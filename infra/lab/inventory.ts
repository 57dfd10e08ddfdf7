/** The hosts of an Ansible inventory, checked before anything is done on them. */
import { execa } from "execa";
import { z } from "zod";
import { UsageError } from "../../harness/errors.ts";

const hostVariables = z.object({
  ansible_host: z.string().exactOptional(),
  ansible_port: z.coerce.number().exactOptional(),
});

const inventory = z.object({
  _meta: z.object({ hostvars: z.record(z.string(), hostVariables) }),
  all: z.object({ children: z.array(z.string()).exactOptional() }),
});

/** `all` and `ungrouped` are written without hosts where there are none. */
const group = z.object({
  hosts: z.array(z.string()).exactOptional(),
  children: z.array(z.string()).exactOptional(),
});

function hostsIn(groups: Readonly<Record<string, unknown>>, name: string): string[] {
  const { hosts = [], children = [] } = group.parse(groups[name] ?? {});
  return [...hosts, ...children.flatMap((child) => hostsIn(groups, child))];
}

/** Two names of one host would be measured at once, and spoil each other. */
function checkDistinct(
  names: readonly string[],
  variables: Readonly<Record<string, z.infer<typeof hostVariables>>>,
): void {
  const places = Map.groupBy(names, (name) => {
    const { ansible_host: address = name, ansible_port: port = 22 } = variables[name] ?? {};
    return `${address}, port ${port}`;
  });
  for (const [place, [first, second]] of places) {
    if (second === undefined) continue;
    throw new UsageError("lab", `${first} and ${second} are one host: ${place}.`, "Name each host once.");
  }
}

/**
 * @param text what `ansible-inventory --list` prints.
 * @throws UsageError where it names no host, or one twice.
 */
export function hostsOf(text: string): string[] {
  const parsed: unknown = JSON.parse(text);
  const { _meta: meta } = inventory.parse(parsed);
  const names = [...new Set(hostsIn(z.record(z.string(), z.unknown()).parse(parsed), "all"))].toSorted();
  if (names.length === 0) throw new UsageError("lab", "The inventory names no host.", "Write one below all: hosts:.");
  const odd = names.find((name) => !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name));
  if (odd !== undefined) {
    throw new UsageError("lab", `${JSON.stringify(odd)} cannot be a folder of results.`, "Give the host another name.");
  }
  checkDistinct(names, meta.hostvars);
  return names;
}

/**
 * @param limit as Ansible's --limit.
 * @throws UsageError where the inventory cannot be read.
 */
export async function readInventory(
  command: readonly [string, ...string[]],
  file: string,
  limit: string | undefined,
  env: Readonly<Record<string, string>>,
): Promise<string[]> {
  const [program, ...leading] = command;
  const args = [...leading, "--inventory", file, "--list", ...(limit === undefined ? [] : ["--limit", limit])];
  const { failed, stdout, stderr } = await execa(program, args, { env, reject: false, stdin: "ignore" });
  if (!failed) return hostsOf(stdout);
  const words = stderr.split("\n").find((line) => line.startsWith("[ERROR]") || line.startsWith("ERROR!")) ?? stderr;
  throw new UsageError("lab", `${file} cannot be read: ${words.trim()}`, "See infra/lab/inventory.example.yml.");
}
