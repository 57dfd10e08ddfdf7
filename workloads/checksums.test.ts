/** The checksums of the manifests, worked out here once more in another language, by what each source says it does. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const MASK = (1n << 64n) - 1n;

function checksumOf(name: string): unknown {
  const manifest: { checksum?: unknown } = JSON.parse(
    readFileSync(join(import.meta.dirname, name, "manifest.json"), "utf8"),
  );
  return manifest.checksum;
}

/** xorshift64*, as next_random in work.h. */
function generator(): () => bigint {
  let state = 1n;
  return () => {
    state ^= state >> 12n;
    state ^= (state << 25n) & MASK;
    state ^= state >> 27n;
    return (state * 0x2545f4914f6cdd1dn) & MASK;
  };
}

/** FNV-1a of 64-bit words, least significant byte first. */
function fnv(words: Iterable<bigint>): string {
  let sum = 0xcbf29ce484222325n;
  for (const word of words) {
    for (let shift = 0n; shift < 64n; shift += 8n) sum = ((sum ^ ((word >> shift) & 0xffn)) * 0x100000001b3n) & MASK;
  }
  return sum.toString(16).padStart(16, "0");
}

function bitsOf(numbers: Float64Array): BigUint64Array {
  return new BigUint64Array(numbers.buffer);
}

test("sha256", () => {
  const message = Uint8Array.from({ length: 65536 }, (_, index) => index);
  let digest = Buffer.alloc(0);
  for (let round = 0; round < 440; round++) {
    digest = createHash("sha256").update(message).digest();
    message.set(digest);
  }
  expect(digest.toString("hex", 0, 8)).toBe(checksumOf("sha256"));
});

test("matrix", () => {
  const size = 256;
  const next = generator();
  const share = (): number => Number(next() >> 11n) * 2 ** -53;
  const left = new Float64Array(size * size);
  const right = new Float64Array(size * size);
  for (let at = 0; at < left.length; at++) {
    left[at] = share();
    right[at] = share();
  }
  for (let round = 0; round < 40; round++) {
    const product = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < size; k++) {
        const factor = left[i * size + k] ?? 0;
        for (let j = 0; j < size; j++)
          product[i * size + j] = (product[i * size + j] ?? 0) + factor * (right[k * size + j] ?? 0);
      }
    }
    for (const [at, sum] of product.entries()) left[at] = sum / size;
  }
  expect(fnv(bitsOf(left))).toBe(checksumOf("matrix"));
  expect(checksumOf("matrix-simd")).toBe(checksumOf("matrix"));
});

test("triad", () => {
  const elements = 56 << 20;
  const last = 1 + 2; // the seed and the passes before the last
  const sampled = Float64Array.from({ length: Math.ceil(elements / 4099) }, (_, index) => {
    const at = index * 4099;
    return at + last * (elements - at);
  });
  expect(fnv(bitsOf(sampled))).toBe(checksumOf("triad"));
});

test("chase", () => {
  const steps = 2n ** 21n;
  expect(((steps * (steps - 1n)) / 2n).toString(16).padStart(16, "0")).toBe(checksumOf("chase"));
});

test("files", () => {
  const next = generator();
  function* words(): Generator<bigint> {
    for (let file = 0; file < 360; file++) {
      for (let word = 0; word < 4 * 512; word++) {
        const written = next();
        if (word % 8 === 0) yield written;
      }
      yield 4n * 4096n;
    }
  }
  expect(fnv(words())).toBe(checksumOf("files"));
});
