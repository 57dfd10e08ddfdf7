/** Part 1, conclusion below section X: along the evolution the cost of a start keeps falling. */
import type { Claim } from "../claim.ts";
import { sections } from "../printed/sections.ts";
import { byPairs as settledBy } from "./settled-by.ts";
import { everywhere } from "../../wording.ts";

const section = sections["1-X"];
const place = everywhere("结论");
const printed = "启动开销持续降低";

const reading = {
  en:
    "持续降低 (keeps falling) along the evolution from virtualisation to WASM, which the document orders 虚拟化, 容器化, " +
    "沙盒化, WASM: each step must start faster than the one before it, by the median, whichever targets stand for them.",
  zh: "沿虚拟化到 WASM 的演进“持续降低”，文档的次序为虚拟化、容器化、沙盒化、WASM：按中位数，每一步都必须比前一步启动更快，无论以哪些目标代表它们。",
};

export const conclusionStartup: readonly Claim[] = [
  {
    id: "conclusion-startup-container",
    section,
    place,
    technology: "container",
    metric: "startup",
    statement: {
      en: "Containers start faster than the virtual machines that came before them",
      zh: "容器比先于它的虚拟机启动更快",
    },
    printed,
    bound: { kind: "ordering", fasterThan: ["vm"] },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "conclusion-startup-sandbox",
    section,
    place,
    technology: "sandbox",
    metric: "startup",
    statement: {
      en: "Lightweight sandboxes start faster than the containers that came before them",
      zh: "轻量沙盒比先于它的容器启动更快",
    },
    printed,
    bound: { kind: "ordering", fasterThan: ["container"] },
    reading,
    settledBy,
    conditions: {},
  },
  {
    id: "conclusion-startup-wasm",
    section,
    place,
    technology: "wasm",
    metric: "startup",
    statement: {
      en: "WebAssembly starts faster than the sandboxes that came before it",
      zh: "WebAssembly 比先于它的沙盒启动更快",
    },
    printed,
    bound: { kind: "ordering", fasterThan: ["sandbox"] },
    reading,
    settledBy,
    conditions: {},
  },
];
