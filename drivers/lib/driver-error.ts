/** A driver could not do what was asked: subject, fact with its actual value, remedy. */
export class DriverError extends Error {
  readonly target: string;
  readonly phase: "prepare" | "create" | "destroy";
  readonly remedy: string;

  constructor(
    target: string,
    phase: DriverError["phase"],
    fact: string,
    remedy: string,
    options?: { cause?: unknown },
  ) {
    super(`[${target}] ${fact}`, options);
    this.name = "DriverError";
    this.target = target;
    this.phase = phase;
    this.remedy = remedy;
  }
}
