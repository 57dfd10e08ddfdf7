#!/usr/bin/env bash
# Puts a runner in a state to measure, from a bare checkout: dependencies, runtimes.
#   infra/nightly/set-up.sh [arguments of infra/setup.sh]
# A runtime that cannot be set up stops nothing: the others are measured, and the comparison tells what is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. infra/lib/cache.sh
. infra/nightly/as-root.sh

[[ -f node_modules/.package-lock.json && ! package-lock.json -nt node_modules/.package-lock.json ]] || bash infra/dependencies.sh
(($# > 0)) || set -- --without chromium,openmetrics,hyperfine # what tests and the bench alone need
mkdir -p "$(cache_folder)"
trap 'give_back "$(cache_folder)"' EXIT
code=0
"${as_root[@]}" bash infra/setup.sh "$@" || code=$?
((code <= 1)) || exit "$code"
