import { expect, test } from "vitest";
import { claims } from "../claims/index.ts";
import { claimOf } from "../register/claim-of.ts";
import { register } from "../register/index.ts";
import { type PublishedEvidence, publishedBeside, publishedBesideEntry } from "./beside.ts";
import { explicitFigures, notFound } from "./explicit.ts";
import { publishedFigures } from "./index.ts";
import { lossOfSlowdown } from "./published-figure.ts";
import { expectTranslated } from "../../testing/expect-translated.ts";
import { worded } from "../../wording.ts";

/** As they were typed by who measured. */
const commands = ["docker run alpine true"];

test("what was not found is told in every language", () => {
  for (const told of Object.values(notFound)) expectTranslated(told);
});

test("every figure can be named by its id, is a range, and says of what it is", () => {
  expect(new Set(publishedFigures.map(({ id }) => id)).size).toBe(publishedFigures.length);
  for (const { id, product, value, definition, setting, source, printed } of publishedFigures) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(value.low, id).toBeLessThanOrEqual(value.high);
    expect(definition.en, id).toMatch(/[^ ]\.$/u);
    expect(definition.zh, id).toMatch(/[^ ]。$/u);
    for (const text of [setting.en, source, printed]) expect(text, id).not.toBe("");
    for (const text of [worded(product), definition, setting]) expectTranslated(text, commands);
    expect(`${source} ${setting.en} ${definition.en}`, id).not.toMatch(/https?:|\bfrom memory\b/u);
  }
});

test("units are those of the metric", () => {
  const ends = { startup: [100, 1e12], "startup-cycles": [1e3, 1e12], memory: [1e3, 1e12], density: [1, Infinity] };
  for (const { id, metric, value } of publishedFigures.filter((figure) => figure.metric !== "performance-loss")) {
    const [low = 0, high = 0] = ends[metric as keyof typeof ends];
    expect(value.high, id).toBeGreaterThanOrEqual(low);
    expect(value.high, id).toBeLessThanOrEqual(high);
  }
  for (const { id, value } of publishedFigures.filter(({ metric }) => metric === "performance-loss")) {
    expect(value.high, id).toBeLessThan(1);
  }
});

// Worked out apart from this code, by hand.
test.each([
  ["nsdi-qemu-reads", 0.5515],
  ["nsdi-firecracker-reads", 0.9571],
  ["nsdi-firecracker-reads-qd1", 0.4909],
  ["nsdi-firecracker-network", 0.6463],
  ["gvisor-sysbench", 0.00396],
  ["gvisor-syscall-ptrace", 0.9493],
  ["gvisor-syscall-kvm", -1.5413],
  ["not-so-fast-firefox", 0.3103],
  ["not-so-fast-chrome", 0.3548],
])("%s is a loss of %d", (id, loss) => {
  const figure = publishedFigures.find((one) => one.id === id);
  expect(figure?.derived).toBe(true);
  expect(figure?.value.low).toBeCloseTo(loss, 3);
  expect(figure?.value.high).toBeCloseTo(loss, 3);
});

test("work that takes twice as long loses half of the work per second", () => {
  expect(lossOfSlowdown(2)).toBe(0.5);
  expect(lossOfSlowdown(1)).toBe(0);
});

const quantities = new Set(["startup", "startup-cycles", "memory", "density", "performance-loss", "performance"]);

function isComparable({ beside }: PublishedEvidence): boolean {
  return beside.some(({ comparability }) => comparability !== "other");
}

test("every measured statement of a quantity has evidence beside it, or says that none was found", () => {
  const measured = register.filter((entry) => entry.class === "measured" && quantities.has(entry.topic));
  expect(measured.length).toBeGreaterThan(claims.filter(({ metric }) => metric !== "isolation").length);
  const undecided = measured
    .map((entry) => ({ entry, evidence: publishedBesideEntry(entry) }))
    .filter(({ evidence }) => isComparable(evidence) === (evidence.notFound !== null));
  expect(undecided.map(({ entry }) => entry.id)).toEqual([]);
});

test("what is named explicitly exists", () => {
  const ids = new Set(register.map(({ id }) => id));
  const figures = new Set(publishedFigures.map(({ id }) => id));
  expect([...Object.keys(explicitFigures), ...Object.keys(notFound)].filter((id) => !ids.has(id))).toEqual([]);
  const named = Object.values(explicitFigures).flatMap((by) => Object.values(by).flat());
  expect(named.filter((id) => !figures.has(id))).toEqual([]);
});

test("every figure stands beside some claim", () => {
  const shown = new Set(claims.flatMap((claim) => publishedBeside(claim).beside.map(({ figure }) => figure.id)));
  expect(publishedFigures.filter(({ id }) => !shown.has(id))).toEqual([]);
});

test("isolation has no figures", () => {
  expect(publishedBeside(claimOf("matrix-boundary-vm"))).toEqual({ beside: [], notFound: null });
});

test.each([
  // A claim about Docker: the runtime alone is a part of it.
  ["matrix-startup-container", "crun-readme-runc", "part"],
  ["matrix-startup-container", "gvisor-docker-runc", "more"],
  ["overhead-startup-container", "crun-readme-runc", "more"],
  // A page cache that was dropped is another thing, whatever the layer.
  ["matrix-startup-container", "youki-readme-runc", "other"],
  // A claim about Kata: gVisor is another thing.
  ["overhead-startup-sandbox", "kata-ci-clh", "alike"],
  ["overhead-startup-sandbox", "gvisor-create-start", "other"],
  ["matrix-startup-sandbox", "gvisor-create-start", "part"],
  ["overhead-memory-sandbox", "kata-ci-memory-qemu", "alike"],
  ["overhead-memory-sandbox", "gvisor-density-sandbox", "other"],
  // Instances in a process that is there are a part of what the document speaks of.
  ["overhead-startup-wasm", "wasmtime-instantiate", "part"],
  ["overhead-startup-wasm", "runwasi-wasmtime", "more"],
  // A median says nothing of a share of starts.
  ["contract-startup-wasm", "wasmtime-process", "other"],
  ["theorem-1-startup", "nsdi-qemu-pc", "other"],
])("%s beside %s is %s", (claim, id, comparability) => {
  const { beside } = publishedBeside(claimOf(claim));
  expect(beside.find(({ figure }) => figure.id === id)?.comparability).toBe(comparability);
});

test("what is alike comes first", () => {
  const words = publishedBeside(claimOf("overhead-startup-sandbox")).beside.map(({ comparability }) => comparability);
  expect(words[0]).toBe("alike");
  expect(words.at(-1)).toBe("other");
});
