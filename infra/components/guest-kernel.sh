# shellcheck shell=bash
# A Linux kernel for the virtual machines: the distribution's for cloud guests, unpacked, not installed. The serial
# console and initramfs support are built in, which is all that a direct boot needs; virtio is in modules beside it
# in Debian's kernels.
summary="a Linux kernel for the virtual machines"

case $machine in
  aarch64) architecture=arm64 ;;
  *) architecture=$machine ;;
esac
trees=$cache/assets/guest-kernel-$architecture
manifest=$trees.json

# describe VERSION: the manifest of the kernel of that version.
describe() {
  local kernels=("$trees/$1"/boot/vmlinuz-*)
  [[ -f ${kernels[0]} ]] && asset_manifest "$1" "${kernels[0]}"
}

present() { present_tree "$trees" "$manifest"; }

# Prints the package that holds the kernel: the one that the flavour's newest-kernel package depends on.
kernel_package() {
  local name debian=${machine/x86_64/amd64}
  for name in "linux-image-cloud-${debian/aarch64/arm64}" linux-image-virtual; do
    if candidate "$name" >/dev/null; then
      apt-cache depends "$name" | awk '$1 == "Depends:" && $2 ~ /^linux-image-[0-9]/ && !seen++ { print $2 }'
      return
    fi
  done
}

plan() {
  local package
  has_apt || cannot "this system has no apt-get to fetch a kernel with" "Write $manifest for a kernel of your own."
  if ! has_package_lists; then
    is_root || cannot "there are no package lists yet" "As root: apt-get update"
    echo "apt-get update && unpack the distribution's kernel for cloud guests in the cache"
    return
  fi
  package=$(kernel_package)
  [[ -n $package ]] || cannot "the apt sources offer neither linux-image-cloud-* nor linux-image-virtual" \
    "Write $manifest for a kernel of your own."
  echo "unpack $package=$(candidate "$package") in the cache"
}

install() { install_tree "$trees" "$manifest" "$(kernel_package)"; }
