import { expect, test } from "vitest";
import { acceptedBy } from "../accepted.ts";
import { claims } from "./index.ts";

test("every claim can be named by its id", () => {
  expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  for (const { id } of claims) expect(id).toMatch(/^[a-z0-9-]+$/);
});

test.each([
  ["matrix-startup-vm", "分钟级", 60e9, 3600e9],
  ["matrix-startup-container", "秒级", 1e9, 60e9],
  ["matrix-startup-sandbox", "毫秒级", 1e6, 1e9],
  ["matrix-startup-wasm", "毫秒级", 1e6, 1e9],
  ["overhead-startup-vm", "30-60秒", 30e9, 60e9],
  ["overhead-startup-container", "1-3秒", 1e9, 3e9],
  ["overhead-startup-sandbox", "200-500毫秒", 200e6, 500e6],
  ["overhead-startup-wasm", "<10毫秒", -Infinity, 10e6],
  ["cycles-vm", "O(10^9) cycles", 10 ** 8.5, 10 ** 9.5],
  ["cycles-container", "O(10^7) cycles", 10 ** 6.5, 10 ** 7.5],
  ["cycles-wasm", "O(10^5) cycles", 10 ** 4.5, 10 ** 5.5],
  ["contract-startup-wasm", "∀t, P(t < 10ms) > 0.99", 0.99, Infinity],
  ["contract-startup-container", "∀t, P(t < 1000ms) > 0.95", 0.95, Infinity],
  ["theorem-1-startup", "启动时间(WASM) < 启动时间(T)", -Infinity, 1],
])("%s is printed as %s and read as %d to %d", (id, printed, low, high) => {
  const claim = claims.find((one) => one.id === id);
  expect(claim?.printed).toBe(printed);
  expect(claim && acceptedBy(claim.bound)).toMatchObject({ low, high });
});
