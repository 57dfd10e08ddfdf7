/** The verbs of the command line. Each is loaded when it is asked for: what a run holds is not to be a report's charts. */
import type { Command } from "./command.ts";

interface ListedCommand {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  load(): Promise<Command>;
}

export const commands: readonly ListedCommand[] = [
  {
    name: "doctor",
    summary: "targets that can run here, why not, and the remedy",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "run",
    summary: "carries out a plan on this host and keeps every sample",
    load: async () => (await import("./run.ts")).run,
  },
  {
    name: "check",
    summary: "which of the document's claims survive the samples of a run",
    load: async () => (await import("./check.ts")).check,
  },
  {
    name: "audit",
    summary: "the document's arithmetic, redone from what it prints",
    load: async () => (await import("./audit.ts")).audit,
  },
  {
    name: "report",
    summary: "one document from one or more runs of a host",
    load: async () => (await import("./report.ts")).report,
  },
  {
    name: "compare",
    summary: "better, worse or no telling: two runs, or one against a history",
    load: async () => (await import("./compare.ts")).compare,
  },
  {
    name: "clean",
    summary: "removes what a killed run left: processes, mounts, cgroups, state",
    load: async () => (await import("./clean.ts")).clean,
  },
];
