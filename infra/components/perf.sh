# shellcheck shell=bash
summary="counts the system calls that an instance makes, for the isolation metric"
tool=perf
packages() {
  # Ubuntu has one for each kernel; this one depends on that of its newest.
  if candidate linux-perf >/dev/null; then echo linux-perf; else echo linux-tools-generic; fi
}
