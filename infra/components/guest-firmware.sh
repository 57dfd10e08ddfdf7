# shellcheck shell=bash
# The UEFI firmware for virtual machines, with an empty store for its variables: OVMF of the TianoCore project.
summary="the UEFI firmware for the virtual machines"

trees=$cache/assets/guest-firmware-$machine
manifest=$trees.json

# describe VERSION: the manifest of the firmware of that version.
describe() {
  local folder=$trees/$1/usr/share/OVMF
  [[ -f $folder/OVMF_CODE_4M.fd && -f $folder/OVMF_VARS_4M.fd ]] && asset_manifest "$1" "$folder/OVMF_CODE_4M.fd"
}

present() { present_tree "$trees" "$manifest"; }

plan() {
  [[ $machine == x86_64 ]] || cannot "no virtual machine of $machine is started by UEFI here" "Use an x86-64 host."
  has_apt || cannot "this system has no apt-get to fetch the firmware with" "Write $manifest for a firmware of your own."
  if ! has_package_lists; then
    is_root || cannot "there are no package lists yet" "As root: apt-get update"
    echo "apt-get update && unpack the distribution's UEFI firmware in the cache"
    return
  fi
  candidate ovmf >/dev/null || cannot "the apt sources offer no package ovmf" "Write $manifest for a firmware of your own."
  echo "unpack ovmf=$(candidate ovmf) in the cache"
}

install() { install_tree "$trees" "$manifest" ovmf; }
