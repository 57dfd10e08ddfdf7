# shellcheck shell=bash
summary="the linter of GitHub's workflows, for tests"

module=github.com/rhysd/actionlint
version=$ACTIONLINT_VERSION
go=$ACTIONLINT_GO
programs=(actionlint=cmd/actionlint)

present() {
  local tree
  tree=$(module_tree)
  has_manifest "$cache/tools/actionlint.json" "$(module_manifest actionlint)" || return
  timeout 20 "$tree/bin/actionlint" -version >/dev/null 2>&1 </dev/null || return
  printf '%s\t%s\n' "${version#v}" "$tree/bin/actionlint"
}
plan() { module_plan "seconds"; }
install() { module_install; }
