/** The engines' own networks: a bridge each, in the range that is set aside for benchmarks (RFC 2544). */
import { createHash } from "node:crypto";
import { execa } from "execa";
import { z } from "zod";
import { HostError } from "../../harness/errors.ts";
import type { Layout } from "./layout.ts";

/** 198.18.0.0/15 in pieces of 1022 addresses: no more ports fit on a bridge. */
const PREFIX = 22;
const BASE = 198 * 2 ** 24 + 18 * 2 ** 16;
const COUNT = 2 ** (PREFIX - 15);

export interface Subnet {
  readonly subnet: string;
  /** The bridge's own address, without the prefix length. */
  readonly gateway: string;
  readonly prefix: number;
}

const routesSchema = z.array(z.object({ dst: z.string() }));

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

function numberOf(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

function subnetAt(index: number): Subnet {
  const start = BASE + index * 2 ** (32 - PREFIX);
  return { subnet: `${dotted(start)}/${PREFIX}`, gateway: dotted(start + 1), prefix: PREFIX };
}

/** Whether a route's destination, an address with or without a prefix length, shares an address with the subnet. */
function overlaps(destination: string, { subnet }: Subnet): boolean {
  const [address = "", length = "32"] = destination.split("/");
  if (!/^[0-9.]+$/.test(address)) return false; // `default`
  const size = 2 ** (32 - Math.min(Number(length), PREFIX));
  const startOf = (text: string) => Math.floor(numberOf(text) / size);
  return startOf(address) === startOf(subnet.split("/")[0] ?? "");
}

/** @returns `count` subnets to which the host has no route, the same ones each time as far as they are free. */
export async function freeSubnets(key: string, count: number): Promise<Subnet[]> {
  const { stdout } = await execa("ip", ["-json", "-4", "route", "show", "table", "all"]);
  const destinations = routesSchema.parse(JSON.parse(stdout || "[]")).map(({ dst }) => dst);
  const first = createHash("sha256").update(key).digest().readUInt16BE(0) % COUNT;
  const all = Array.from({ length: COUNT }, (_, index) => subnetAt((first + index) % COUNT));
  const free = all.filter((subnet) => !destinations.some((destination) => overlaps(destination, subnet)));
  if (free.length >= count) return free.slice(0, count);
  throw new HostError(
    "engines",
    "198.18.0.0/15 is full: the host has routes to all of it.",
    "Remove engines that are not needed (`engines down`).",
  );
}

export async function createBridge(name: string, { gateway, prefix }: Subnet): Promise<void> {
  await execa("ip", ["link", "add", name, "type", "bridge"]);
  await execa("ip", ["address", "add", `${gateway}/${prefix}`, "dev", name]);
  await execa("ip", ["link", "set", name, "up"]);
}

const linksSchema = z.array(z.object({ ifname: z.string().optional() }));

/** Removes a bridge and what is still plugged into it. */
export async function removeBridge(name: string): Promise<void> {
  const ports = await execa("ip", ["-json", "link", "show", "master", name], { reject: false });
  if (ports.failed) return; // there is no such bridge
  for (const { ifname } of linksSchema.parse(JSON.parse(ports.stdout || "[]"))) {
    if (ifname !== undefined) await execa("ip", ["link", "delete", ifname], { reject: false }); // may go by itself
  }
  await execa("ip", ["link", "delete", name], { reject: false });
}

/** What CNI makes of a pod's network: a port on a bridge of ours with an address, and nothing beyond the host. */
export function cniConfig({ cni }: Layout, { subnet, gateway }: Subnet): string {
  const config = {
    cniVersion: "1.0.0",
    name: cni.network,
    plugins: [
      {
        type: "bridge",
        bridge: cni.bridge,
        // The bridge has its address already: the plugin would switch on forwarding for the whole host with it.
        isGateway: false,
        ipMasq: false,
        ipam: {
          type: "host-local",
          dataDir: cni.addresses,
          ranges: [[{ subnet, gateway }]],
          routes: [{ dst: "0.0.0.0/0" }],
        },
      },
    ],
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
