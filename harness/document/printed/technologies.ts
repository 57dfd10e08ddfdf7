/** The document's four technologies, in the order of its tables, with what text calls them. */
export const technologies = ["vm", "container", "sandbox", "wasm"] as const;
export type ClaimedTechnology = (typeof technologies)[number];

export const technologyNames: Readonly<Record<ClaimedTechnology, string>> = {
  vm: "virtual machines",
  container: "containers",
  sandbox: "sandboxes",
  wasm: "WASM",
};
