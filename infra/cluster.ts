#!/usr/bin/env node
/** A Kubernetes cluster of one node on this machine, for development and tests: up, down, status, env. */
import { parseArguments } from "../harness/commands/command.ts";
import { UsageError } from "../harness/errors.ts";
import { cacheDir } from "../harness/host/cache.ts";
import { isAlive } from "../harness/host/process-identity.ts";
import { isReady, readNode, runtimeClassOf } from "./cluster/api.ts";
import { down } from "./cluster/down.ts";
import { writeImages } from "./cluster/images.ts";
import { DEFAULT_FOLDER, type Layout, layoutOf } from "./cluster/layout.ts";
import { type ClusterState, readState } from "./cluster/state.ts";
import { up } from "./cluster/up.ts";
import { runProgram } from "./program.ts";

const HELP = `Usage: npm run -s cluster -- up|down|status|env|images [--folder DIR] [--max-pods N]

Brings up a real Kubernetes cluster of one node beside whatever this system runs: etcd, API server, controllers,
scheduler, kubelet and a containerd of its own, with RuntimeClasses for the runtimes that are on this host. It listens on
the loopback address only. Takes root, and what \`infra/setup.sh --only kubernetes\` builds.

  up      start what does not run
  down    end it with all that it started, and remove all that it made
  status  what runs; exit status 1 where not all does
  env     a shell line that makes kubectl and sandgauge use it: eval "$(npm run -s cluster -- env)"
  images  write the workloads' images, which this cluster has, as archives for another one's nodes or registry

  --folder DIR  where everything is kept (${DEFAULT_FOLDER})
  --max-pods N  Pods that the node takes (110)
  --out DIR     where the archives are written
  --json        status as JSON
`;

const DEFAULT_MAX_PODS = "110";

async function nodeIsReady(layout: Layout): Promise<boolean> {
  try {
    return isReady(await readNode(layout));
  } catch {
    return false; // the API server does not answer
  }
}

async function status(layout: Layout, state: ClusterState | undefined, asJson: boolean): Promise<number> {
  const daemons = Object.entries(state?.daemons ?? {}).map(([name, daemon]) => {
    return { name, pid: daemon.pid, status: isAlive(daemon) ? "running" : "dead" };
  });
  const ready = state !== undefined && (await nodeIsReady(layout));
  const runtimeClasses = (state?.runtimes ?? []).map(runtimeClassOf);
  if (asJson) {
    console.log(
      JSON.stringify({ folder: layout.folder, kubeconfig: layout.kubeconfig, ready, daemons, runtimeClasses }),
    );
  } else if (state === undefined) {
    console.log("Not started.");
  } else {
    for (const daemon of daemons) console.log(`${daemon.name}: ${daemon.status}, pid ${daemon.pid}`);
    console.log(`The node is ${ready ? "" : "not "}ready. RuntimeClasses: ${runtimeClasses.join(", ")}`);
  }
  return ready && daemons.every((daemon) => daemon.status === "running") ? 0 : 1;
}

function wholeNumber(text: string): number {
  if (/^[1-9][0-9]{0,3}$/.test(text)) return Number(text);
  throw new UsageError("--max-pods", `${JSON.stringify(text)} is no number of Pods.`, "Give one from 1 to 9999.");
}

async function main(): Promise<number> {
  const { positionals, values } = parseArguments("cluster", {
    allowPositionals: true,
    options: {
      folder: { type: "string", default: DEFAULT_FOLDER },
      "max-pods": { type: "string", default: DEFAULT_MAX_PODS },
      out: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [verb, ...rest] = positionals;
  if (rest.length > 0) {
    throw new UsageError("cluster", `${JSON.stringify(rest[0])} is one word too many.`, "See --help.");
  }
  const layout = layoutOf(values.folder);
  switch (verb) {
    case "up":
      return await status(layout, await up(layout, { maxPods: wholeNumber(values["max-pods"]) }), values.json);
    case "down":
      console.error((await down(layout)) ? "Ended and removed." : "Nothing was there.");
      return 0;
    case "status":
      return await status(layout, readState(layout), values.json);
    case "env":
      if (readState(layout) === undefined) {
        throw new UsageError("cluster", "It is not started.", "Run: npm run -s cluster -- up");
      }
      console.log(`export KUBECONFIG=${layout.kubeconfig}`);
      return 0;
    case "images":
      if (values.out === undefined) throw new UsageError("images", "No folder is named.", "Name one by --out.");
      for (const file of await writeImages(cacheDir(), values.out)) console.log(file);
      return 0;
    case undefined:
    default:
      throw new UsageError(
        "cluster",
        `There is no ${JSON.stringify(verb ?? "")}.`,
        "There are: up, down, status, env, images.",
      );
  }
}

await runProgram(main);
