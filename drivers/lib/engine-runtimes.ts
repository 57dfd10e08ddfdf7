/** Names that engines commonly have for a runtime that is called otherwise here. */
const aliases: Readonly<Record<string, readonly string[]>> = { gvisor: ["runsc", "gvisor"] };

/** The name among `known` that is meant by `runtime`; undefined where the engine knows none of its names. */
export function engineNameOf(runtime: string, known: readonly string[]): string | undefined {
  return (aliases[runtime] ?? [runtime]).find((name) => known.includes(name));
}

/** What a runtime that the engine knows by `name` is called here. */
export function runtimeNameOf(name: string): string {
  return Object.entries(aliases).find(([, names]) => names.includes(name))?.[0] ?? name;
}
