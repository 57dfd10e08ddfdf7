#!/usr/bin/env bash
# Runs one function of one component in a shell of its own, where `set -e` holds whatever calls it:
#   component.sh NAME present|plan|install|summary
#
# A component is a file infra/components/NAME.sh that sets `summary`, and `tool` or functions of its own:
#   present   prints "version<TAB>where" of what is there and works, or fails
#   packages  prints the names of the distribution's packages, where those are the way to get it
#   plan      prints in one line what `install` would do, or says with `cannot` why it is not possible here
#   install   does it; may be killed at any point without leaving something that counts as present
set -euo pipefail
shopt -s inherit_errexit
umask 022
infra=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for library in cache manifest tools go python packages unpacked-package debian-suite; do
  # shellcheck source=/dev/null
  . "$infra/lib/$library.sh"
done
. "$infra/versions.sh"
cache=$(cache_folder)
machine=$(uname -m)
cd / # no settings of the folder we were called from, such as a pinned toolchain
unset CDPATH

# cannot FACT REMEDY: ends `plan`; setup.sh tells this exit code from a defect.
cannot() {
  printf '%s. %s\n' "$1" "$2"
  exit 3
}

summary() { printf '%s\n' "$summary"; }
present() { report_tool "$tool"; }
packages() { printf '%s\n' "$tool"; }
plan() {
  local names
  mapfile -t names < <(packages)
  plan_packages "${names[@]}"
}
install() {
  local names
  mapfile -t names < <(packages)
  install_packages "${names[@]}"
}

component=$1
# shellcheck source=/dev/null
. "$infra/components/$component.sh"
"$2"
