#!/usr/bin/env node
/** containerd and dockerd of our own, beside the system's: up, down, status, env. */
import { parseArguments } from "../harness/commands/command.ts";
import { UsageError } from "../harness/errors.ts";
import { down } from "./engines/down.ts";
import { DEFAULT_FOLDER, layoutOf, type Layout } from "./engines/layout.ts";
import { type EngineName, engineNames, type EnginesState, readState } from "./engines/state.ts";
import { answers, up } from "./engines/up.ts";
import { runProgram } from "./program.ts";

const HELP = `Usage: npm run -s engines -- up|down|status|env [--folder DIR] [--only containerd]

Starts containerd and dockerd beside whatever this system runs, with sockets, roots, networks and a cgroup of their own.
Takes root. Nothing of the system's engines is touched.

  up      start them; what runs is left as it is, and all start afresh, and empty, where one of them was killed
  down    end them with all that they started, and remove all that they made
  status  what runs; exit status 1 where not all does
  env     shell lines that make docker, ctr, crictl and sandgauge use them: eval "$(npm run -s engines -- env)"

  --folder DIR       where everything is kept (${DEFAULT_FOLDER})
  --only containerd  without dockerd
  --json             status as JSON
`;

function environment({ containerd, docker }: Layout, state: EnginesState): Record<string, string> {
  return {
    CONTAINERD_ADDRESS: containerd.socket,
    CONTAINER_RUNTIME_ENDPOINT: `unix://${containerd.socket}`,
    ...(state.daemons.docker === undefined ? {} : { DOCKER_HOST: `unix://${docker.socket}` }),
  };
}

function enginesNamed(only: string | undefined): readonly EngineName[] {
  if (only === undefined) return engineNames;
  if (only === "containerd") return ["containerd"];
  throw new UsageError("--only", `There is no ${JSON.stringify(only)} that works alone.`, "There is: containerd.");
}

async function status(layout: Layout, asJson: boolean): Promise<number> {
  const state = readState(layout);
  const started = engineNames.filter((name) => state?.daemons[name] !== undefined);
  const running = await Promise.all(started.map(async (name) => ({ name, answers: await answers(layout, [name]) })));
  const engines = running.map(({ name, answers: doesAnswer }) => ({
    name,
    status: doesAnswer ? "running" : "dead",
    version: state?.versions[name],
    pid: state?.daemons[name]?.pid,
    socket: layout[name].socket,
  }));
  if (asJson) console.log(JSON.stringify({ folder: layout.folder, engines, runtimes: state?.runtimes ?? [] }));
  else {
    for (const engine of engines) {
      console.log(`${engine.name} ${engine.version}: ${engine.status}, pid ${engine.pid}, ${engine.socket}`);
    }
    console.log(engines.length === 0 ? "Not started." : `Runtimes: ${state?.runtimes.join(", ")}`);
  }
  return running.length > 0 && running.every((engine) => engine.answers) ? 0 : 1;
}

interface Options {
  readonly only?: string;
  readonly json: boolean;
}

const verbs: Readonly<Record<string, (layout: Layout, options: Options) => Promise<number>>> = {
  async up(layout, { only, json }) {
    await up(layout.folder, enginesNamed(only));
    return await status(layout, json);
  },
  async down({ folder }) {
    console.error((await down(folder)) ? "Ended and removed." : "Nothing was there.");
    return 0;
  },
  status: async (layout, { json }) => await status(layout, json),
  async env(layout) {
    const state = readState(layout);
    if (state === undefined) throw new UsageError("engines", "They are not started.", "Run: npm run -s engines -- up");
    for (const [name, value] of Object.entries(environment(layout, state))) console.log(`export ${name}=${value}`);
    return 0;
  },
};

async function main(): Promise<number> {
  const { positionals, values } = parseArguments("engines", {
    allowPositionals: true,
    options: {
      folder: { type: "string", default: DEFAULT_FOLDER },
      only: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const [name = "", ...rest] = positionals;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb === undefined || rest.length > 0) {
    const fact = name === "" ? "There is no verb." : `There is no ${JSON.stringify(positionals.join(" "))}.`;
    throw new UsageError(
      "engines",
      fact,
      `There is: ${Object.keys(verbs).join(", ")}. See npm run -s engines -- --help.`,
    );
  }
  return await verb(layoutOf(values.folder), values);
}

await runProgram(main);
