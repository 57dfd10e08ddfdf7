# shellcheck shell=bash
# What debootstrap makes of a suite by default (all packages that are required or important, systemd among them), with
# a kernel and a boot loader, on a disk: by mmdebstrap, which needs no root where user namespaces are allowed, as the
# disk's making (guest-debian/disk.sh) needs none.
summary="a complete Debian on a disk, for qemu/full"

trees=$cache/assets/guest-debian-$machine
manifest=$trees.json
source=$infra/guest-debian
tools=(mmdebstrap sfdisk mke2fs mcopy)
tool_packages=(mmdebstrap fdisk e2fsprogs mtools)
packages=(linux-image-cloud-amd64 systemd-sysv systemd-boot-efi dbus)

# Prints the key of a disk that is made as all this says.
recipe() {
  { cd "$source" && find . -type f -print0 | sort -z | xargs -0 sha256sum && echo "$GUEST_SUITE ${packages[*]}"; } |
    sha256sum | cut -c 1-12
}

# describe FOLDER: the manifest of the disk in there; its version is Debian's and the recipe's.
describe() {
  [[ -f $1/disk.img && -f $1/version ]] && asset_manifest "$(<"$1/version")" "$1/disk.img"
}

present() {
  local folder content
  folder=$trees/$(recipe)
  content=$(describe "$folder") && has_manifest "$manifest" "$content" || return
  printf '%s\t%s\n' "$(<"$folder/version")" "$folder"
}

has_tools() {
  local tool
  for tool in "${tools[@]}"; do on_path "$tool" >/dev/null || return 1; done
}

plan() {
  [[ $machine == x86_64 ]] || cannot "qemu/full is a machine of x86-64" "Use an x86-64 host."
  has_tools || is_root || cannot "not all of ${tools[*]} are on PATH" "As root: ${apt_install[*]} ${tool_packages[*]}"
  is_root || on_path newuidmap >/dev/null ||
    cannot "without root mmdebstrap needs newuidmap, which is not on PATH" "As root: ${apt_install[*]} uidmap"
  plan_suite "$GUEST_SUITE" Debian >/dev/null
  echo "make a disk of Debian $GUEST_SUITE by mmdebstrap (minutes, 200 MB of downloads)"
}

install() {
  local recipe part
  has_tools || install_packages "${tool_packages[@]}"
  recipe=$(recipe)
  if ! describe "$trees/$recipe" >/dev/null; then
    # Where a user namespace's root may write; the cache folder can be closed to it. Not local: the trap outlives us.
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    chmod 1777 "$work"
    # shellcheck disable=SC2016 # the hook's own variables
    disk=$source/disk.sh work=$work mmdebstrap --variant=important --format=null --include="$(IFS=, && echo "${packages[*]}")" \
      --aptopt='Apt::Install-Recommends "false"' \
      --customize-hook='bash "$disk" "$1" "$work"' \
      "$GUEST_SUITE" /dev/null "deb [signed-by=$debian_keyring] $(debian_archive) $GUEST_SUITE main"
    part=$(new_tree "$trees/$recipe")
    cp --sparse=always "$work/disk.img" "$part/"
    echo "$(<"$work/version")-$recipe" >"$part/version"
    publish_tree "$trees/$recipe"
  fi
  publish_manifest "$manifest" "$(describe "$trees/$recipe")"
}
