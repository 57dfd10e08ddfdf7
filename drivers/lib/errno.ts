/** Whether something thrown is the system's error of that name, `ENOENT` say. */
export function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
