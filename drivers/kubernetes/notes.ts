/** What stands in a run's folder about the clusters that it uses, so that `clean` finds them again. */
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { LeftoverContext } from "../types.ts";
import { notedKubeconfigs } from "./kubeconfig-files.ts";
import type { Workspace } from "./workspace.ts";

const noteSchema = z.object({
  /** None where the harness ran in a Pod. */
  kubeconfigs: z.array(z.string()),
  namespace: z.string(),
  isOwn: z.boolean(),
});

type NoteContext = Pick<LeftoverContext, "runDir" | "environment">;
type Note = z.infer<typeof noteSchema>;

function noteFile({ runDir }: Pick<NoteContext, "runDir">, key: string): string {
  return join(runDir, `kubernetes-${key}.json`);
}

/** @param key tells notes of one run apart. */
export function noteWorkspace(context: NoteContext, key: string, workspace: Workspace): void {
  const note = { kubeconfigs: notedKubeconfigs(context.environment), ...workspace };
  writeFileSync(noteFile(context, key), JSON.stringify(note));
}

/** To be called once nothing is left there. */
export function dropNote(context: NoteContext, key: string): void {
  rmSync(noteFile(context, key), { force: true });
}

export function noteFiles(context: Pick<NoteContext, "runDir">): string[] {
  return globSync(noteFile(context, "*"));
}

export function readNote(file: string): Note {
  return noteSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}
