# shellcheck shell=bash
# What only root may: as another user through sudo, with the same PATH and cache.

# shellcheck disable=SC2034 # its user's
as_root=()
if ((EUID != 0)); then
  as_root=(sudo --non-interactive env "PATH=$PATH" "HOME=$HOME" "SANDGAUGE_CACHE=$(cache_folder)")
fi

# give_back FOLDER…: what root made in them becomes the user's who started this.
give_back() {
  ((EUID == 0)) || sudo --non-interactive chown -R "$(id -u):$(id -g)" "$@"
}
