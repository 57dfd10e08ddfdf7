/** The same container as runc's, by youki: the runtime that is written in Rust. */
import { ociDriver } from "./lib/oci-driver.ts";

export const youki = ociDriver({
  name: "youki",
  description: "youki run of the same bundle as runc's.",
  setup: "Run infra/setup.sh --only youki.",
  version: /^youki (?:version )?(\S+)/,
});
