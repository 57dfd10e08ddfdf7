/**
 * `sandgauge run --on kubernetes`: a privileged Job on each chosen node, its progress told and its results fetched while
 * it goes on. When and where a Job runs, and whether it is tried again, is Kubernetes' business.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { BatchV1Api, CoreV1Api } from "@kubernetes/client-node";
import { apiFailure } from "../../../drivers/kubernetes/api-failure.ts";
import { loadConnection } from "../../../drivers/kubernetes/connection.ts";
import { dnsLabel } from "../../../drivers/kubernetes/names.ts";
import { requirePermissions } from "../../../drivers/kubernetes/permissions.ts";
import { isOurNamespace } from "../../../drivers/kubernetes/workspace.ts";
import { DriverError } from "../../../drivers/lib/driver-error.ts";
import { IMAGE_DOMAIN } from "../../../drivers/lib/engine-labels.ts";
import { type ExitCode, exitCode, messageOf, UsageError } from "../../errors.ts";
import { newRunId, openRunScope, type RunScope } from "../../host/run-scope.ts";
import type { Plan } from "../../measure/plan.ts";
import { printable } from "../../output/printable.ts";
import { version } from "../../version.ts";
import { follow } from "../follow.ts";
import { hostsTable } from "../hosts-table.ts";
import { exitOf, hasSamples, type HostOutcome, type Outcome, outcomeLines, writeOutcome } from "../outcome.ts";
import { openResultsFolder } from "../results-folder.ts";
import { jobOf } from "./job.ts";
import { deleteJob, type JobPlace, JobRun } from "./job-run.ts";
import { JobsView } from "./jobs-view.ts";
import { removeJobs } from "./leftovers.ts";
import { FLEET_MANIFEST, NAMESPACE, resultsFolder } from "./names.ts";
import { selectNodes, type SelectedNode } from "./nodes.ts";
import { writeNote } from "./note.ts";
import { ofCluster, ofNamespace } from "./permissions.ts";

interface FleetRequest {
  /** Labels, as `kubectl get nodes --selector` takes them. */
  readonly selector: string;
  /** Default: this version, as it lies on nodes that it was imported on. */
  readonly image: string | undefined;
  readonly plan: Plan;
  /** Of `sandgauge run` on each node, besides its plan and its folder. */
  readonly runArguments: readonly string[];
  /** For a folder for each node; default: below `results`. */
  readonly out: string | undefined;
  readonly deadlineSeconds: number;
  readonly fetchMs: number;
  readonly patienceMs: number;
}

/** In a domain that leads nowhere: an image of that name was imported, or is not there. */
function defaultImage(): string {
  return `${IMAGE_DOMAIN}/harness:${version()}`;
}

interface Words {
  out(text: string): void;
  err(text: string): void;
}

/** Everything that is asked before anything is made. @throws DriverError, UsageError */
async function prepare(
  config: JobPlace["config"],
  namespace: string,
  selector: string,
): Promise<readonly SelectedNode[]> {
  const core = config.makeApiClient(CoreV1Api);
  try {
    await requirePermissions("kubernetes", config, ofCluster, undefined, FLEET_MANIFEST);
    if (!(await isOurNamespace("kubernetes", core, namespace, "SANDGAUGE_FLEET_NAMESPACE"))) {
      throw new DriverError(
        "kubernetes",
        "prepare",
        `There is no namespace ${namespace}, or none that this account may look at.`,
        `Have an administrator make it: kubectl apply --kustomize ${FLEET_MANIFEST}`,
      );
    }
    await requirePermissions("kubernetes", config, ofNamespace, namespace, FLEET_MANIFEST);
    return await selectNodes(core, selector);
  } catch (error) {
    throw error instanceof UsageError ? error : apiFailure("kubernetes", "prepare", error);
  }
}

/** One call of the command. */
class Fleet {
  readonly #place: JobPlace;
  readonly #request: FleetRequest;
  readonly #out: string;
  readonly #words: Words;
  readonly #signal: AbortSignal;
  readonly #view: JobsView;

  constructor(place: JobPlace, request: FleetRequest, out: string, words: Words, signal: AbortSignal) {
    this.#place = place;
    this.#request = request;
    this.#out = out;
    this.#words = words;
    this.#signal = signal;
    this.#view = new JobsView(place.config, place.namespace, place.fleet);
  }

  /** @throws DriverError where no Job can be made. */
  async measureOn(nodes: readonly SelectedNode[]): Promise<HostOutcome[]> {
    const jobs = await this.#createJobs(nodes.filter(({ trouble }) => trouble === undefined));
    try {
      return await Promise.all(nodes.map(async (node) => await this.#outcomeOf(node, jobs.get(node.name))));
    } finally {
      this.#view.stop();
    }
  }

  /** @returns their names, by node. */
  async #createJobs(nodes: readonly SelectedNode[]): Promise<Map<string, string>> {
    const { fleet, namespace, config } = this.#place;
    const { image = defaultImage(), plan, runArguments, deadlineSeconds } = this.#request;
    const pullPolicy = image.startsWith(`${IMAGE_DOMAIN}/`) ? "Never" : "IfNotPresent";
    const batch = config.makeApiClient(BatchV1Api);
    const jobs = new Map<string, string>();
    for (const [index, { name: node }] of nodes.entries()) {
      const name = dnsLabel(`sandgauge-${fleet}-${index + 1}`);
      const body = jobOf({ name, fleet, node, image, pullPolicy, plan, runArguments, deadlineSeconds });
      try {
        await batch.createNamespacedJob({ namespace, body });
      } catch (error) {
        throw apiFailure("kubernetes", "create", error);
      }
      jobs.set(node, name);
    }
    return jobs;
  }

  async #outcomeOf(node: SelectedNode, job: string | undefined): Promise<HostOutcome> {
    const folder = join(this.#out, node.name);
    mkdirSync(folder, { recursive: true });
    const outcome: Outcome =
      job === undefined
        ? { outcome: "unreachable", why: node.trouble ?? "" }
        : await this.#follow(node.name, job, folder);
    writeOutcome(folder, outcome);
    this.#tell(node.name, `${outcome.outcome} ${outcome.why}`.trimEnd());
    return { host: node.name, ...outcome };
  }

  async #follow(node: string, job: string, folder: string): Promise<Outcome> {
    const run = new JobRun(this.#place, this.#view, { job, node }, (text) => this.#tell(node, text));
    const attempt = async (deletion: Promise<void>): Promise<void> =>
      // Tried again when all is removed at the end.
      await deletion.catch((error: unknown) => this.#tell(node, messageOf(error)));
    const interrupt = (): void => void attempt(run.interrupt());
    this.#signal.addEventListener("abort", interrupt);
    if (this.#signal.aborted) interrupt();
    const { fetchMs: pollMs, patienceMs } = this.#request;
    try {
      const outcome = await follow(run, folder, { pollMs, patienceMs });
      if (outcome.outcome !== "partial") return outcome;
      return { ...outcome, why: `${outcome.why} All of it is on the node: ${resultsFolder(this.#place.fleet)}.` };
    } finally {
      this.#signal.removeEventListener("abort", interrupt);
      run.close();
      await attempt(deleteJob(this.#place, job)); // its node is free for the next
    }
  }

  #tell(node: string, text: string): void {
    this.#words.err(`${printable(`${node}: ${text}`)}\n`);
  }
}

/** What cannot be removed now is found by `clean` later. */
async function end(place: JobPlace, scope: RunScope, words: Words): Promise<void> {
  try {
    await removeJobs(place);
    await scope.close();
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    words.err(`${printable(`${error.message} ${error.remedy}`)} sandgauge clean removes what is left.\n`);
  }
}

/** @throws DriverError, UsageError where nothing can be begun. */
export async function runOnKubernetes(request: FleetRequest, words: Words, signal: AbortSignal): Promise<ExitCode> {
  const config = loadConnection("kubernetes", process.env);
  try {
    const namespace = process.env["SANDGAUGE_FLEET_NAMESPACE"] ?? NAMESPACE;
    const nodes = await prepare(config, namespace, request.selector);
    const runId = newRunId();
    const out = openResultsFolder(request.out, `fleet-${runId}`);
    const scope = openRunScope({ runId });
    writeNote(scope.context, namespace);
    const place = { config, namespace, fleet: runId };
    let outcomes: HostOutcome[];
    try {
      outcomes = await new Fleet(place, request, out, words, signal).measureOn(nodes);
    } finally {
      await end(place, scope, words);
    }
    for (const line of [...outcomeLines(outcomes), ...hostsTable(out, outcomes)]) words.err(`${line}\n`);
    const reported = outcomes.filter(hasSamples).map(({ host }) => join(out, host));
    if (reported.length > 0) words.err(`All about one of them: sandgauge report ${reported[0]}\n`);
    words.out(`${out}\n`);
    return signal.aborted ? exitCode.interrupted : exitOf(outcomes);
  } finally {
    await config.close();
  }
}
