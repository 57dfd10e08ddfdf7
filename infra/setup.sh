#!/usr/bin/env bash
# Installs what the runtimes and workloads need, each component on its own; see README.md beside this file.
set -euo pipefail
shopt -s inherit_errexit
infra=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$infra/lib/cache.sh"
. "$infra/lib/packages.sh"
. "$infra/lib/table.sh"

cache=$(cache_folder)
export SANDGAUGE_CACHE=$cache
last=chromium # the largest download, and only tests need it
# Only where --only names them: gigabytes in /opt, and files in /etc that container engines read; what takes minutes to
# build and is not needed for the first numbers.
on_request=(kata kata-go guest-debian youki ansible openssh-server rootlesskit actionlint zizmor kubernetes)
names=() # all components, in the order of their files; nothing depends on the order but the time until the last
for file in "$infra"/components/*.sh; do
  name=$(basename "$file" .sh)
  [[ $name == "$last" ]] || names+=("$name")
done
names+=("$last")
selected=()
for name in "${names[@]}"; do
  [[ " ${on_request[*]} " == *" $name "* ]] || selected+=("$name")
done
wanted=() # of the selected
mode=install
rows=() # component, status, version, where, reason

component() { bash "$infra/lib/component.sh" "$@"; }

say() { printf '%s\n' "$*" >&2; }

usage_error() { # SUBJECT FACT REMEDY
  say "[$1] $2 $3"
  exit 2
}

usage() {
  local name
  cat <<END
Usage: infra/setup.sh [--check] [--only NAME,…] [--without NAME,…]

Installs what is missing; a tool on PATH is used as it is. As root, packages come from the distribution; without
root, only what needs none is installed. Nothing in the repository changes.

  --check      print what is there and what would be done; change nothing
  --only A,B   only these components
  --without A  all but these components
  --help       print this

Exit status: 0 no component failed (some may be skipped, with the reason), 1 at least one failed, 2 wrong usage or
no cache folder to write to. Downloads, builds and logs: \$SANDGAUGE_CACHE, else \$XDG_CACHE_HOME/sandgauge, else
~/.cache/sandgauge. SANDGAUGE_DEBIAN_ARCHIVE names the Debian archive for WasmEdge where apt's sources name none.
KATA_ARCHIVES names a folder that has the archives of Kata's release, KATA_SHA256 and KATA_GO_SHA256 their checksums.

Components ($(IFS=,; echo "${on_request[*]}") only where --only names them):
END
  for name in "${names[@]}"; do printf '  %-16s %s\n' "$name" "$(component "$name" summary)"; done
}

# check_names OPTION NAME…: each must be a component's.
check_names() {
  local option=$1 name
  shift
  (($# > 0)) || usage_error "$option" "No component is named." "Known: ${names[*]}."
  for name in "$@"; do
    [[ " ${names[*]} " == *" $name "* ]] || usage_error "$option" "There is no component \"$name\"." "Known: ${names[*]}."
  done
}

parse_arguments() {
  local name without=()
  while (($# > 0)); do
    case $1 in
      --check) mode=check ;;
      --only=*) IFS=, read -r -a selected <<<"${1#*=}" ;;
      --only)
        (($# > 1)) || usage_error --only "Names are missing after it." "Known: ${names[*]}."
        IFS=, read -r -a selected <<<"$2"
        shift
        ;;
      --without)
        (($# > 1)) || usage_error --without "Names are missing after it." "Known: ${names[*]}."
        IFS=, read -r -a without <<<"$2"
        check_names --without "${without[@]}"
        shift
        ;;
      -h | --help)
        usage
        exit
        ;;
      *) usage_error setup "There is no argument \"$1\"." "See infra/setup.sh --help." ;;
    esac
    shift
  done
  check_names --only "${selected[@]}"
  for name in "${selected[@]}"; do
    [[ " ${without[*]} " == *" $name "* ]] || wanted+=("$name")
  done
}

row() { rows+=("$1"$'\t'"$2"$'\t'"$3"$'\t'"$4"$'\t'"${5:-}"); }

# Leaves one row: what is there, what was or would be done, or why not.
visit_component() {
  local name=$1 found how code=0
  if found=$(component "$name" present); then
    row "$name" present "${found%%$'\t'*}" "${found#*$'\t'}"
    return
  fi
  if [[ $mode == install ]]; then refresh_package_lists; fi
  how=$(component "$name" plan) || code=$?
  case $code-$mode in
    3-*) row "$name" skipped - - "$how" ;;
    0-check) row "$name" missing - - "would: $how" ;;
    0-install) install_component "$name" "$how" ;;
    *) row "$name" failed - - "its plan ended with exit code $code" ;;
  esac
}

install_component() {
  local name=$1 how=$2 log=$cache/logs/$1.log found code=0
  say "$name: $how"
  component "$name" install >"$log" 2>&1 </dev/null || code=$?
  if ((code != 0)); then
    row "$name" failed - - "exit code $code; see $log"
    say "[$name] Installing it ended with exit code $code. The last lines of $log:"
    tail -n 8 "$log" | sed 's/^/    /' >&2
    say "    Remove the cause, then run: infra/setup.sh --only $name"
  elif found=$(component "$name" present); then
    row "$name" installed "${found%%$'\t'*}" "${found#*$'\t'}"
  else
    row "$name" failed - - "installed, yet not found or not working; see $log"
    say "[$name] It was installed without an error, yet it is not found or does not work. See $log."
  fi
}

# Once, and only where something is missing: `apt-get update` for packages that may come from the distribution.
refresh_package_lists() {
  local log=$cache/logs/package-lists.log
  if [[ -n ${lists_are_fresh:-} ]]; then return; fi
  lists_are_fresh=yes
  if ! has_apt || ! is_root; then return; fi
  apt-get -q update >"$log" 2>&1 </dev/null ||
    say "[packages] apt-get update ended with exit code $?; the lists that are there are used. See $log."
}

# One setup at a time: the lock is held by this process and what it starts, and ends with them, however they end.
lock_cache() {
  if ! mkdir -p "$cache/logs" 2>/dev/null || [[ ! -w $cache || ! -w $cache/logs ]]; then
    usage_error cache "$cache cannot be written by uid $EUID." "Set SANDGAUGE_CACHE to a folder that can."
  fi
  exec 9>"$cache/setup.lock"
  if ! flock --nonblock 9; then
    say "setup: waiting for another setup that uses $cache"
    flock 9
  fi
}

main() {
  local name
  parse_arguments "$@"
  if [[ $mode == install ]]; then lock_cache; fi
  for name in "${wanted[@]}"; do visit_component "$name"; done
  printf '%s\n' $'component\tstatus\tversion\twhere\treason' "${rows[@]}" | print_table
  if [[ $mode == install && ${rows[*]} == *$'\tfailed\t'* ]]; then return 1; fi
}

main "$@"
