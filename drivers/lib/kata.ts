/**
 * Kata Containers as an engine has it: a shim for each sandbox, which starts a virtual machine monitor and, where the
 * guest's root file system is a folder of the host, virtiofsd.
 */

/** By the names under which infra/setup.sh installs them. Both binaries are called containerd-shim-kata-v2. */
type KataShim = "containerd-shim-kata-v2" | "containerd-shim-kata-go-v2";

/**
 * Ways of using Kata, each with its shim. An engine's runtime is called `kata-<variant>`; the configuration that says
 * which hypervisor it starts is the asset of the same name.
 */
export const kataVariants: Readonly<Record<string, KataShim>> = {
  qemu: "containerd-shim-kata-v2",
  clh: "containerd-shim-kata-v2",
  /** A hypervisor that is a library in the shim. */
  dragonball: "containerd-shim-kata-v2",
  "qemu-go": "containerd-shim-kata-go-v2",
  "clh-go": "containerd-shim-kata-go-v2",
  fc: "containerd-shim-kata-go-v2",
};
