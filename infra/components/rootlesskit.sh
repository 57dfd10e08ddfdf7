# shellcheck shell=bash
# Unpacked, not installed: its uidmap would leave programs on this machine that become root.
summary="what starts the rootless engine that the docker driver is tried on"

trees=$cache/assets/rootlesskit
manifest=$trees.json

# describe VERSION: the manifest of the program of that version.
describe() {
  local programs=$trees/$1/usr/bin
  [[ -x $programs/rootlesskit && -x $programs/slirp4netns && -x $programs/newuidmap ]] && asset_manifest "$1" "$trees/$1"
}

present() { present_tree "$trees" "$manifest"; }

plan() {
  local offered
  has_apt || cannot "this system has no apt-get to fetch it with" "Leave it: only a test needs it."
  if ! has_package_lists; then
    is_root || cannot "there are no package lists yet" "As root: apt-get update"
    echo "apt-get update && unpack the distribution's rootlesskit, slirp4netns and uidmap in the cache"
    return
  fi
  mapfile -t offered < <(candidates rootlesskit slirp4netns uidmap)
  ((${#offered[@]} == 3)) ||
    cannot "the apt sources do not offer all of rootlesskit, slirp4netns and uidmap" "Add a source that has them."
  echo "unpack ${offered[*]} in the cache"
}

# With the libraries of theirs that a small system has not; Debian 13 calls the last otherwise.
install() {
  install_tree "$trees" "$manifest" rootlesskit slirp4netns uidmap libslirp0 libglib2.0-0 libglib2.0-0t64
}
