/** Memory as machines are sold: `24 GiB`, `23.5 GiB`, `512 MiB`. */
export function formatGibibytes(bytes: number): string {
  const isLarge = bytes >= 1024 ** 3;
  const amount = bytes / 1024 ** (isLarge ? 3 : 2);
  return `${Number(amount.toPrecision(3))} ${isLarge ? "GiB" : "MiB"}`;
}
