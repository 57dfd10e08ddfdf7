import { expect, test } from "vitest";
import { exampleMemory, type ExampleInstances } from "../../../../testing/example-memory.ts";
import { memoryFigures } from "../../memory-figures.ts";
import { messagesOf } from "../../messages/messages-of.ts";
import { html } from "../html.ts";
import { memorySection } from "./memory.ts";

const MEBIBYTE = 1024 ** 2;

const english = messagesOf("en");

function machines(mebibytes: number, asked: boolean): ExampleInstances {
  const guest = { declaredBytes: mebibytes * MEBIBYTE, asked };
  const of = { target: "qemu/microvm", technology: "vm", guest } as const;
  return { of, component: "guest-ram", fixed: 0, each: (64 + mebibytes / 64) * MEBIBYTE };
}

async function page(...instances: readonly ExampleInstances[]): Promise<string> {
  const { body } = await memorySection(memoryFigures(exampleMemory(...instances)), english);
  return html`${body}`.markup;
}

test("what machines of several sizes touch is a chart of its own; their bars are those of the target's own size", async () => {
  const markup = await page(machines(128, false), machines(1024, true), machines(4096, true));
  expect(markup).toContain(english.memory.guestChart);
  expect(markup).toContain("69.2 MB of 128 MiB (51.56 %)");
  expect(markup).toContain("134 MB of 4 GiB (3.13 %)");
  expect(markup).toContain("machines of 1 GiB");
  const [bars = ""] = markup.split(english.memory.guestChart);
  expect(bars.match(/>69\.2 MB</g)).not.toBeNull();
  expect(bars).not.toMatch(/>134 MB</);
});

test("without a second size there is no such chart, and what is no machine has no such figure", async () => {
  const markup = await page(machines(128, false), { fixed: 0, each: MEBIBYTE });
  expect(markup).not.toContain(english.memory.guestChart);
  expect(markup).toContain("69.2 MB of 128 MiB");
});
