/** How a program of infra/ ends: by its status, or by what a user is to know of an error. */
import { HarnessError, messageOf } from "../harness/errors.ts";

/** @param main gives the exit status. @throws what is a defect, with its stack. */
export async function runProgram(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    console.error(`${messageOf(error)} ${error.remedy}`);
    process.exitCode = error.exit;
  }
}
