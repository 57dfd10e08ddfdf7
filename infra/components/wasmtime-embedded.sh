# shellcheck shell=bash
# The program of drivers/wasmtime/host: many instances in one process. Of one version with the Wasmtime that compiles
# its modules, the newest listed.
summary="the host program that has Wasmtime as a library"

tool=sandgauge-wasmtime-host
crate=$infra/../drivers/wasmtime/host
manifest=$cache/tools/$tool.json

# setting NAME: of the crate's own manifest.
setting() { sed -n "s/^$1 = \"\(.*\)\"\$/\1/p" "$crate/Cargo.toml"; }

# Prints the folder of what is built from the crate as it is now.
folder() {
  local key
  key=$(cat "$crate"/Cargo.* "$crate"/src/*.rs | sha256sum)
  printf '%s\n' "$cache/tools/$tool/$(setting version)-${key:0:16}"
}

present() {
  local binary
  [[ -f $crate/Cargo.toml ]] || return
  binary=$(folder)/bin/$tool
  has_manifest "$manifest" "$(tool_manifest "$(setting version)" "$binary")" && answers "$binary" || return
  printf '%s\t%s\n' "$(setting version)" "$binary"
}

plan() {
  local rust needs
  [[ -f $crate/Cargo.toml ]] || cannot "there is no drivers/wasmtime/host beside $infra" "Run setup in a checkout."
  needs=$(setting rust-version)
  rust=$(rust_version) || cannot "$rust" "Put cargo and Rust $needs or newer on PATH."
  version_at_least "$rust" "$needs" || cannot "Rust is $rust" "Put cargo and Rust $needs or newer on PATH."
  on_path cc >/dev/null || is_root ||
    cannot "cargo links with cc, which is not there" "Run setup again once c-compiler is present."
  echo "cargo install --locked --path drivers/wasmtime/host (about a minute on 2 cores)"
}

install() {
  local folder build=$cache/build/$tool
  folder=$(folder)
  if ! answers "$folder/bin/$tool"; then
    on_path cc >/dev/null || install_packages gcc libc6-dev
    CARGO_TARGET_DIR=$build cargo install --locked --root "$(new_tree "$folder")" --path "$crate"
    publish_tree "$folder"
    rm -rf "$build"
  fi
  publish_manifest "$manifest" "$(tool_manifest "$(setting version)" "$folder/bin/$tool")"
}
