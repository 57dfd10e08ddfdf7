/** The page in a real browser: what it asks for, what it shows, by keyboard, on a phone, on paper. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe, { type AxeResults } from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findTool } from "../../../host/tools.ts";
import { exampleRecords, exampleReport } from "../../../testing/example-report.ts";
import { exampleRuns } from "../../../testing/example-runs.ts";
import { around, exampleSeries } from "../../../testing/example-series.ts";
import { lacksCommand } from "../../../testing/lacks.ts";
import { requires } from "../../../testing/requires.ts";
import { messagesOf } from "../messages/messages-of.ts";
import { reportPage } from "./page.ts";
import { languages } from "../../../wording.ts";

const lack = lacksCommand("chromium");
const metrics = ["startup", "memory", "density", "performance", "isolation"];
const desktop = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

let folder: string;
let browser: Browser | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "sandgauge-page-"));
  for (const language of languages) {
    writeFileSync(join(folder, `${language}.html`), await reportPage(exampleReport(), messagesOf(language)));
  }
  const tool = findTool("chromium", "");
  if (tool === undefined) return;
  // Chromium's own sandbox takes a user namespace and refuses root; the page is ours.
  browser = await chromium.launch({ executablePath: tool.command[0], args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly page: Page;
  /** Every address that was asked for. */
  readonly requests: string[];
  /** Words on the console, errors and dialogs. */
  readonly words: string[];
}

async function open(file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  if (browser === undefined) throw new Error("The test has not asked for chromium.");
  const context = await browser.newContext({ viewport: desktop, ...options });
  const page = await context.newPage();
  const requests: string[] = [];
  const words: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => words.push(message.text()));
  page.on("pageerror", (error) => words.push(error.message));
  page.on("dialog", (dialog) => {
    words.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(address(file));
  return { page, requests, words };
}

function address(file: string): string {
  return pathToFileURL(join(folder, file)).href;
}

/** Texts of the first cell of each record that is shown, from top to bottom. */
async function firstCells(page: Page, table: string): Promise<string[]> {
  return await page.locator(`#${table} > tbody:not([hidden]) > tr:first-child > th`).allTextContents();
}

test.for(languages)("%s: asks for nothing but itself and has nothing to complain of", async (language, context) => {
  requires(context, "chromium", lack);
  const { page, requests, words } = await open(`${language}.html`);
  await page.locator("main").waitFor();
  expect({ requests, words }).toEqual({ requests: [address(`${language}.html`)], words: [] });
  expect(await page.locator("html").getAttribute("lang")).toBe(messagesOf(language).locale);
});

test("the document's tables have printed, published, measured and verdict in a cell", async (context) => {
  requires(context, "chromium", lack);
  const { page } = await open("en.html");
  const startup = page.locator("#overhead tbody tr").first();
  await expect(startup.locator("td").nth(1).innerText()).resolves.toMatch(
    /^1-3秒\s+Published\s+.* ms – .* s .*\s+Measured\s+30\.0 ms n = 300\s+✗\s?contradicted$/s,
  );
  await expect(startup.locator("td").nth(0).getAttribute("class")).resolves.toBe("is-contradicted");
  for (const metric of metrics) await expect(page.locator(`#${metric}`).count()).resolves.toBe(1);
});

test("what was not measured is said to be that, in the tables and below, and never passes", async (context) => {
  requires(context, "chromium", lack);
  const { startup } = exampleRecords();
  const page = await reportPage(exampleReport(exampleRuns({ startup })), messagesOf("en"));
  writeFileSync(join(folder, "startup.html"), page);
  const opened = await open("startup.html");
  const gaps = await opened.page.locator("#gaps").innerText();
  for (const metric of metrics.filter((one) => one !== "startup")) {
    expect(gaps).toContain(`${metric}: not measured in these runs.`);
    await expect(opened.page.locator(`#${metric}`).count()).resolves.toBe(0);
  }
  const cells = opened.page.locator("#matrix tr", { hasText: "性能损耗" }).locator("td");
  for (const text of await cells.allInnerTexts()) expect(text).toMatch(/·\s?not measured$/);
});

function known(texts: readonly string[]): string[] {
  return texts.filter((text) => text !== "–");
}

test("a table sorts by keyboard, missing figures last either way", async (context) => {
  requires(context, "chromium", lack);
  const { page } = await open("en.html");
  const heading = page.locator("#startup-table thead th", { hasText: "p99" });
  await heading.locator("button").focus();
  const order = async (): Promise<string[]> =>
    await page.locator("#startup-table > tbody > tr > [data-label=p99]").allTextContents();
  await page.keyboard.press("Enter");
  await expect(heading.getAttribute("aria-sort")).resolves.toBe("ascending");
  const ascending = await order();
  await page.keyboard.press("Space");
  await expect(heading.getAttribute("aria-sort")).resolves.toBe("descending");
  const descending = await order();
  expect(known(ascending)[0]).toMatch(/µs$/);
  expect(known(descending)).toEqual(known(ascending).toReversed());
  for (const texts of [ascending, descending])
    expect(texts.slice(known(texts).length).every((text) => text === "–")).toBe(true);
  expect(known(ascending).length).toBeLessThan(ascending.length);
});

test("a table filters by keyboard, by words and by verdict", async (context) => {
  requires(context, "chromium", lack);
  const { page } = await open("en.html");
  const tools = page.locator("#claims .tools");
  const all = (await firstCells(page, "claims-table")).length;
  await tools.locator("input[type=search]").focus();
  await page.keyboard.type("runc faster");
  const found = await firstCells(page, "claims-table");
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThan(all);
  await expect(tools.locator("output").textContent()).resolves.toBe(`Shown: ${found.length} of ${all}`);
  await page.keyboard.press("Tab");
  await page.keyboard.type("contra");
  await expect(tools.locator("select").first().inputValue()).resolves.toBe("contradicted");
  const both = await page.locator("#claims-table > tbody:not([hidden])").all();
  for (const record of both) await expect(record.getAttribute("data-verdict")).resolves.toBe("contradicted");
  expect(both.length).toBeGreaterThan(0);
});

test("on a phone a select sorts what has no headings", async (context) => {
  requires(context, "chromium", lack);
  const { page } = await open("en.html", { viewport: phone });
  const sort = page.locator("#density .tools [data-tool=sort]");
  await sort.focus();
  await page.keyboard.type("Observed");
  await expect(firstCells(page, "density-table")).resolves.toEqual(["gvisor/systrap", "runc", "wasmtime/aot"]);
  await page.locator("#density .tools [data-tool=descending]").focus();
  await page.keyboard.press("Space");
  await expect(firstCells(page, "density-table")).resolves.toEqual(["wasmtime/aot", "runc", "gvisor/systrap"]);
});

const looks = languages.flatMap((language) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    [desktop, phone].map((viewport) => ({ language, colorScheme, viewport, width: viewport.width })),
  ),
);

test.for(looks)("accessible: $language, $colorScheme, $width pixels wide", async (look, context) => {
  requires(context, "chromium", lack);
  const { language, ...options } = look;
  // The rules come in from outside, which the page's own policy forbids.
  const { page } = await open(`${language}.html`, { ...options, bypassCSP: true });
  await page.evaluate(axe.source);
  // What is folded is looked at too.
  await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
  const { violations, passes }: AxeResults = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })");
  const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(bad.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map(({ html }) => html) }))).toEqual([]);
  expect(passes.length).toBeGreaterThan(20);
});

test.for([320, 360, 390, 768])("no sideways scrolling of the page at %d pixels", async (width, context) => {
  requires(context, "chromium", lack);
  for (const language of languages) {
    const { page } = await open(`${language}.html`, { viewport: { width, height: 740 } });
    await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    await expect(page.evaluate("document.documentElement.scrollWidth")).resolves.toBeLessThanOrEqual(width);
  }
});

test("on paper it is light, whatever the screen, and without what needs a hand", async (context) => {
  requires(context, "chromium", lack);
  const { page } = await open("en.html", { colorScheme: "dark" });
  const background = async (): Promise<unknown> =>
    await page.evaluate("getComputedStyle(document.body).backgroundColor");
  await expect(background()).resolves.not.toBe("rgb(255, 255, 255)");
  await page.emulateMedia({ media: "print" });
  await expect(background()).resolves.toBe("rgb(255, 255, 255)");
  await expect(page.locator("nav").isVisible()).resolves.toBe(false);
  await expect(page.locator("#claims .tools").isVisible()).resolves.toBe(false);
  await expect(page.locator("#claims-table > thead").isVisible()).resolves.toBe(true);
});

const hostile = `"><img src=x onerror=alert(1)><script>alert(2)</script>{{3}}\u202E`;

test.for(languages)("%s: hostile names are text in cells, charts and attributes", async (language, context) => {
  requires(context, "chromium", lack);
  const records = exampleRecords();
  const series = exampleSeries({
    of: { target: hostile, technology: "wasm", versions: { [hostile]: hostile }, flags: [hostile as never] },
    ms: around(5, 40),
  });
  const model = exampleReport({
    ...records,
    startup: series,
    memory: records.memory.map((one) => ({ ...one, target: hostile })),
    density: records.density.map((one) => ({
      ...one,
      target: hostile,
      end: one.end === undefined ? undefined : { ...one.end, boundBy: hostile, why: `ended by ${hostile}` },
    })),
  });
  writeFileSync(join(folder, "hostile.html"), await reportPage(model, messagesOf(language)));
  const { page, requests, words } = await open("hostile.html");
  expect({ requests: requests.length, words }).toEqual({ requests: 1, words: [] });
  await expect(page.locator("img").count()).resolves.toBe(0);
  await expect(page.locator("script").count()).resolves.toBe(1);
  const [name] = await firstCells(page, "startup-table");
  expect(name).toBe(hostile.replace("\u202E", "\\u202e"));
});
