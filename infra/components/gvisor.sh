# shellcheck shell=bash
summary="the sandbox with a kernel of its own in user space"

tool=runsc
tree=$cache/tools/runsc/$GVISOR_VERSION
manifest=$cache/tools/runsc.json
content=$(tool_manifest "$GVISOR_VERSION" "$tree/bin/runsc")

present() {
  report_tool runsc && return
  has_manifest "$manifest" "$content" && answers "$tree/bin/runsc" || return
  printf '%s\t%s\n' "$GVISOR_VERSION" "$tree/bin/runsc"
}

plan() {
  local found
  if found=$(go_builds "$GVISOR_GO"); then
    echo "go install gvisor.dev/gvisor/runsc@$GVISOR_VERSION (about 2 minutes)"
  elif has_apt && has_package_lists && ! candidate runsc >/dev/null; then
    cannot "$found, and the apt sources offer no package runsc" "Put Go $GVISOR_GO or newer on PATH."
  else
    plan_packages runsc
  fi
}

install() {
  local part
  if ! go_builds "$GVISOR_GO"; then
    install_packages runsc
    return
  fi
  if ! answers "$tree/bin/runsc"; then
    part=$(new_tree "$tree")
    # Static, as its authors build it: the sandbox starts its own binary again where no shared library is.
    go_install "$part" "-X gvisor.dev/gvisor/runsc/version.version=$GVISOR_VERSION" \
      "gvisor.dev/gvisor/runsc@$GVISOR_VERSION"
    publish_tree "$tree"
  fi
  publish_manifest "$manifest" "$content"
}
