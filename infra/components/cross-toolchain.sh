# shellcheck shell=bash
# Lets the same clang link the workloads statically for the other architecture.
summary="the C library and linker for the other architecture"

case $machine in
  aarch64) target=x86_64-linux-gnu cross=(gcc-x86-64-linux-gnu libc6-dev-amd64-cross) ;;
  *) target=aarch64-linux-gnu cross=(gcc-aarch64-linux-gnu libc6-dev-arm64-cross) ;;
esac

present() { compiles clang "--target=$target" -static -fuse-ld=lld && report_tool clang; }

packages() {
  on_path clang >/dev/null || echo clang
  on_path ld.lld >/dev/null || echo lld
  printf '%s\n' "${cross[@]}"
}
