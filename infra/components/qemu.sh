# shellcheck shell=bash
summary="the virtual machine monitor"

tool=qemu-system-$machine
packages() {
  case $machine in
    aarch64) echo qemu-system-arm ;;
    *) echo qemu-system-x86 ;;
  esac
}
