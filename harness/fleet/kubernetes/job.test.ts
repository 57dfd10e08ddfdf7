import { expect, test } from "vitest";
import { parsePlan, readPlan } from "../../measure/plan.ts";
import { jobOf, type JobPlan } from "./job.ts";
import { COMPONENT_LABEL, PLAN_ANNOTATION } from "./names.ts";

const plan: JobPlan = {
  name: "sandgauge-1",
  fleet: "20261128T000000-abcdef",
  node: "rack-1.example",
  image: "sandgauge.invalid/harness:1",
  pullPolicy: "Never",
  plan: readPlan("nightly"),
  runArguments: ["--tune"],
  deadlineSeconds: 3600,
};

test("no other measurement gets on the node that it is on, of whatever namespace", () => {
  const { template } = jobOf(plan).spec ?? {};
  const [term, ...others] =
    template?.spec?.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
  expect(others).toEqual([]);
  expect(term?.topologyKey).toBe("kubernetes.io/hostname");
  expect(term?.namespaceSelector).toEqual({});
  // It keeps off what it is itself.
  expect(template?.metadata?.labels).toMatchObject(term?.labelSelector?.matchLabels ?? { none: "" });
  expect(Object.keys(term?.labelSelector?.matchLabels ?? {})).toEqual([COMPONENT_LABEL]);
});

test("the plan that was read here is the one that is read there", () => {
  const text = jobOf(plan).spec?.template.metadata?.annotations?.[PLAN_ANNOTATION] ?? "";
  expect(parsePlan(text, "plan.json")).toEqual(plan.plan);
});

test("what runs on the node is told by its arguments alone, and no shell reads them", () => {
  const spec = jobOf({ ...plan, runArguments: ["--targets", "runc; reboot"] }).spec?.template.spec;
  expect(spec?.containers[0]?.command).toEqual([
    "sandgauge-measure",
    "/var/lib/sandgauge/results/20261128T000000-abcdef",
    "--plan",
    "/etc/sandgauge/plan.json",
    "--targets",
    "runc; reboot",
  ]);
});
