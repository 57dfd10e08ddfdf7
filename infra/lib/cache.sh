# shellcheck shell=bash
# The cache folder, outside the repository, and trees in it that are either complete or not there.

# The harness looks in the same folder (harness/host/cache.ts).
cache_folder() {
  local home=~ # also right where HOME is not set
  local folder=${SANDGAUGE_CACHE:-${XDG_CACHE_HOME:-$home/.cache}/sandgauge}
  [[ $folder == /* ]] || folder=$PWD/$folder
  printf '%s\n' "$folder"
}

# new_tree FOLDER: makes an empty sibling to build in and prints it. Safe since one setup runs at a time.
new_tree() {
  rm -rf "$1.part"
  mkdir -p "$1.part"
  printf '%s\n' "$1.part"
}

# publish_tree FOLDER: what was built beside it takes its place in one step.
publish_tree() {
  rm -rf "$1"
  mv "$1.part" "$1"
}
