# shellcheck shell=bash
# Prometheus' own parser. Only the tests need it, to read what `compare --format openmetrics` writes.
summary="the parser that the tests read compare's OpenMetrics with"

present() {
  local python=/usr/bin/python3
  [[ -x $python ]] || return 1
  "$python" -c 'import prometheus_client.openmetrics.parser' 2>/dev/null || return 1
  printf '%s\t%s\n' "$("$python" -c 'import importlib.metadata as m; print(m.version("prometheus_client"))')" "$python"
}
packages() { echo python3-prometheus-client; }
