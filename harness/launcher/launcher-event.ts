/** What the native launcher says on its standard output (native/report.h): one JSON line for each event. */
import type { LaunchStage } from "./launch-error.ts";
import type { ExitEvent, LineEvent, ReadyEvent } from "./types.ts";

/** Raised when client and launcher no longer understand each other. */
export const PROTOCOL = 3;

interface OfInstance {
  readonly id: number;
}

export type LauncherEvent =
  | {
      readonly event: "hello";
      readonly protocol: number;
      readonly taskClock: boolean;
      readonly cycles: boolean;
      readonly instructions: boolean;
    }
  | ({
      readonly event: "spawned";
      readonly pid: number;
      readonly requestedNs: string;
      readonly atNs: number;
    } & OfInstance)
  | ({ readonly event: "paced"; readonly atNs: number } & OfInstance)
  | ({ readonly event: "ready" } & ReadyEvent & OfInstance)
  | ({ readonly event: "line" } & LineEvent & OfInstance)
  | ({ readonly event: "exited"; readonly signal: number | null } & Omit<ExitEvent, "signal"> & OfInstance)
  | ({
      readonly event: "failed";
      readonly stage: LaunchStage;
      readonly errno: number;
      readonly subject: string;
    } & OfInstance)
  | { readonly event: "fatal"; readonly reason: string };

/** Cuts a stream of text into events; cheap, since it takes thousands each second. */
export class EventReader {
  #rest = "";

  /** @throws SyntaxError where a line is not JSON: then the launcher is not ours. */
  *read(text: string): Generator<LauncherEvent> {
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      const line = this.#rest + text.slice(from, end);
      this.#rest = "";
      from = end + 1;
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own program's, whose protocol is checked
      yield JSON.parse(line) as LauncherEvent;
    }
    this.#rest += text.slice(from);
  }
}
