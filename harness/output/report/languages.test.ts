/** That a reader finds the whole report in one language. */
import { expect, test } from "vitest";
import { audit } from "../../document/audit.ts";
import { publishedFigures } from "../../document/published/index.ts";
import { exampleReport } from "../../testing/example-report.ts";
import { untranslated } from "../../testing/expect-translated.ts";
import { reportPage } from "./html/page.ts";
import { markdownReport } from "./markdown-report.ts";
import { messagesOf } from "./messages/messages-of.ts";

const [run] = exampleReport().runs;
const model = exampleReport(undefined, {
  audit: audit(),
  runs: run === undefined ? [] : [{ ...run, host: { cpuModel: "AMD EPYC", turbo: "unknown", virtualisation: "kvm" } }],
});

/** What somebody typed or a kernel said: shown as it was. */
const cited = ["docker run alpine true", "/dev/kvm does not boot a guest", "The probe said so", "It has no sockets"];

/** The page without what only a browser reads. */
async function pageBody(): Promise<string> {
  const page = await reportPage(model, messagesOf("zh"));
  return page.slice(page.indexOf("<body>")).replace(/<(style|script)>[^]*?<\/\1>/g, "");
}

function text(markup: string): string {
  return markup.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
}

test("the page's text, tooltips and labels are Chinese", async () => {
  const body = await pageBody();
  const read = body
    .replace(/<(code|pre)\b[^>]*>[^]*?<\/\1>/g, "")
    .replace(/<span lang="en">[^]*?<\/span>/g, "")
    .replace(/<[^>]*>/g, "\n");
  const told = Array.from(
    body.matchAll(/ (?:title|aria-label|data-label|data-template)="([^"]*)"/g),
    ([, words = ""]) => words,
  );
  const left = [...read.split("\n"), ...told].flatMap((line) => untranslated(text(line), cited) ?? []);
  expect(left).toEqual([]);
});

test("what the page marks as English is the title of a source, or was said by a tool", async () => {
  const body = await pageBody();
  const marked = new Set(Array.from(body.matchAll(/lang="en"[^>]*>([^<]*)</g), ([, words = ""]) => text(words)));
  const titles = publishedFigures.map(({ source }) => source);
  const others = [...marked].filter((words) => !titles.includes(words));
  expect(others).toEqual(["/dev/kvm does not boot a guest."]);
});

test("markdown is Chinese too", () => {
  // What is in a code span was recorded, printed or typed; the words of the report are in them too.
  const lines = markdownReport(model, messagesOf("zh")).split("\n");
  expect(lines.flatMap((line) => untranslated(line, cited) ?? [])).toEqual([]);
});

test.each(["page", "markdown"])("starts that never got ready are so in Chinese: %s", async (format) => {
  const report = format === "page" ? await pageBody() : markdownReport(model, messagesOf("zh"));
  expect(report).toContain("永不");
  expect(report).not.toContain("never");
});

test("what a host does not tell is told", async () => {
  expect(await reportPage(model, messagesOf("zh"))).toMatch(/<dt>睿频<\/dt>\s*<dd>未知<\/dd>/);
  expect(await reportPage(model, messagesOf("en"))).toMatch(/<dt>Turbo<\/dt>\s*<dd>unknown<\/dd>/);
});
