import { expect, test } from "vitest";
import { VERSION } from "./wasmedge-cli.ts";

/** Debian 13's, which names itself by the path that it was started by. */
const recorded = `usr/bin/wasmedge version 0.14.1
 (plugin "wasi_logging") version 0.1.0.0
`;

test.each([
  [recorded, "0.14.1"],
  [` (plugin "wasi_logging") version 0.1.0.0\n`, undefined],
])("%s", (said, version) => {
  expect(VERSION.exec(said)?.[1]).toBe(version);
});
