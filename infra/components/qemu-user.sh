# shellcheck shell=bash
# Tries the workloads' binaries for the other architecture. Without recommended packages, no binfmt handler is
# registered: what runs natively on this machine stays as it is.
summary="user-mode emulation of the other architecture"

case $machine in
  aarch64) tool=qemu-x86_64 ;;
  *) tool=qemu-aarch64 ;;
esac
packages() { echo qemu-user; }
