#!/usr/bin/env node
/**
 * Follows a run on another host to its end and fetches what it has measured meanwhile. Called by the role.
 *
 *   follow.ts --remote OUT --folder DIR --poll-seconds N --patience-seconds N -- SSH-ARGUMENTS… HOST
 *
 * Exit status: 0 where the run is complete, 1 where it is not; outcome.json says why.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArguments } from "../../harness/commands/command.ts";
import { follow } from "../../harness/fleet/follow.ts";
import { writeOutcome } from "../../harness/fleet/outcome.ts";
import { remoteRun } from "./remote-run.ts";

const { values, positionals } = parseArguments("follow", {
  allowPositionals: true,
  options: {
    remote: { type: "string", default: "" },
    folder: { type: "string", default: "." },
    "poll-seconds": { type: "string", default: "60" },
    "patience-seconds": { type: "string", default: "300" },
  },
});
const controlFolder = mkdtempSync(join(tmpdir(), "sg-lab-"));
const run = remoteRun(positionals, values.remote, controlFolder);
try {
  const [pollMs = 0, patienceMs = 0] = [values["poll-seconds"], values["patience-seconds"]].map(
    (text) => Number(text) * 1000,
  );
  const outcome = await follow(run, values.folder, { pollMs, patienceMs });
  writeOutcome(values.folder, outcome);
  process.exitCode = outcome.outcome === "complete" ? 0 : 1;
} finally {
  await run.close();
  rmSync(controlFolder, { recursive: true, force: true });
}
