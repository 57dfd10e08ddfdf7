#!/usr/bin/env bash
# From a fresh machine to a verdict: dependencies, runtimes, workloads, the quick plan, the verdict table.
#   npm run quickstart [-- --no-install]
#   --no-install   do not install runtimes; use what is there
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

install=1
for argument in "$@"; do
  case $argument in
    --no-install) install=0 ;;
    *)
      echo "quickstart: there is no option $argument; there is --no-install." >&2
      exit 2
      ;;
  esac
done

echo '== Dependencies' >&2
[[ -f node_modules/.package-lock.json && ! package-lock.json -nt node_modules/.package-lock.json ]] || bash infra/dependencies.sh

if ((install)); then
  # What only tests need, and what takes long to build and the quick plan can do without.
  without=chromium,openmetrics,containerd,docker,gvisor-shim,cni-plugins
  echo '== Runtimes: what is there and what is to be done' >&2
  bash infra/setup.sh --check --without "$without" >&2 || true
  echo '== Runtimes: installing (skip with: npm run quickstart -- --no-install)' >&2
  bash infra/setup.sh --without "$without" >&2 || echo 'quickstart: going on with what is there.' >&2
fi

# The pinned Node, whatever the system has. It needs a library that a bare Debian lacks and that setup brings.
if complaint=$(node_modules/.bin/node --version 2>&1); then
  PATH=$PWD/node_modules/.bin:$PATH
elif ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 22 || (a == 22 && b >= 18) ? 0 : 1)'; then
  echo "quickstart: the pinned Node does not start (${complaint##*$'\n'}), and the system's $(node --version) is older than 22.18." >&2
  echo 'quickstart: install libatomic1 (infra/setup.sh does), or a newer Node.' >&2
  exit 3
fi
hash -r

# Fills Node's cache of compiled code: without it the compiler that strips types stays in the harness's memory, some
# 80 MiB, for as long as the run that comes first in a checkout.
node harness/cli.ts run --help > /dev/null

echo '== Measuring: the quick plan' >&2
folder=$(node --max-semi-space-size=2 harness/cli.ts run --plan quick)
echo '== Verdicts' >&2
node harness/cli.ts check "$folder"
report=$(node harness/cli.ts report "$folder")
echo "Report: $report"
