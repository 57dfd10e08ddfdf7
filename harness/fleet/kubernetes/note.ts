/** What stands in a run's folder about the cluster that it measures on, so that `clean` finds its Jobs. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { notedKubeconfigs } from "../../../drivers/kubernetes/kubeconfig-files.ts";
import type { LeftoverContext } from "../../../drivers/types.ts";

const noteSchema = z.object({
  /** None where the harness ran in a Pod. */
  kubeconfigs: z.array(z.string()),
  namespace: z.string(),
});

type NoteContext = Pick<LeftoverContext, "runDir" | "environment">;

function noteFile({ runDir }: Pick<NoteContext, "runDir">): string {
  return join(runDir, "fleet.json");
}

export function writeNote(context: NoteContext, namespace: string): void {
  const note = { kubeconfigs: notedKubeconfigs(context.environment), namespace };
  writeFileSync(noteFile(context), JSON.stringify(note));
}

export function hasNote(context: Pick<NoteContext, "runDir">): boolean {
  return existsSync(noteFile(context));
}

export function readNote(context: Pick<NoteContext, "runDir">): z.infer<typeof noteSchema> {
  return noteSchema.parse(JSON.parse(readFileSync(noteFile(context), "utf8")));
}
