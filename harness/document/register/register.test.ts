import { expect, test } from "vitest";
import { expectTranslated } from "../../testing/expect-translated.ts";
import { audit } from "../audit.ts";
import { claims } from "../claims/index.ts";
import { sections } from "../printed/sections.ts";
import { entryClasses, topics } from "./entry.ts";
import { register } from "./index.ts";

const byId = new Map(register.map((entry) => [entry.id, entry]));

test("every entry can be named by its id and says what, where and how it is tested", () => {
  expect(byId.size).toBe(register.length);
  for (const { id, section, at, place, printed, howTested, conditions } of register) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(section.startsWith(sections[at]), id).toBe(true);
    expect(place.en, id).not.toBe("");
    for (const told of [place, howTested, ...conditions]) expectTranslated(told);
    expect(printed, id).not.toBe("");
    for (const sentence of [howTested, ...conditions]) expect(sentence.en, id).toMatch(/^[A-Z5].*[^ ]\.$/su);
    expect(`${printed} ${place.en} ${place.zh}`, id).not.toMatch(/undefined|NaN|Infinity/);
  }
});

test("entries stand in the order of the document, each section once", () => {
  const found = register.map(({ at }) => at).filter((at, index, all) => at !== all[index - 1]);
  expect(found).toEqual(Object.keys(sections));
});

test("every claim that is judged is the entry of its id, and takes all from the claim", () => {
  for (const claim of claims) {
    expect(byId.get(claim.id)).toMatchObject({
      class: "measured",
      judgedAs: claim.id,
      section: claim.section,
      place: claim.place,
      technologies: [claim.technology],
      topic: claim.metric,
      printed: claim.printed,
      bound: claim.bound,
      howTested: claim.settledBy,
    });
  }
});

test("what is judged elsewhere is judged as a claim that says the same of the same", () => {
  const restated = register.filter(({ id, judgedAs }) => judgedAs !== null && judgedAs !== id);
  expect(restated.length).toBeGreaterThan(0);
  for (const { judgedAs, technologies, topic, bound } of restated) {
    const claim = claims.find(({ id }) => id === judgedAs);
    expect(claim).toMatchObject({ technology: technologies[0], metric: topic, bound });
  }
});

test("only what is measured is judged, and what is computed names what redoes it", () => {
  const judged = register.filter(({ judgedAs }) => judgedAs !== null);
  expect(new Set(judged.map((entry) => entry.class))).toEqual(new Set(["measured"]));
  const redone = register.filter((entry) => entry.class === "computed");
  expect(redone.filter(({ audit: items }) => items.length === 0)).toEqual([]);
});

test("items of the audit that entries name exist, and every item is named by one", () => {
  const items = new Set(audit().map(({ id }) => id));
  const named = new Set(register.flatMap((entry) => entry.audit));
  expect([...named].filter((id) => !items.has(id))).toEqual([]);
  expect([...items].filter((id) => !named.has(id))).toEqual([]);
});

test("a conflict between two statements is named by an entry of each section that it names", () => {
  const codes = new RegExp(`(?<=; |, |^)(${Object.keys(sections).join("|")})(?=[ :])`, "gu");
  const missing = audit().flatMap(({ id, section, printed }) => {
    const told = register.filter((entry) => entry.audit.includes(id));
    const elsewhere = Array.from(printed.en.matchAll(codes), ([code]) => code);
    return [
      ...(told.some((entry) => entry.section.startsWith(section)) ? [] : [`${id}: ${section}`]),
      ...elsewhere.filter((code) => told.every(({ at }) => at !== code)).map((code) => `${id}: ${code}`),
    ];
  });
  expect(missing).toEqual([]);
});

test("every class and every topic has entries", () => {
  expect(new Set(register.map((entry) => entry.class))).toEqual(new Set(entryClasses));
  expect(new Set(register.map(({ topic }) => topic))).toEqual(new Set(topics));
});
