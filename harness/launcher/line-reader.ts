/** The workload protocol's line discipline, as native/lines.c keeps it: only lines that start with `@` are kept. */

/**
 * Longer lines are noise, and so is what passes the budget that an instance has from one input to the next: a flood
 * must not fill the memory, and yet one that is asked again and again may answer as often.
 */
const LINE_LIMIT = 65_536;
const LINES_BUDGET = 262_144;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const AT = 0x40;

export class LineReader {
  #state: "start" | "kept" | "noise" = "start";
  #partial: Buffer[] = [];
  #partialLength = 0;
  #keptBytes = 0;
  /** Lines that were not kept. */
  noise = 0;

  /** @returns the lines that end within the chunk, without their ends. */
  feed(chunk: Buffer): string[] {
    const lines: string[] = [];
    let from = 0;
    while (from < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, from);
      const piece = chunk.subarray(from, newline === -1 ? chunk.length : newline);
      if (this.#state === "start") this.#state = chunk[from] === AT ? "kept" : "noise";
      if (this.#state === "kept") this.#keep(piece);
      if (newline === -1) break;
      const line = this.#endLine();
      if (line === undefined) this.noise++;
      else lines.push(line);
      from = newline + 1;
    }
    return lines;
  }

  /** It has been given input, which it may answer. */
  renewBudget(): void {
    this.#keptBytes = 0;
  }

  /** No more will come: a line without an end is noise. */
  end(): void {
    if (this.#state !== "start") this.noise++;
    this.#reset("start");
  }

  #reset(state: "start" | "noise"): void {
    this.#state = state;
    this.#partial = [];
    this.#partialLength = 0;
  }

  #keep(piece: Buffer): void {
    this.#partialLength += piece.length;
    if (this.#partialLength > LINE_LIMIT) this.#reset("noise");
    else this.#partial.push(Buffer.from(piece)); // the chunk's memory is used again
  }

  #endLine(): string | undefined {
    if (this.#state !== "kept") {
      this.#reset("start");
      return undefined;
    }
    const whole = Buffer.concat(this.#partial);
    this.#reset("start");
    const line = whole.at(-1) === CARRIAGE_RETURN ? whole.subarray(0, -1) : whole;
    if (this.#keptBytes + line.length > LINES_BUDGET) return undefined;
    this.#keptBytes += line.length;
    return line.toString("utf8");
  }
}
