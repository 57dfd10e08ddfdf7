/** Free ports of the loopback address, chosen once for a cluster's life. */
import { once } from "node:events";
import { createServer } from "node:net";

export interface Ports {
  readonly etcdClient: number;
  readonly etcdPeer: number;
  readonly apiServer: number;
  readonly controllers: number;
  readonly scheduler: number;
  readonly kubelet: number;
  readonly kubeletHealth: number;
}

/** One that is nobody's now. */
export async function freePort(): Promise<number> {
  const held = await holdPort();
  held.close();
  return held.port;
}

interface HeldPort {
  readonly port: number;
  close(): void;
}

async function holdPort(): Promise<HeldPort> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return { port: address.port, close: () => void server.close() };
}

/** All are held until the last is known, so that no two are the same. */
export async function freePorts(): Promise<Ports> {
  const held = {
    etcdClient: await holdPort(),
    etcdPeer: await holdPort(),
    apiServer: await holdPort(),
    controllers: await holdPort(),
    scheduler: await holdPort(),
    kubelet: await holdPort(),
    kubeletHealth: await holdPort(),
  };
  for (const port of Object.values(held)) port.close();
  return {
    etcdClient: held.etcdClient.port,
    etcdPeer: held.etcdPeer.port,
    apiServer: held.apiServer.port,
    controllers: held.controllers.port,
    scheduler: held.scheduler.port,
    kubelet: held.kubelet.port,
    kubeletHealth: held.kubeletHealth.port,
  };
}
