/** The way to a cluster: any kubeconfig, or the account of the Pod that the harness itself runs in. */
import { delimiter } from "node:path";
import { KubeConfig, type RequestContext } from "@kubernetes/client-node";
import { DriverError } from "../lib/driver-error.ts";
import { isErrno } from "../lib/errno.ts";
import type { DriverContext } from "../types.ts";
import { kubeconfigFiles, lacksCluster } from "./kubeconfig-files.ts";

type Dispatcher = NonNullable<ReturnType<RequestContext["getDispatcher"]>>;

/** One dispatcher for all requests: by itself each request opens a connection of its own, which would be timed with it. */
export class PooledKubeConfig extends KubeConfig {
  #dispatcher: Dispatcher | undefined;

  override async applySecurityAuthentication(context: RequestContext): Promise<void> {
    await super.applySecurityAuthentication(context);
    this.#dispatcher ??= context.getDispatcher();
    if (this.#dispatcher !== undefined) context.setDispatcher(this.#dispatcher);
  }

  /** Ends every connection, also those that are watched. */
  async close(): Promise<void> {
    await this.#dispatcher?.destroy();
  }
}

function readFile(target: string, file: string): PooledKubeConfig {
  const config = new PooledKubeConfig();
  try {
    config.loadFromFile(file);
  } catch (cause) {
    const fact = isErrno(cause, "ENOENT")
      ? `There is no kubeconfig ${file}.`
      : `The kubeconfig ${file} cannot be read: ${cause instanceof Error ? cause.message.split("\n")[0] : String(cause)}.`;
    throw new DriverError(target, "prepare", fact, "Correct KUBECONFIG.", { cause });
  }
  return config;
}

function readFiles(target: string, [first, ...others]: readonly [string, ...string[]]): PooledKubeConfig {
  const config = readFile(target, first);
  // The first file that names a context decides, as for kubectl.
  for (const file of others) config.mergeConfig(readFile(target, file), config.getCurrentContext() !== undefined);
  return config;
}

/** @throws DriverError where there is none, or one that cannot be used. */
export function loadConnection(target: string, environment: DriverContext["environment"]): PooledKubeConfig {
  const lack = lacksCluster(environment);
  if (lack !== undefined) throw new DriverError(target, "prepare", lack.fact, lack.remedy);
  const [first, ...others] = kubeconfigFiles(environment);
  if (first === undefined) {
    const config = new PooledKubeConfig();
    config.loadFromCluster();
    return config;
  }
  const config = readFiles(target, [first, ...others]);
  const context = config.getCurrentContext();
  if (context === undefined || config.getCurrentCluster() === null || config.getCurrentUser() === null) {
    const which = context === undefined ? "names no current context" : `has not all that its context ${context} names`;
    throw new DriverError(target, "prepare", `The kubeconfig ${which}.`, "Correct it: kubectl config view.");
  }
  return config;
}

/** As a note of a run has it. @param kubeconfigs none where the harness ran in a Pod. @throws DriverError */
export function loadNotedConnection(
  target: string,
  environment: DriverContext["environment"],
  kubeconfigs: readonly string[],
): PooledKubeConfig {
  const own = kubeconfigs.length === 0 ? {} : { KUBECONFIG: kubeconfigs.join(delimiter) };
  return loadConnection(target, { ...environment, ...own });
}
