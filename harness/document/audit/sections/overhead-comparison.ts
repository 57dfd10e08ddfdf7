import { comparisonMatrix } from "../../printed/comparison-matrix.ts";
import { overheadComparison } from "../../printed/overhead-comparison.ts";
import { technologies, technologyNames } from "../../printed/technologies.ts";
import { type AuditItem, byReadings, decided } from "../item.ts";
import { sameStatement, within, withinLevel } from "../same-statement.ts";
import { inRange } from "../phrases.ts";
import { type Wording } from "../../../wording.ts";

const at = "1-VII-2";
const elsewhere = "1-II";

/** Log-scale middle between the units second, minute and hour. */
const NEAREST_MINUTE_S = { low: Math.sqrt(60), high: 60 * Math.sqrt(60) };

const vm = overheadComparison.vm;

const kataNote: Wording = {
  en: "This list compares layers, as the matrix does; that it names Kata alone where the matrix names Kata and Quark makes no other statement of it.",
  zh: "本清单与矩阵一样，比较的是技术层；矩阵举 Kata 与 Quark 为例，此处只举 Kata，并不构成另一种说法。",
};

const startupOfVm = (): AuditItem =>
  byReadings({
    id: "overhead-vs-matrix-startup-vm",
    at,
    printed: `${vm.startS.printed}; ${elsewhere}: ${comparisonMatrix.vm.startS.printed}`,
    readings: [
      {
        says: {
          en: "Read as whole minutes, from 1 min to 1 h, 分钟级 has only its very end, 60 s, in common with this.",
          zh: "若理解为整分钟（1 min 至 1 h），则“分钟级”与此只有端点 60 s 相同。",
        },
        holds: within(vm.startS, comparisonMatrix.vm.startS),
        recomputed: { en: "60 s in common", zh: "仅 60 s 相同" },
      },
      {
        says: {
          en: "Read as the nearest unit on a logarithmic scale, 7.7 s to 7.7 min, it covers this.",
          zh: "若理解为对数刻度上最近的单位（7.7 s 至 7.7 min），则涵盖此值。",
        },
        holds: vm.startS.low >= NEAREST_MINUTE_S.low && vm.startS.high <= NEAREST_MINUTE_S.high,
        recomputed: inRange,
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
      of: {
        en: `start of ${technologyNames[technology].en} in seconds`,
        zh: `${technologyNames[technology].zh}启动时间（秒）`,
      },
    }),
  );

const memory = (): AuditItem[] =>
  technologies.map((technology) => {
    const item = {
      id: `overhead-vs-matrix-memory-${technology}`,
      at,
      here: overheadComparison[technology].memoryMb,
      elsewhere,
      of: {
        en: `memory of ${technologyNames[technology].en} in MB`,
        zh: `${technologyNames[technology].zh}内存（MB）`,
      },
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
      of: {
        en: `density of ${technologyNames[technology].en} per server`,
        zh: `每台服务器的${technologyNames[technology].zh}密度`,
      },
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
    printed: { en: "内存 and 密度 of all four", zh: "四种技术的内存与密度" },
    holds: low <= high,
    recomputed: { en: `${low} to ${high} GB`, zh: `${low} 至 ${high} GB` },
    why: {
      en:
        `Memory times density: ${machines} of virtual machines, ${containers} of containers, ${sandboxes} of sandboxes; ` +
        `100,000 WASM sandboxes take less than 100 GB. Servers of ${low} to ${high} GB fit all of them.`,
      zh: `内存乘以密度：虚拟机 ${machines}，容器 ${containers}，沙盒 ${sandboxes}；100,000 个 WASM 沙箱不到 100 GB。${low} 至 ${high} GB 的服务器与四者都相容。`,
    },
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
