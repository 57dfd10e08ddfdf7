# shellcheck shell=bash
# A package of the distribution whose files are wanted, and not its services: unpacked in the cache, not installed.
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

# install_tree TREES MANIFEST PACKAGE…: the version is that of the first; others are what it needs and may be missing.
install_tree() {
  local version package download tree archive
  version=$(candidate "$3")
  if ! describe "$version" >/dev/null; then
    download=$(new_tree "$cache/downloads/$3")
    for package in "${@:3}"; do
      candidate "$package" >/dev/null || continue
      # Root's cache folder is closed to the user that apt would otherwise download as.
      (cd "$download" && apt-get -q -o APT::Sandbox::User= download "$package=$(candidate "$package")")
    done
    tree=$(new_tree "$1/$version")
    for archive in "$download"/*.deb; do dpkg-deb -x "$archive" "$tree"; done
    publish_tree "$1/$version"
    rm -rf "$download"
  fi
  publish_manifest "$2" "$(describe "$version")"
}
