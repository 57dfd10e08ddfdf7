import { homedir, hostname } from "node:os";
import { expect, test } from "vitest";
import { redact } from "./redact.ts";

test("paths are replaced, the longest first", () => {
  const text = `open ${homedir()}/.cache/sandgauge/rootfs: no such file in ${homedir()}`;
  expect(redact(text, { "<cache>": `${homedir()}/.cache/sandgauge` })).toBe("open <cache>/rootfs: no such file in ~");
});

test("only whole words and paths are taken for secrets", () => {
  expect(redact(`${homedir()}fs and k${hostname()}`, {})).toBe(`${homedir()}fs and k${hostname()}`);
  expect(redact(`dial ${hostname()}: refused`, {})).toBe("dial <host>: refused");
});
