# shellcheck shell=bash
# Unpacked, not installed: the package would start a service on this machine.
summary="the ssh server of the test hosts that the lab is tried on"

trees=$cache/assets/openssh-server
manifest=$trees.json

# describe VERSION: the manifest of the server of that version.
describe() { [[ -x $trees/$1/usr/sbin/sshd ]] && asset_manifest "$1" "$trees/$1"; }

present() { present_tree "$trees" "$manifest"; }

plan() {
  has_apt || cannot "this system has no apt-get to fetch it with" "Leave it: only a test needs it."
  if ! has_package_lists; then
    is_root || cannot "there are no package lists yet" "As root: apt-get update"
    echo "apt-get update && unpack the distribution's openssh-server in the cache"
    return
  fi
  candidate openssh-server >/dev/null || cannot "the apt sources offer no package openssh-server" "Add a source that has it."
  echo "unpack openssh-server=$(candidate openssh-server) in the cache"
}

# With the one library of it that no other package of a small system brings.
install() { install_tree "$trees" "$manifest" openssh-server libwrap0; }
