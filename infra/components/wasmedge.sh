# shellcheck shell=bash
# The distribution's package where it has one and we are root; else Debian's, with its libraries down to the C
# library, unpacked in the cache and started through its own dynamic loader, so that the system's are not involved.
# With the library's headers, for wasmedge-embedded.
summary="the WebAssembly runtime of the CNCF, with its ahead-of-time compiler"

tool=wasmedge
trees=$cache/tools/wasmedge
names=(wasmedge libwasmedge-dev)

# find_command VERSION: sets `command` for the tree of that version.
find_command() {
  local prefix=$trees/$1
  local loaders=("$prefix"/usr/lib/*-linux-gnu/ld-linux-*.so.*)
  command=("${loaders[0]}" --library-path "$(dirname "${loaders[0]}")" "$prefix/usr/bin/wasmedge")
  answers "${command[@]}"
}

present() {
  local folder version command
  report_tool wasmedge && return
  for folder in "$trees"/*/; do
    version=$(basename "$folder")
    if [[ -f $folder/usr/include/wasmedge/wasmedge.h ]] && find_command "$version" &&
      has_manifest "$cache/tools/wasmedge.json" "$(tool_manifest "$version" "${command[@]}")" &&
      has_manifest "$cache/tools/wasmedgec.json" "$(tool_manifest "$version" "${command[@]}" compile)"; then
      printf '%s\t%s\n' "$version" "${command[-1]}"
      return
    fi
  done
  return 1
}

# Whether the distribution's own package is the way.
is_packaged() { has_apt && is_root && candidate wasmedge >/dev/null; }

plan() {
  if is_packaged; then plan_packages "${names[@]}"; else plan_suite "$WASMEDGE_SUITE" wasmedge; fi
}

install() {
  local download part package version command
  if is_packaged; then
    install_packages "${names[@]}"
    return
  fi
  download=$(new_tree "$cache/downloads/wasmedge")
  download_from_suite "$WASMEDGE_SUITE" "$download" "${names[@]}"
  version=$(dpkg-deb --field "$download"/wasmedge_*.deb Version)
  part=$(new_tree "$trees/$version")
  for package in "$download"/*.deb; do dpkg-deb -x "$package" "$part"; done
  publish_tree "$trees/$version"
  rm -rf "$download"
  find_command "$version" || "${command[@]}" --version # for the log
  publish_manifest "$cache/tools/wasmedge.json" "$(tool_manifest "$version" "${command[@]}")"
  # The package has no wasmedgec; its compile command is the same program.
  publish_manifest "$cache/tools/wasmedgec.json" "$(tool_manifest "$version" "${command[@]}" compile)"
}
