/** TLS to an engine, with the certificates that Docker's own client would use, and what its failures mean. */
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { createSecureContext } from "node:tls";
import { z } from "zod";
import type { DriverContext } from "../types.ts";
import { DriverError } from "./driver-error.ts";
import { isErrno } from "./errno.ts";

export interface DockerTls {
  /** Where the certificates are. */
  readonly folder: string;
  /** Of the authority that the engine's certificate is held against. */
  readonly ca: Buffer;
  /** The client's certificate with its key; undefined where the folder has not both. */
  readonly own: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** False where the engine's certificate is not looked at: DOCKER_TLS without DOCKER_TLS_VERIFY. */
  readonly verifies: boolean;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Whichever way the variables name it. */
function certificateFolder(environment: DriverContext["environment"]): string {
  const home = environment["HOME"] || homedir();
  return resolve(environment["DOCKER_CERT_PATH"] || environment["DOCKER_CONFIG"] || join(home, ".docker"));
}

/**
 * A client's certificate is not asked for here: whether it takes one the engine says.
 *
 * @throws DriverError where what is there cannot be read or used, or the authority's certificate is not there.
 */
export function readTls(target: string, environment: DriverContext["environment"]): DockerTls {
  const verifies = Boolean(environment["DOCKER_TLS_VERIFY"]);
  const folder = certificateFolder(environment);
  try {
    const ca = readFileSync(join(folder, "ca.pem"));
    const [cert, key] = ["cert.pem", "key.pem"].map((name) => readIfThere(join(folder, name)));
    const own = cert === undefined || key === undefined ? undefined : { cert, key };
    void new X509Certificate(ca); // what is none would be passed over
    createSecureContext({ ca, ...own });
    return { folder, ca, own, verifies };
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    const fact = `${verifies ? "DOCKER_TLS_VERIFY" : "DOCKER_TLS"} is set, and the certificates in ${folder} cannot be used: ${words}.`;
    const remedy =
      "Set DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem (~/.docker where it is not set).";
    throw new DriverError(target, "prepare", fact, remedy, { cause });
  }
}

/** Of OpenSSL's errors `reason` is the readable part. */
const failureSchema = z.object({ code: z.string().optional(), reason: z.string().optional(), message: z.string() });

/** Node's names for why a certificate was not accepted: X509_verify_cert's, and its own for a host that is not named. */
const UNVERIFIED = /^(?:UNABLE_TO_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|HOSTNAME_|ERR_TLS_CERT_)|_CERT(?:_|$)/;

/** @returns undefined where it is not known to have to do with TLS. */
export function tlsComplaint(
  target: string,
  address: string,
  tls: DockerTls | undefined,
  error: unknown,
): DriverError | undefined {
  const { success, data } = failureSchema.safeParse(error);
  if (!success) return undefined;
  const { code = "", reason, message } = data;
  const words = (reason ?? message).trim();
  const say = (fact: string, remedy: string): DriverError =>
    new DriverError(target, "prepare", fact, remedy, { cause: error });
  if (tls === undefined) {
    if (!/HTTP request to an HTTPS server/.test(message)) return undefined;
    return say(
      `The engine at ${address} takes TLS only, and neither DOCKER_TLS_VERIFY nor DOCKER_TLS is set.`,
      "Set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the folder with ca.pem, cert.pem and key.pem.",
    );
  }
  const { folder, own } = tls;
  if (/wrong version number|packet length too long/.test(words)) {
    return say(`What answers at ${address} does not speak TLS: ${words}.`, "Unset DOCKER_TLS_VERIFY and DOCKER_TLS.");
  }
  if (UNVERIFIED.test(code)) {
    return say(
      `The certificate of the engine at ${address} does not hold against ${join(folder, "ca.pem")}: ${words}.`,
      "Put the certificate of the authority that signed the engine's there, and name the host as the engine's does.",
    );
  }
  // An engine that turns us away may close before what it said has been read.
  if (own === undefined && (/alert/.test(words) || /^(?:ECONNRESET|EPIPE)$/.test(code))) {
    return say(
      `The engine at ${address} was shown no certificate, since ${folder} has not both cert.pem and key.pem, and broke off: ${words}.`,
      "Put a certificate that the engine's authority has signed there, with its key.",
    );
  }
  if (own !== undefined && /alert/.test(words)) {
    return say(
      `The engine at ${address} does not take the certificate ${join(folder, "cert.pem")}: ${words}.`,
      "Have one signed by the authority that the engine was started with (--tlscacert).",
    );
  }
  return undefined;
}
