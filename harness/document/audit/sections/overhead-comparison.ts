import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { technologies, technologyNames } from "../../printed/technologies.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { sameStatement, within, withinLevel } from "../same-statement.ts";

const at = "1-VII-2";
const elsewhere = "1-II";

/** Log-scale middle between the units second, minute and hour. */
const NEAREST_MINUTE_S = { low: Math.sqrt(60), high: 60 * Math.sqrt(60) };

const vm = overheadComparison.vm;

const kataNote =
  "This list compares layers, as the matrix does; that it names Kata alone where the matrix names Kata and Quark makes no other statement of it.";

const startupOfVm = (): AuditItem =>
  byReadings({
    id: "overhead-vs-matrix-startup-vm",
    at,
    printed: `${vm.startS.printed}; ${elsewhere}: ${comparisonMatrix.vm.startS.printed}`,
    readings: [
      {
        says: "Read as whole minutes, from 1 min to 1 h, 分钟级 has only its very end, 60 s, in common with this.",
        holds: within(vm.startS, comparisonMatrix.vm.startS),
        recomputed: "60 s in common",
      },
      {
        says: "Read as the nearest unit on a logarithmic scale, 7.7 s to 7.7 min, it covers this.",
        holds: vm.startS.low >= NEAREST_MINUTE_S.low && vm.startS.high <= NEAREST_MINUTE_S.high,
        recomputed: "within",
      },
    ],
  });

const otherStartups = (): AuditItem[] =>
  (["container", "sandbox", "wasm"] as const).map((technology) =>
    withinLevel({
      id: `overhead-vs-matrix-startup-${technology}`,
      at,
      here: overheadComparison[technology].startS,
      level: comparisonMatrix[technology].startS,
      elsewhere,
      of: `start of ${technologyNames[technology]} in seconds`,
    }),
  );

const memory = (): AuditItem[] =>
  technologies.map((technology) => {
    const item = {
      id: `overhead-vs-matrix-memory-${technology}`,
      at,
      here: overheadComparison[technology].memoryMb,
      elsewhere,
      of: `memory of ${technologyNames[technology]} in MB`,
    } as const;
    const there = comparisonMatrix[technology].memoryMb;
    const isLevel = technology === "vm" || technology === "container";
    if (isLevel) return withinLevel({ ...item, level: there });
    return sameStatement({ ...item, there, ...(technology === "sandbox" ? { why: kataNote } : {}) });
  });

const density = (): AuditItem[] =>
  technologies.map((technology) =>
    sameStatement({
      id: `overhead-vs-matrix-density-${technology}`,
      at,
      here: overheadComparison[technology].density,
      there: comparisonMatrix[technology].density,
      elsewhere,
      of: `density of ${technologyNames[technology]} per server`,
      ...(technology === "sandbox" ? { why: kataNote } : {}),
    }),
  );

/** Memory of all instances of a server in GB, if instances take nothing else. */
const oneServer = (): AuditItem => {
  const servers = (["vm", "container", "sandbox"] as const).map((technology) => {
    const { memoryMb, density: count } = overheadComparison[technology];
    return { low: (memoryMb.low * count.low) / 1000, high: (memoryMb.high * count.high) / 1000 };
  });
  const low = Math.max(...servers.map((server) => server.low));
  const high = Math.min(...servers.map((server) => server.high));
  const [machines, containers, sandboxes] = servers.map((server) => `${server.low}-${server.high} GB`);
  return decided({
    id: "overhead-fits-one-server",
    at,
    printed: "内存 and 密度 of all four",
    holds: low <= high,
    recomputed: `${low} to ${high} GB`,
    why:
      `Memory times density: ${machines} of virtual machines, ${containers} of containers, ${sandboxes} of sandboxes; ` +
      `100,000 WASM sandboxes take less than 100 GB. Servers of ${low} to ${high} GB fit all of them.`,
  });
};

/** Part 1, section VII-2, also against the matrix of section II. */
export const overheadComparisonAudit = () => [
  startupOfVm(),
  ...otherStartups(),
  ...memory(),
  ...density(),
  oneServer(),
];
