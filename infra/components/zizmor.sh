# shellcheck shell=bash
summary="finds what is unsafe in GitHub's workflows, for tests"

tree=$cache/tools/zizmor/$ZIZMOR_VERSION
manifest=$cache/tools/zizmor.json
content=$(tool_manifest "$ZIZMOR_VERSION" "$tree/bin/zizmor")

present() {
  has_manifest "$manifest" "$content" && answers "$tree/bin/zizmor" || return
  printf '%s\t%s\n' "$ZIZMOR_VERSION" "$tree/bin/zizmor"
}
plan() { venv_plan "zizmor==$ZIZMOR_VERSION"; }
install() {
  venv_install "$tree" "zizmor==$ZIZMOR_VERSION"
  publish_manifest "$manifest" "$content"
}
