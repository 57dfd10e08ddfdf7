# shellcheck shell=bash
# The manifests by which the harness finds what setup installed (harness/host/tools.ts): tools/NAME.json and
# assets/NAME.json. They are written last, so a tool with a manifest is a whole one, and compared whole, so nothing
# here parses JSON and a damaged one is simply written again.

json_string() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# tool_manifest VERSION COMMAND…
tool_manifest() {
  local word words=
  for word in "${@:2}"; do words+=${words:+,}$(json_string "$word"); done
  printf '{"version":%s,"command":[%s]}\n' "$(json_string "$1")" "$words"
}

# asset_manifest VERSION PATH
asset_manifest() {
  printf '{"version":%s,"path":%s}\n' "$(json_string "$1")" "$(json_string "$2")"
}

# publish_manifest FILE CONTENT
publish_manifest() {
  mkdir -p "$(dirname "$1")"
  printf '%s\n' "$2" >"$1.part"
  mv "$1.part" "$1"
}

# has_manifest FILE CONTENT
has_manifest() {
  [[ -f $1 && $(<"$1") == "$2" ]]
}
