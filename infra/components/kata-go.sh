# shellcheck shell=bash
# shellcheck disable=SC2034 # what lib/kata.sh is told
summary="Kata Containers' older runtime, in Go, with Firecracker"

release=kata-go-static
shim=bin/containerd-shim-kata-v2
tool=containerd-shim-kata-go-v2
checksum=KATA_GO_SHA256
case $machine in
  x86_64) sha256=$KATA_GO_SHA256_AMD64 ;;
  *) sha256=$KATA_GO_SHA256_ARM64 ;;
esac
# shellcheck source=/dev/null
. "$infra/lib/kata.sh"
