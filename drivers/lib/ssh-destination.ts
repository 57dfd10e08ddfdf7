/** What DOCKER_HOST=ssh://… names, as Docker's own client understands it (docker/cli, cli/connhelper). */

export interface SshDestination {
  readonly host: string;
  /** Empty where ssh's own configuration is to say. */
  readonly user: string;
  /** Empty where ssh's own configuration is to say. */
  readonly port: string;
  /** Of the engine there; empty where its own client is to say. */
  readonly socketPath: string;
}

/** @returns undefined for what has no host, or has more than a place has: a password, a query, a fragment. */
export function sshDestination(address: string): SshDestination | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== "ssh:" || url.hostname === "") return undefined;
  if (url.password !== "" || url.search !== "" || url.hash !== "") return undefined;
  const socketPath = url.pathname.replace(/^\/*$/, "");
  // ssh hands the command to a shell over there.
  if (!/^[\w./-]*$/.test(socketPath)) return undefined;
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return { host, user: decodeURIComponent(url.username), port: url.port, socketPath };
}

/** For ssh: without a question to whoever sits here, and its streams those of the engine's socket. */
export function sshArguments({ host, user, port, socketPath }: SshDestination): string[] {
  const settings = ["BatchMode=yes", "ConnectTimeout=30"].flatMap((setting) => ["-o", setting]);
  const place = [...(user === "" ? [] : ["-l", user]), ...(port === "" ? [] : ["-p", port]), "--", host];
  const engine = socketPath === "" ? [] : [`--host=unix://${socketPath}`];
  return ["-T", ...settings, ...place, "docker", ...engine, "system", "dial-stdio"];
}
