# shellcheck shell=bash
# With all that its authors' own releases have, though no workload here needs a seccomp filter or systemd.
summary="the OCI container runtime that is written in Rust"

tool=youki
tree=$cache/tools/youki/$YOUKI_VERSION
manifest=$cache/tools/youki.json
content=$(tool_manifest "$YOUKI_VERSION" "$tree/bin/youki")
libraries=(libseccomp-dev pkg-config)

present() {
  report_tool youki && return
  has_manifest "$manifest" "$content" && answers "$tree/bin/youki" || return
  printf '%s\t%s\n' "$YOUKI_VERSION" "$tree/bin/youki"
}

plan() {
  local rust
  rust=$(rust_version) || cannot "$rust" "Put cargo and Rust $YOUKI_RUST or newer on PATH, or youki itself."
  version_at_least "$rust" "$YOUKI_RUST" || cannot "Rust is $rust" "Put cargo and Rust $YOUKI_RUST or newer on PATH."
  on_path cc >/dev/null || is_root ||
    cannot "cargo links with cc, which is not there" "Run setup again once c-compiler is present."
  has_libraries || is_root || cannot "libseccomp's headers are not there" "As root: ${apt_install[*]} ${libraries[*]}"
  echo "cargo install --locked youki@$YOUKI_VERSION (minutes)"
}

has_libraries() { on_path pkg-config >/dev/null && pkg-config --exists libseccomp; }

install() {
  local build=$cache/build/youki-$YOUKI_VERSION
  if ! answers "$tree/bin/youki"; then
    on_path cc >/dev/null || install_packages gcc libc6-dev
    has_libraries || install_packages "${libraries[@]}"
    CARGO_TARGET_DIR=$build cargo install --locked --root "$(new_tree "$tree")" \
      --features systemd,v1,v2,seccomp "youki@$YOUKI_VERSION"
    publish_tree "$tree"
    rm -rf "$build"
  fi
  publish_manifest "$manifest" "$content"
}
