import type { Wording } from "../../wording.ts";

/** The document's four technologies, in the order of its tables, with what text calls them. */
export const technologies = ["vm", "container", "sandbox", "wasm"] as const;
export type ClaimedTechnology = (typeof technologies)[number];

export const technologyNames: Readonly<Record<ClaimedTechnology, Wording>> = {
  vm: { en: "virtual machines", zh: "虚拟机" },
  container: { en: "containers", zh: "容器" },
  sandbox: { en: "sandboxes", zh: "沙盒" },
  wasm: { en: "WASM", zh: "WASM" },
};

/** In verdicts, which in English name a technology as records do. */
export function verdictName(technology: ClaimedTechnology): Wording {
  return { en: technology, zh: technologyNames[technology].zh };
}
