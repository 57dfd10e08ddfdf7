# shellcheck shell=bash
# shellcheck disable=SC2034 # what lib/kata.sh is told
summary="Kata Containers: QEMU, Cloud Hypervisor, Dragonball"

release=kata-static
shim=runtime-rs/bin/containerd-shim-kata-v2
tool=containerd-shim-kata-v2
checksum=KATA_SHA256
case $machine in
  x86_64) sha256=$KATA_SHA256_AMD64 ;;
  *) sha256=$KATA_SHA256_ARM64 ;;
esac
# shellcheck source=/dev/null
. "$infra/lib/kata.sh"
