#!/usr/bin/env bash
# One night's run on this machine, once it is set up.
#   infra/nightly/measure.sh OUT PLAN [MINUTES [WAIT]]
# OUT becomes the run's folder, with outcome.json in it whatever happens. After MINUTES (240) the run is ended, and what
# it measured is kept, so that no runner's own limit can lose it; for WAIT minutes (30) it waits where another measures
# on this host. Exit status: 0 where the run is complete.
set -euo pipefail
out=$(realpath -m -- "$1") plan=$2 minutes=${3:-240} patience=${4:-30}
[[ $plan != *.json ]] || plan=$(realpath -- "$plan")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. infra/lib/cache.sh
PATH=$PWD/node_modules/.bin:$PATH
. infra/nightly/as-root.sh
. infra/lib/wait-through.sh

outcome() {
  printf '{"outcome":"%s","why":"%s"}\n' "$1" "$2" >"$out/outcome.json.part"
  mv "$out/outcome.json.part" "$out/outcome.json"
}

mkdir -p "$out"
outcome failed "It was killed."
trap 'give_back "$out" "$(cache_folder)"' EXIT

# At most one run measures on a host, whoever starts it; the lock is the run's own, so that it holds as long as that lives.
lock=/run/lock/sandgauge-nightly.lock
[[ -d /run/lock ]] || "${as_root[@]}" mkdir -m 1777 /run/lock # where nothing but the system's init makes it
"${as_root[@]}" flock --no-fork --conflict-exit-code 75 --wait "$((patience * 60))" "$lock" \
  timeout --foreground --signal=TERM --kill-after=600 "${minutes}m" \
  node --max-semi-space-size=2 harness/cli.ts run --plan "$plan" --tune --out "$out" &
run=$!
trap 'kill -TERM "$run"' INT TERM
wait_through "$run"
case $code in
  0) outcome complete "" ;;
  75) outcome failed "Another run measures on this host, and did not end within $patience minutes." ;;
  124) outcome partial "It was ended after $minutes minutes." ;;
  130) outcome partial "It was interrupted." ;;
  *) outcome partial "It ended with exit status $code." ;;
esac
if [[ ! -s $out/samples.jsonl && $code != 0 && $code != 75 ]]; then
  outcome failed "It ended with exit status $code before anything was measured."
fi
exit "$code"
