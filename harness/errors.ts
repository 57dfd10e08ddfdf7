/** Errors that a user can act on. Anything else is a defect and is shown with its stack. */

/** Exit codes of the command line; an interrupt ends with 128 + SIGINT, as shells expect. */
export const exitCode = { done: 0, gateFailed: 1, usage: 2, nothingMeasured: 3, interrupted: 130 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The words of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Subject in brackets, the fact with its actual value; the remedy apart. */
export class HarnessError extends Error {
  readonly remedy: string;
  readonly exit: ExitCode;

  constructor(subject: string, fact: string, remedy: string, exit: ExitCode, options?: { cause?: unknown }) {
    super(`[${subject}] ${fact}`, options);
    this.name = new.target.name;
    this.remedy = remedy;
    this.exit = exit;
  }
}

/** Wrong arguments or input. */
export class UsageError extends HarnessError {
  constructor(subject: string, fact: string, remedy: string, options?: { cause?: unknown }) {
    super(subject, fact, remedy, exitCode.usage, options);
  }
}

/** The host cannot do what the run needs. */
export class HostError extends HarnessError {
  constructor(subject: string, fact: string, remedy: string, options?: { cause?: unknown }) {
    super(subject, fact, remedy, exitCode.nothingMeasured, options);
  }
}
