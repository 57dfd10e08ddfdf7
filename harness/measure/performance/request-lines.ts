/** The requests that a service is sent: made here and nowhere recorded, the same for every target and run. */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Of one request, its line end included. */
const REQUEST_BYTES = 1024;
const SEED = 1;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface RequestLine {
  readonly id: number;
  /** Without its end. */
  readonly line: string;
  /** What the service is to answer: FNV-1a over all that was parsed, as workloads/service/service.c says. */
  readonly hash: string;
}

/** 32 bits (Fowler, Noll and Vo, RFC 9923). */
function fnv(hash: number, text: string): number {
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 16_777_619);
  return hash >>> 0;
}

function hashOf(hash: number, value: Json): number {
  if (typeof value === "string") return fnv(hash, value);
  if (typeof value !== "object" || value === null) return fnv(hash, String(value));
  if (Array.isArray(value)) return fnv(value.reduce(hashOf, fnv(hash, "[")), "]");
  const inside = Object.entries(value).reduce((sum, [key, member]) => hashOf(fnv(sum, key), member), fnv(hash, "{"));
  return fnv(inside, "}");
}

/** @param id from 1 on. */
function requestLine(id: number, draw: (below: number) => number): RequestLine {
  const order = Array.from({ length: 6 }, () => ({
    article: `article-${draw(100_000)}`,
    count: draw(100) - 50,
    note: draw(2) === 0 ? null : `"as ordered"\n\t${"x".repeat(draw(20))}\\`,
    tags: Array.from({ length: draw(4) }, () => `tag-${draw(1000)}`),
  }));
  const request = { id, customer: { name: `customer ${draw(1_000_000)}`, known: draw(2) === 0 }, order, padding: "" };
  const padding = "p".repeat(REQUEST_BYTES - 1 - Buffer.byteLength(JSON.stringify(request)));
  const whole = { ...request, padding };
  return { id, line: JSON.stringify(whole), hash: hashOf(0x811c_9dc5, whole).toString(16).padStart(8, "0") };
}

export function requestLines(count: number): RequestLine[] {
  const generator = xoroshiro128plus(SEED);
  const draw = (below: number): number => uniformInt(generator, 0, below - 1);
  return Array.from({ length: count }, (_, index) => requestLine(index + 1, draw));
}
