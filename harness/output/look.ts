import type { InspectColor } from "node:util";

/** How a verdict is shown: never by colour alone. */
export interface Look {
  readonly symbol: string;
  readonly color: InspectColor;
}
