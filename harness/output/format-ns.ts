const NS_PER_S = 1e9;

/** From small to large; a value is shown in the largest unit of which it has one. Minutes begin at two of them. */
const units = [
  { name: "ns", ns: 1, from: 0 },
  { name: "µs", ns: 1e3, from: 1e3 },
  { name: "ms", ns: 1e6, from: 1e6 },
  { name: "s", ns: NS_PER_S, from: NS_PER_S },
  { name: "min", ns: 60 * NS_PER_S, from: 120 * NS_PER_S },
  { name: "h", ns: 3600 * NS_PER_S, from: 7200 * NS_PER_S },
] as const;

/** A duration for people, to three significant digits: `812 ns`, `29.1 µs`, `2.95 s`. @param never of +Infinity */
export function formatNs(ns: number, never = "never"): string {
  if (ns === Infinity) return never;
  // Rounded first, so that 999.9 µs is 1.00 ms and not 1000 µs.
  const rounded = Number(ns.toPrecision(3));
  const unit = units.findLast(({ from }) => rounded >= from) ?? units[0];
  const value = rounded / unit.ns;
  const decimals = unit.ns === 1 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(value)));
  return `${value.toFixed(decimals)} ${unit.name}`;
}
