import { formatGibibytes } from "../../format-gibibytes.ts";
import type { Messages } from "../messages/messages-of.ts";
import type { ReportedRun } from "../report-model.ts";

export interface HostFact {
  readonly name: string;
  /** Undefined for a fact that this version does not know, and for the parts of one. */
  readonly label: string | undefined;
  readonly value: string;
  /** The fact that this one is a part of. */
  readonly partOf?: string;
}

const inBytes = new Set(["memoryBytes", "swapBytes", "lastLevelCacheBytes"]);

function shown(name: string, value: unknown, { host: { values } }: Messages): string {
  const words: Readonly<Record<string, string>> = values;
  const known = Object.hasOwn(words, String(value)) ? words[String(value)] : undefined;
  if (known !== undefined) return known;
  if (inBytes.has(name) && typeof value === "number") return formatGibibytes(value);
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.join(" ");
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "–");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Everything that host.json tells, one fact each. */
export function hostFacts(host: ReportedRun["host"], messages: Messages): HostFact[] {
  const labels: Readonly<Record<string, string>> = messages.host.facts;
  return Object.entries(host).flatMap(([name, value]) => {
    const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
    if (!isRecord(value)) return [{ name, label, value: shown(name, value, messages) }];
    return Object.entries(value).map(([part, partValue]) => ({
      name: `${name}: ${part}`,
      label: undefined,
      value: shown(part, partValue, messages),
      partOf: label ?? name,
    }));
  });
}
