# shellcheck shell=bash
# A package of the distribution whose files the virtual machines are given: unpacked in the cache, not installed.
# Trees are TREES/VERSION; `describe VERSION` prints the manifest of one, or fails where it is not whole.

# present_tree TREES MANIFEST: as a component's `present`.
present_tree() {
  local tree version content
  for tree in "$1"/*/; do
    version=$(basename "$tree")
    if content=$(describe "$version") && has_manifest "$2" "$content"; then
      printf '%s\t%s\n' "$version" "${tree%/}"
      return
    fi
  done
  return 1
}

# install_tree TREES MANIFEST PACKAGE
install_tree() {
  local version download tree
  version=$(candidate "$3")
  if ! describe "$version" >/dev/null; then
    download=$(new_tree "$cache/downloads/$3")
    # Root's cache folder is closed to the user that apt would otherwise download as.
    (cd "$download" && apt-get -q -o APT::Sandbox::User= download "$3=$version")
    tree=$(new_tree "$1/$version")
    dpkg-deb -x "$download"/*.deb "$tree"
    publish_tree "$1/$version"
    rm -rf "$download"
  fi
  publish_manifest "$2" "$(describe "$version")"
}
