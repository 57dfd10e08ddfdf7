import { execa } from "execa";
import { expect, test } from "vitest";
import { layoutOf } from "../../infra/engines/layout.ts";
import { answers, lacksFor } from "../../infra/engines/up.ts";
import { startEngines } from "./engines.ts";
import { requires } from "./requires.ts";

/** A test process that starts engines, tells where and waits to be killed. */
const OTHER = `
  import { startEngines } from "${import.meta.dirname}/engines.ts";
  const { layout } = await startEngines("containerd");
  console.log(layout.folder);
  await new Promise(() => setInterval(() => {}, 1000));
`;

test("engines of a test process that was killed are removed by the next one that starts some", async (context) => {
  requires(context, "engines", lacksFor(["containerd"]));
  const other = execa(process.execPath, ["--input-type=module-typescript", "--eval", OTHER], { reject: false });
  const folder = await new Promise<string>((resolve, reject) => {
    other.stdout.once("data", (data: Buffer) => resolve(String(data).trim()));
    void other.then(({ stderr }) => reject(new Error(stderr)));
  });
  other.kill("SIGKILL");
  await other;
  expect(await answers(layoutOf(folder), ["containerd"])).toBe(true);
  await using own = await startEngines("containerd");
  expect(own.layout.folder).not.toBe(folder);
  expect(await answers(layoutOf(folder), ["containerd"])).toBe(false);
});
