/** Takes from an engine what a run left in it, known by the run's label. */
import { type DockerEngine, statusOf } from "./docker-engine.ts";
import { removeContainer } from "./docker-session.ts";
import { IMAGE_DOMAIN, RUN_LABEL } from "./engine-labels.ts";

/** @returns the containers that were removed. @throws what the engine answered. */
export async function removeRun({ api }: Pick<DockerEngine, "api">, runId: string): Promise<ReadonlySet<string>> {
  const filters = { label: [`${RUN_LABEL}=${runId}`] };
  const removed = new Set<string>();

  /** @returns how many that were. */
  async function removeContainers(): Promise<number> {
    const containers = await api.listContainers({ all: true, filters });
    for (const { Id } of containers) {
      await removeContainer({ api }, Id);
      removed.add(Id);
    }
    return containers.length;
  }

  /** @returns the refusal where a container is made of one of them. */
  async function removeImages(): Promise<unknown> {
    const images = await api.listImages({ filters: JSON.stringify(filters) });
    const tags = images.flatMap(({ RepoTags }) => RepoTags ?? []);
    try {
      for (const tag of tags.filter((it) => it.startsWith(`${IMAGE_DOMAIN}/${runId.toLowerCase()}-`))) {
        await api.getImage(tag).remove();
      }
      return undefined;
    } catch (error) {
      if (statusOf(error) === 409) return error;
      throw error;
    }
  }

  await removeContainers();
  for (let refusal = await removeImages(); refusal !== undefined; refusal = await removeImages()) {
    // A container that the harness had just asked for when it was killed may be there only now.
    if ((await removeContainers()) === 0) throw refusal;
  }
  return removed;
}
