/** Numbers in the audit's sentences. */
import type { Figure } from "../printed/figure.ts";

/** To three significant digits, without trailing zeros; whole numbers from 1000 on in full. */
export function short(value: number, digits = 3): string {
  if (Math.abs(value) >= 10 ** digits) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(digits)));
}

/** A share as a percentage. */
export function percent(share: number, digits = 3): string {
  return `${short(100 * share, digits)} %`;
}

/** Seconds in the unit of which there is one. */
export function seconds(value: number): string {
  if (value >= 1) return `${short(value)} s`;
  return value >= 1e-3 ? `${short(1e3 * value)} ms` : `${short(1e6 * value)} µs`;
}

/** A value as the figure prints its own: same suffix, and so many more decimals than it has. */
export function asPrinted(value: number, { step, scale, suffix }: Figure, more = 0): string {
  const decimals = Math.max(0, Math.round(-Math.log10(step / scale))) + more;
  const text = (value / scale).toFixed(decimals);
  // Decimals that only say that there are none more.
  const trimmed = more > 0 && text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return `${trimmed.replace(/^-(?=0(\.0+)?$)/, "")}${suffix === "%" ? " %" : suffix}`;
}
