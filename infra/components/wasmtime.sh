# shellcheck shell=bash
summary="the WebAssembly runtime of the Bytecode Alliance"

tool=wasmtime
manifest=$cache/tools/wasmtime.json

# binary VERSION
binary() { printf '%s\n' "$cache/tools/wasmtime/$1/bin/wasmtime"; }

# The newest listed version that this Rust builds; fails and says why where there is none.
buildable() {
  local entry rust version needs
  rust=$(rust_version) || { echo "$rust" && return 1; }
  for entry in "${WASMTIME_VERSIONS[@]}"; do
    read -r version needs <<<"$entry"
    if version_at_least "$rust" "$needs"; then
      printf '%s\n' "$version"
      return
    fi
  done
  echo "Rust is $rust"
  return 1
}

# A listed version that was built counts, unless a newer one could be built now.
present() {
  local entry version binary newest
  report_tool wasmtime && return
  newest=$(buildable) || newest=
  for entry in "${WASMTIME_VERSIONS[@]}"; do
    version=${entry% *}
    binary=$(binary "$version")
    if has_manifest "$manifest" "$(tool_manifest "$version" "$binary")" && answers "$binary"; then
      printf '%s\t%s\n' "$version" "$binary"
      return
    fi
    [[ $version != "$newest" ]] || break
  done
  return 1
}

plan() {
  local version oldest=${WASMTIME_VERSIONS[-1]#* }
  version=$(buildable) || cannot "$version" "Put cargo and Rust $oldest or newer on PATH, or wasmtime itself."
  answers "$(binary "$version")" || on_path cc >/dev/null || is_root ||
    cannot "cargo links with cc, which is not there" "Run setup again once c-compiler is present."
  echo "cargo install --locked wasmtime-cli@$version (10 to 15 minutes on 2 cores)"
}

install() {
  local version folder build
  version=$(buildable)
  if ! answers "$(binary "$version")"; then
    on_path cc >/dev/null || install_packages gcc libc6-dev
    folder=$cache/tools/wasmtime/$version
    # Kept until the build is done, so that a killed one goes on where it was.
    build=$cache/build/wasmtime-$version
    CARGO_TARGET_DIR=$build cargo install --locked --root "$(new_tree "$folder")" "wasmtime-cli@$version"
    publish_tree "$folder"
    rm -rf "$build"
  fi
  publish_manifest "$manifest" "$(tool_manifest "$version" "$(binary "$version")")"
}
