/** What has become of one launch so far; both clocks tell it, callers wait on it. */
import { LaunchError } from "./launch-error.ts";
import type { ExitEvent, LineEvent, ReadyEvent, SpawnEvent } from "./types.ts";

interface Settling<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

function settling<T>(): Settling<T> {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // Callers may look at one of the promises only; the others' rejection says nothing new.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

/** @typeParam S {@link SpawnEvent}, with a pid where it is a process of ours. */
export class LaunchProgress<S extends SpawnEvent> {
  readonly #spawned = settling<S>();
  readonly #ready = settling<ReadyEvent | null>();
  readonly #exited = settling<ExitEvent>();
  readonly #lines: LineEvent[] = [];
  readonly #listeners: ((event: LineEvent) => void)[] = [];
  #pace: Settling<number> | undefined;
  #end: Error | undefined;

  readonly spawned = this.#spawned.promise;
  readonly ready = this.#ready.promise;
  readonly exited = this.#exited.promise;

  onLine(listener: (event: LineEvent) => void): void {
    for (const line of this.#lines) listener(line);
    this.#listeners.push(listener);
  }

  /** @returns what {@link begunPace} will tell. */
  willPace(): Promise<number> {
    const pace = settling<number>();
    if (this.#end === undefined) this.#pace = pace;
    else pace.reject(this.#end);
    return pace.promise;
  }

  begunPace(atNs: number): void {
    this.#pace?.resolve(atNs);
  }

  hasSpawned(event: S): void {
    this.#spawned.resolve(event);
  }

  isReady(event: ReadyEvent): void {
    this.#ready.resolve(event);
  }

  said(event: LineEvent): void {
    this.#lines.push(event);
    for (const listener of this.#listeners) listener(event);
  }

  hasExited(event: ExitEvent): void {
    this.#ready.resolve(null);
    this.#exited.resolve(event);
    this.#hasEnded(new LaunchError("The instance has ended before it was sent anything.", "See how it ended."));
  }

  /** Never started, or no longer heard of. */
  hasFailed(error: Error): void {
    this.#spawned.reject(error);
    this.#ready.resolve(null);
    this.#exited.reject(error);
    this.#hasEnded(error);
  }

  #hasEnded(end: Error): void {
    this.#end = end;
    this.#pace?.reject(end);
  }
}
