/** One line at the bottom of a terminal that is drawn over: progress, and nothing where there is no terminal. */

interface Terminal {
  err(text: string): void;
  readonly errColumns: number | undefined;
}

export interface StatusLine {
  show(text: string): void;
  clear(): void;
}

const CLEAR = "\r\u001B[K";

export function statusLine(io: Terminal): StatusLine {
  const { errColumns } = io;
  if (errColumns === undefined) return { show() {}, clear() {} };
  let shown = false;
  return {
    show(text) {
      // A line that wraps cannot be drawn over.
      io.err(`${CLEAR}${text.slice(0, errColumns - 1)}`);
      shown = true;
    },
    clear() {
      if (shown) io.err(CLEAR);
      shown = false;
    },
  };
}
