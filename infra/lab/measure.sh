#!/usr/bin/env bash
# One run on this host, watched from elsewhere: started detached, at most one at a time, and told when it has ended.
#   infra/lab/measure.sh OUT [arguments of `sandgauge run`]
#   infra/lab/measure.sh --stop OUT
# Beside OUT: OUT.log, what it says; OUT.ended, its exit status, written last. --stop ends it, also before it began.
set -euo pipefail
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$checkout/infra/lib/wait-through.sh"

# From now on nobody waits for more. Whole or not at all.
end() {
  printf '%s\n' "$1" >"$out.ended.part"
  mv "$out.ended.part" "$out.ended"
  exit "$1"
}

stop() {
  : >"$out.stop"
  if [[ -f $out.pid && ! -f $out.ended ]]; then kill -TERM "$(<"$out.pid")"; fi
}

if [[ $1 == --stop ]]; then
  out=$2
  stop
  exit
fi

out=$1
shift
mkdir -p "$(dirname "$out")"
exec 9>"$(dirname "$out")/.lock"
if ! flock --wait 10 9; then # whoever follows a run asks by the lock, too
  echo "[lab] Another run measures on this host. Wait for its end; name each host once." >"$out.log"
  end 3
fi
cd "$checkout"
node_modules/.bin/node --max-semi-space-size=2 harness/cli.ts run --out "$out" "$@" >"$out.log" 2>&1 9>&- &
run=$!
trap 'kill -TERM "$run"' TERM
printf '%s\n' "$$" >"$out.pid"
if [[ -f $out.stop ]]; then kill -TERM "$run"; fi
wait_through "$run"
end "$code"
