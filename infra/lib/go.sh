# shellcheck shell=bash
# Programs of pinned modules, built by the Go that is there.

# go_builds WANTED: prints which Go is there; fails where it is older than WANTED and may not fetch one (since 1.21).
go_builds() {
  local version
  type -P go >/dev/null || { echo "there is no Go" && return 1; }
  version=$(go env GOVERSION) && version=${version#go}
  echo "Go is $version"
  version_at_least "$version" "$1" || { version_at_least "$version" 1.21 && [[ $(go env GOTOOLCHAIN) == *auto ]]; }
}

# go_install FOLDER LDFLAGS PACKAGE@VERSION…: the programs, without the C library, as FOLDER/bin/*.
go_install() {
  env -u GOOS -u GOARCH CGO_ENABLED=0 GOBIN="$1/bin" go install -ldflags "$2" "${@:3}"
}

# What follows installs the programs of one module, for a component that sets
#   module version go   the module, its pinned version and the oldest Go that builds it
#   programs            "NAME=PACKAGE" for each, the package's path below the module; the first is asked for its version
#   ldflags             where the programs do not know their version themselves

module_tree() { printf '%s\n' "$cache/tools/${programs[0]%%=*}/$version"; }

# module_manifest NAME
module_manifest() { tool_manifest "${version#v}" "$(module_tree)/bin/$1"; }

# Succeeds where each program is there with its manifest, and the first one starts.
module_present() {
  local tree program name
  tree=$(module_tree)
  for program in "${programs[@]}"; do
    name=${program%%=*}
    [[ -x $tree/bin/$name ]] && has_manifest "$cache/tools/$name.json" "$(module_manifest "$name")" || return
  done
  timeout 20 "$tree/bin/${programs[0]%%=*}" -v >/dev/null 2>&1 </dev/null || return
  printf '%s\t%s\n' "${version#v}" "$tree/bin"
}

# module_plan DURATION
module_plan() {
  local found
  found=$(go_builds "$go") || cannot "$found" "Put Go $go or newer on PATH, or ${programs[0]%%=*} itself."
  echo "go install $module@$version ($1)"
}

module_install() {
  local tree part program name built
  tree=$(module_tree)
  part=$(new_tree "$tree")
  for program in "${programs[@]}"; do
    name=${program%%=*}
    built=$(basename "${program#*=}")
    go_install "$part" "${ldflags:-}" "$module/${program#*=}@$version"
    [[ $built == "$name" ]] || mv "$part/bin/$built" "$part/bin/$name"
  done
  publish_tree "$tree"
  for program in "${programs[@]}"; do
    name=${program%%=*}
    publish_manifest "$cache/tools/$name.json" "$(module_manifest "$name")"
  done
}
